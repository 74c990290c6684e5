package org.sonaffect.learning.grid;

import java.util.ArrayList;
import java.util.List;
import org.sonaffect.learning.Pipeline;
import org.sonaffect.learning.family.ElasticNetSpec;
import org.sonaffect.learning.family.GridFamily;
import org.sonaffect.learning.family.SvrSpec;
import org.sonaffect.learning.kernel.Gamma;
import org.sonaffect.learning.kernel.Kernel;
import org.sonaffect.learning.prepare.Projection;

/**
 * The two grids of the paper, point for point in the order of its searches (docs/spec/experiment.md
 * §3.1, §3.2, §4.3): the regressor's values first, share and whitening last, the last fastest.
 */
public final class PaperGrids {
  private static final double LEAST_SHARE = 0.8;
  private static final double MOST_SHARE = 1 - 1e-15;
  private static final boolean[] YES_NO = {true, false};

  private PaperGrids() {}

  /**
   * The elastic net: 10 l1 ratios, normalize, 10 shares of variance, whitening; 400 points.
   *
   * @param keepNull keep components of no variance, as the published code does
   */
  public static Grid elasticNet(boolean keepNull) {
    List<Pipeline> points = new ArrayList<>(400);
    for (double l1Ratio : Ranges.linear(0.01, 0.99, 10)) {
      for (boolean normalize : YES_NO) {
        ElasticNetSpec spec = new ElasticNetSpec(l1Ratio, normalize);
        addProjections(points, spec, 10, keepNull);
      }
    }
    return new Grid("linear", points);
  }

  /**
   * The support vector machine: 1,000 points with an rbf, 5,000 with a sigmoid and 20,000 with a
   * polynomial kernel.
   *
   * @param keepNull keep components of no variance, as the published code does
   */
  public static Grid svr(boolean keepNull) {
    List<Pipeline> points = new ArrayList<>(26_000);
    double[] none = {0};
    double[] coef0s = Ranges.linear(0, 100, 5);
    addKernels(points, keepNull, none, new int[] {0}, (c0, degree, gamma) -> new Kernel.Rbf(gamma));
    addKernels(
        points,
        keepNull,
        coef0s,
        new int[] {0},
        (c0, degree, gamma) -> new Kernel.Sigmoid(c0, gamma));
    addKernels(
        points,
        keepNull,
        coef0s,
        new int[] {2, 3, 4, 5},
        (c0, degree, gamma) -> new Kernel.Polynomial(degree, c0, gamma));
    return new Grid("svr", points);
  }

  private static void addKernels(
      List<Pipeline> points,
      boolean keepNull,
      double[] coef0s,
      int[] degrees,
      KernelChoice choice) {
    for (double c : Ranges.geometric(0.1, 10, 5)) {
      for (double coef0 : coef0s) {
        for (int degree : degrees) {
          for (double epsilon : Ranges.linear(0, 1, 5)) {
            for (Gamma gamma : new Gamma[] {Gamma.SCALE, Gamma.AUTO}) {
              for (boolean shrinking : YES_NO) {
                Kernel kernel = choice.of(coef0, degree, gamma);
                addProjections(points, new SvrSpec(kernel, c, epsilon, shrinking), 5, keepNull);
              }
            }
          }
        }
      }
    }
  }

  private static void addProjections(
      List<Pipeline> points, GridFamily regressor, int shares, boolean keepNull) {
    for (double share : Ranges.linear(LEAST_SHARE, MOST_SHARE, shares)) {
      for (boolean whiten : YES_NO) {
        points.add(new Pipeline(new Projection.Pca(share, whiten, keepNull), regressor));
      }
    }
  }

  private interface KernelChoice {
    Kernel of(double coef0, int degree, Gamma gamma);
  }
}
