package org.sonaffect.learning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sonaffect.learning.family.ElasticNetSpec;
import org.sonaffect.learning.family.FittedMachine;
import org.sonaffect.learning.family.SvrSpec;
import org.sonaffect.learning.folds.PenaltyFolds;
import org.sonaffect.learning.kernel.Gamma;
import org.sonaffect.learning.kernel.Kernel;
import org.sonaffect.learning.prepare.Projection;
import org.sonaffect.learning.rows.Matrix;

/** 40 clips of 60 features: as they are, twice again, and twice with ten features moved. */
class VariantPipelinesTest {
  private static final int CLIPS = 40;
  private static final int COLUMNS = 60;
  private static final int[] ROWS = IntStream.range(0, CLIPS).toArray();
  private static final int[] ALIKE = IntStream.range(CLIPS, 3 * CLIPS).toArray();
  private static final int[] MOVED = IntStream.range(3 * CLIPS, 5 * CLIPS).toArray();
  private static final double[] Y = new double[CLIPS];
  private static final Matrix X = x();
  private static final int[] FOLDS = PenaltyFolds.contiguous(CLIPS, 5);

  private static Matrix x() {
    Random random = new Random(11);
    double[] values = new double[5 * CLIPS * COLUMNS];
    for (int i = 0; i < CLIPS; i++) {
      double a = random.nextGaussian();
      double level = random.nextGaussian();
      Y[i] = 0.4 * Math.tanh(a) + 0.1 * level;
      for (int j = 0; j < COLUMNS; j++) {
        double value = (j < 50 ? a : level) + random.nextGaussian();
        for (int k = 0; k < 5; k++) {
          values[(k * CLIPS + i) * COLUMNS + j] = value + (k > 2 && j >= 50 ? 5 - 2 * k : 0);
        }
      }
    }
    return new Matrix(5 * CLIPS, COLUMNS, values);
  }

  private static final Pipeline SVR =
      new Pipeline(
          new Projection.Pca(1, false, false),
          new SvrSpec(new Kernel.Rbf(Gamma.scale(0.3)), 1, 0.05));

  private static final List<Pipeline> ALL =
      List.of(
          SVR,
          new Pipeline(SVR.regressor()),
          new Pipeline(new Projection.Pca(0.95, true, false), new ElasticNetSpec(0.5, false)));

  @Test
  void variantsLikeTheirClipsChangeNothing() {
    for (Pipeline pipeline : ALL) {
      assertArrayEquals(
          pipeline.fit(X, Y, ROWS, FOLDS).predict(X.rows(ROWS)),
          VariantPipelines.of(X, ROWS, ALIKE).fit(pipeline, Y, FOLDS).predict(X.rows(ROWS)),
          0.02,
          pipeline.describe());
    }
  }

  @Test
  void predictionsMoveLessAndNothingStoredGrows() {
    for (Pipeline pipeline : ALL) {
      FittedPipeline plain = pipeline.fit(X, Y, ROWS, FOLDS);
      FittedPipeline varied = VariantPipelines.of(X, ROWS, MOVED).fit(pipeline, Y, FOLDS);
      assertTrue(moved(varied) < 0.8 * moved(plain), pipeline.describe());
      assertEquals(plain.projection().components(), varied.projection().components());
      if (varied.regressor() instanceof FittedMachine machine) {
        assertEquals(CLIPS, machine.weights().length);
      }
    }
  }

  private static double moved(FittedPipeline fitted) {
    double[] before = fitted.predict(X.rows(ROWS));
    double[] after = fitted.predict(X.rows(MOVED));
    return Math.sqrt(
        IntStream.range(0, after.length)
            .mapToDouble(i -> after[i] - before[i % CLIPS])
            .map(d -> d * d)
            .average()
            .orElseThrow());
  }

  @Test
  void everyClipHasItsVariants() {
    assertThrows(
        IllegalArgumentException.class, () -> VariantPipelines.of(X, ROWS, new int[] {40, 41}));
  }
}
