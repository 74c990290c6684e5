package org.sonaffect.learning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sonaffect.learning.Coupling.Scales;
import org.sonaffect.learning.family.ElasticNetSpec;
import org.sonaffect.learning.family.SvrSpec;
import org.sonaffect.learning.kernel.Gamma;
import org.sonaffect.learning.kernel.Kernel;
import org.sonaffect.learning.metrics.Metrics;
import org.sonaffect.learning.prepare.Projection;
import org.sonaffect.learning.random.SplitMix64;
import org.sonaffect.learning.rows.Matrix;

/** Machines of one domain that learn from another: two domains of one relation. */
class CoupledFitsTest {
  private static final int OWN = 16;
  private static final int OTHERS = 150;
  private static final int TESTED = 100;
  private static final int COLUMNS = 6;

  private static final Pipeline MACHINE =
      new Pipeline(
          new Projection.Pca(1),
          new SvrSpec(new Kernel.Rbf(Gamma.scale(0.3)), 1, 0.02, false, 1e-6));

  private final int[] own = IntStream.range(0, OWN).toArray();
  private final int[] others = IntStream.range(OWN, OWN + OTHERS).toArray();
  private final int[] tested = IntStream.range(OWN + OTHERS, OWN + OTHERS + TESTED).toArray();
  private final int[] domain = new int[OWN + OTHERS + TESTED];
  private final double[] rating = new double[domain.length];
  private final Matrix x;

  CoupledFitsTest() {
    SplitMix64 random = new SplitMix64(7);
    double[] values = new double[domain.length * COLUMNS];
    for (int i = 0; i < domain.length; i++) {
      domain[i] = i >= OWN && i < OWN + OTHERS ? 1 : 0;
      for (int j = 0; j < COLUMNS; j++) {
        values[i * COLUMNS + j] = random.nextGaussian();
      }
      rating[i] =
          0.3 * values[i * COLUMNS]
              + 0.3 * Math.tanh(values[i * COLUMNS + 1] - values[i * COLUMNS + 2])
              + 0.05 * random.nextGaussian();
    }
    x = new Matrix(domain.length, COLUMNS, values);
  }

  private double[] predicted(Scales scales, Matrix rows, double[] ratings, double strength) {
    return CoupledFits.of(scales, rows, domain, own, others)
        .fit(MACHINE, strength, ratings)
        .predict(rows.rows(tested));
  }

  private double r2(double[] predicted) {
    return Metrics.r2(Arrays.stream(tested).mapToDouble(i -> rating[i]).toArray(), predicted);
  }

  @Test
  void rowsOfAnotherDomainOfTheSameRelationHelp() {
    double alone = r2(MACHINE.fit(x, rating, own).predict(x.rows(tested)));
    for (Scales scales : Scales.values()) {
      double coupled = r2(predicted(scales, x, rating, 0.9));
      assertTrue(coupled > alone + 0.02, () -> "alone %s, %s %s".formatted(alone, scales, coupled));
    }
  }

  @Test
  void withoutACouplingItIsTheMachineOfTheDomainAlone() {
    double[] alone = MACHINE.fit(x, rating, own).predict(x.rows(tested));
    double[] uncoupled = predicted(Scales.SAME, x, rating, 0);
    // The offset of a domain is held down a little, beside an intercept for all.
    assertArrayEquals(alone, uncoupled, 0.02);
  }

  @Test
  void scalesOfItsOwnMakeTheUnitsOfAnotherDomainAllTheSame() {
    double[] values = x.values().clone();
    double[] ratings = rating.clone();
    for (int i : others) {
      for (int j = 0; j < COLUMNS; j++) {
        values[i * COLUMNS + j] = 100 + (3 + j) * values[i * COLUMNS + j];
      }
      ratings[i] = 0.2 + 0.5 * ratings[i];
    }
    Matrix moved = new Matrix(domain.length, COLUMNS, values);
    assertArrayEquals(
        predicted(Scales.OWN, x, rating, 0.6), predicted(Scales.OWN, moved, ratings, 0.6), 1e-5);
  }

  @Test
  void refusesWhatIsNoMachine() {
    CoupledFits fits = CoupledFits.of(Scales.SAME, x, domain, own, others);
    Pipeline net = new Pipeline(Projection.NONE, new ElasticNetSpec(0.5, false));
    assertThrows(IllegalArgumentException.class, () -> fits.fit(net, 0.5, rating));
    assertThrows(IllegalArgumentException.class, () -> fits.fit(MACHINE, 1.5, rating));
  }
}
