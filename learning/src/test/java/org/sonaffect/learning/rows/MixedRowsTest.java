package org.sonaffect.learning.rows;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sonaffect.learning.FittedPipeline;
import org.sonaffect.learning.Pipeline;
import org.sonaffect.learning.VariantPipelines;
import org.sonaffect.learning.family.ElasticNetSpec;
import org.sonaffect.learning.family.FitContext;
import org.sonaffect.learning.family.SvrSpec;
import org.sonaffect.learning.folds.PenaltyFolds;
import org.sonaffect.learning.kernel.Gamma;
import org.sonaffect.learning.kernel.Kernel;
import org.sonaffect.learning.kernel.PointKernel;
import org.sonaffect.learning.prepare.Embedding;
import org.sonaffect.learning.prepare.FeatureGroups;
import org.sonaffect.learning.prepare.FittedPreparation;
import org.sonaffect.learning.prepare.Preparation;
import org.sonaffect.learning.prepare.Projection;
import org.sonaffect.learning.prepare.Scaling;
import org.sonaffect.learning.prepare.Selection;
import org.sonaffect.learning.random.Seeds;

/** Rows that take groups of columns from two rows are those rows, whatever is done to them. */
public class MixedRowsTest {
  private static final int COLUMNS = 20;
  private static final Matrix TRAINING = random(40, 1);
  private static final Matrix MIXED = mixed(random(2, 2));
  private static final Matrix PLAIN = new Matrix(MIXED.rows(), COLUMNS, MIXED.values().clone());

  /** All combinations of four groups of columns of two rows. */
  public static Matrix mixed(Matrix pair) {
    int[] group = IntStream.range(0, pair.columns()).map(j -> j * 7 % 4).toArray();
    return Matrix.mixed(pair, group, WholeMatrix.rows(16));
  }

  private static Matrix random(int rows, long seed) {
    Random random = new Random(seed);
    return new Matrix(rows, COLUMNS, random.doubles((long) rows * COLUMNS, -3, 3).toArray());
  }

  private static double[] y() {
    return IntStream.range(0, TRAINING.rows())
        .mapToDouble(i -> 0.2 * TRAINING.get(i, 3) - 0.1 * TRAINING.get(i, 6))
        .toArray();
  }

  @Test
  void aBitOfTheChoiceSaysWhichRowAGroupIsOf() {
    Matrix pair = Matrix.of(new double[][] {{1, 2, 3}, {10, 20, 30}});
    Matrix mixed = Matrix.mixed(pair, new int[] {0, 1, 0}, new int[] {0, 1, 2, 3});
    double[] expected = {1, 2, 3, 10, 2, 30, 1, 20, 3, 10, 20, 30};
    assertArrayEquals(expected, mixed.values());
    assertEquals(20, mixed.get(2, 1));
    assertArrayEquals(new double[] {10, 20, 30, 1, 2, 3}, mixed.rows(new int[] {3, 0}).values());
    assertArrayEquals(Matrix.turned(expected, 0, 4, 3), mixed.byColumn());
  }

  @Test
  void shapesAreChecked() {
    assertThrows(
        IllegalArgumentException.class,
        () -> Matrix.mixed(random(3, 1), new int[COLUMNS], new int[1]));
    assertThrows(
        IllegalArgumentException.class, () -> Matrix.mixed(random(2, 1), new int[3], new int[1]));
    int[] negative = new int[COLUMNS];
    negative[5] = -1;
    assertThrows(
        IllegalArgumentException.class, () -> Matrix.mixed(random(2, 1), negative, new int[1]));
  }

  @Test
  void aNumberThatIsNotFiniteIsRefused() {
    double[] values = new double[2 * COLUMNS];
    values[COLUMNS + 4] = Double.NaN;
    Matrix mixed = mixed(new Matrix(2, COLUMNS, values));
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> Check.finite(mixed));
    assertTrue(e.getMessage().contains("column 4"), e.getMessage());
  }

  @Test
  void pipelinesPredictTheSame() {
    VariantPipelines rows =
        VariantPipelines.of(TRAINING, WholeMatrix.rows(TRAINING.rows()), new int[0]);
    for (Projection projection :
        List.of(new Projection.None(), new Projection.Pca(0.9, true, false))) {
      for (Kernel kernel :
          List.of(
              new Kernel.Linear(),
              new Kernel.Rbf(Gamma.scale(0.3)),
              new Kernel.Polynomial(2, 1, Gamma.scale(1)))) {
        same(rows.fit(new Pipeline(projection, new SvrSpec(kernel, 1, 0.01)), y(), new int[0]));
      }
      same(
          rows.fit(
              new Pipeline(projection, new ElasticNetSpec(0.5, false)),
              y(),
              PenaltyFolds.contiguous(TRAINING.rows(), 5)));
    }
  }

  private static void same(FittedPipeline fitted) {
    assertArrayEquals(fitted.predict(PLAIN), fitted.predict(MIXED), 1e-9, fitted.spec().describe());
  }

  @Test
  void preparationsKeepWhatIsMixed() {
    for (Scaling.Kind kind : Scaling.Kind.values()) {
      assertTrue(prepared(Preparation.of(new Scaling(kind))).isMixed());
    }
    Scaling scaling = new Scaling(Scaling.Kind.STANDARD);
    List<String> view = List.of("a", "c");
    assertTrue(
        prepared(new Preparation(scaling, true, view, new Selection.Univariate(5), Embedding.NONE))
            .isMixed());
  }

  @Test
  void whatNeedsColumnsOfSeveralGroupsIsNoLongerMixed() {
    Scaling scaling = new Scaling(Scaling.Kind.STANDARD);
    for (Selection selection : List.of(Selection.ALL, new Selection.Agglomeration(3))) {
      for (Embedding embedding :
          List.of(
              new Embedding.Pca(0.9, true),
              new Embedding.Nystroem(new PointKernel.Laplace(1), 10))) {
        Preparation preparation = new Preparation(scaling, false, List.of(), selection, embedding);
        assertFalse(prepared(preparation).isMixed());
      }
    }
  }

  /** The mixed rows as prepared, which must be the plain ones as prepared. */
  private static Matrix prepared(Preparation preparation) {
    FeatureGroups groups =
        new FeatureGroups(
            IntStream.range(0, COLUMNS).mapToObj(j -> "abc".substring(j % 3, j % 3 + 1)).toList());
    int[] domain = IntStream.range(0, TRAINING.rows()).map(i -> i % 2).toArray();
    FittedPreparation fitted =
        preparation.fit(
            TRAINING,
            groups,
            new double[][] {y()},
            domain,
            new FitContext(PenaltyFolds.contiguous(TRAINING.rows(), 5), Seeds.of(1)));
    int[] of = new int[MIXED.rows()];
    Arrays.fill(of, 1);
    Matrix mixed = fitted.transform(MIXED, of);
    assertArrayEquals(
        fitted.transform(PLAIN, of).values(), mixed.values(), 1e-9, preparation.describe());
    return mixed;
  }
}
