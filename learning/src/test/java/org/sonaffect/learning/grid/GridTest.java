package org.sonaffect.learning.grid;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sonaffect.learning.family.ElasticNetSpec;
import org.sonaffect.learning.family.SvrSpec;
import org.sonaffect.learning.kernel.Gamma;
import org.sonaffect.learning.kernel.Kernel;
import org.sonaffect.learning.prepare.Projection;

/** The grids of the paper and the order of their points (docs/spec/experiment.md §3, §4.3). */
class GridTest {
  private static final Grid SVR = PaperGrids.svr(true);
  private static final Grid LINEAR = PaperGrids.elasticNet(true);

  @Test
  void havePaperSizesAndNoPointTwice() {
    assertEquals(26_000, SVR.size());
    assertEquals(400, LINEAR.size());
    assertEquals(26_000, new HashSet<>(SVR.points()).size());
    assertEquals(400, new HashSet<>(LINEAR.points()).size());
  }

  @Test
  void kernelsComeInTheOrderRbfSigmoidPolynomial() {
    Class<?>[] kernels = {Kernel.Rbf.class, Kernel.Sigmoid.class, Kernel.Polynomial.class};
    int[] from = {0, 1_000, 6_000, 26_000};
    for (int k = 0; k < 3; k++) {
      for (int i = from[k]; i < from[k + 1]; i++) {
        assertEquals(kernels[k], svr(i).kernel().getClass());
      }
    }
  }

  @Test
  void whiteningIsFastestThenShareShrinkingGammaEpsilonDegreeCoef0AndC() {
    double most = 1 - 1e-15;
    assertEquals(new Projection.Pca(.8, true, true), SVR.points().get(0).projection());
    assertEquals(new Projection.Pca(.8, false, true), SVR.points().get(1).projection());
    assertEquals(new Projection.Pca(most, false, true), SVR.points().get(9).projection());
    assertEquals(true, svr(9).shrinking());
    assertEquals(false, svr(10).shrinking());
    Kernel first = new Kernel.Polynomial(2, 0, Gamma.SCALE);
    assertEquals(new SvrSpec(first, .1, 0, true), svr(6_000));
    assertEquals(new SvrSpec(new Kernel.Polynomial(2, 0, Gamma.AUTO), .1, 0, true), svr(6_020));
    assertEquals(new SvrSpec(first, .1, .25, true), svr(6_040));
    assertEquals(new SvrSpec(new Kernel.Polynomial(3, 0, Gamma.SCALE), .1, 0, true), svr(6_200));
    assertEquals(new SvrSpec(new Kernel.Polynomial(2, 25, Gamma.SCALE), .1, 0, true), svr(6_800));
    assertEquals(.1 * Math.sqrt(10), svr(10_000).c(), 1e-15);
    assertEquals(new SvrSpec(new Kernel.Polynomial(5, 100, Gamma.AUTO), 10, 1, false), svr(25_999));
  }

  @Test
  void valuesAreThoseOfThePaper() {
    double[] c = IntStream.range(0, 5).mapToDouble(i -> svr(200 * i).c()).toArray();
    assertArrayEquals(new double[] {.1, Math.sqrt(.1), 1, Math.sqrt(10), 10}, c, 1e-14);
    double[] epsilon = IntStream.range(0, 5).mapToDouble(i -> svr(40 * i).epsilon()).toArray();
    assertArrayEquals(new double[] {0, .25, .5, .75, 1}, epsilon);
    double[] l1 = IntStream.range(0, 10).mapToDouble(i -> net(40 * i).l1Ratio()).toArray();
    assertEquals(.01, l1[0]);
    assertEquals(.99, l1[9]);
    assertEquals(.01 + .98 / 9, l1[1], 1e-15);
    assertEquals(new ElasticNetSpec(.01, false), net(20));
    assertEquals(new Projection.Pca(1 - 1e-15, false, true), LINEAR.points().get(399).projection());
  }

  @Test
  void halfOfTheSupportVectorMachinesAreTwins() {
    int[] twins = SVR.twins();
    assertEquals(13_000, IntStream.range(0, 26_000).filter(i -> twins[i] == i).count());
    assertEquals(0, twins[10]);
  }

  /** Normalised, components are the same whether they were whitened or not. */
  @Test
  void normalisedElasticNetsOnWhitenedComponentsAreTwinsOfThoseOnPlainOnes() {
    int[] twins = LINEAR.twins();
    assertEquals(300, IntStream.of(twins).distinct().count());
    assertEquals(0, twins[1]);
    assertEquals(20, twins[20]);
    assertEquals(21, twins[21]);
  }

  private static SvrSpec svr(int point) {
    return (SvrSpec) SVR.points().get(point).regressor();
  }

  private static ElasticNetSpec net(int point) {
    return (ElasticNetSpec) LINEAR.points().get(point).regressor();
  }
}
