package org.sonaffect.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.sonaffect.learning.Pipeline;
import org.sonaffect.learning.family.ElasticNetSpec;
import org.sonaffect.learning.family.SvrSpec;
import org.sonaffect.learning.grid.Grid;
import org.sonaffect.learning.grid.Halving;
import org.sonaffect.learning.kernel.Gamma;
import org.sonaffect.learning.kernel.Kernel;
import org.sonaffect.learning.prepare.Projection;

/** The models that a study can name without writing a grid out: few, well-spread points each. */
final class DefaultGrids {
  /** All components whose variance is more than rounding errors. */
  private static final double ALL_VARIANCE = 1;

  private static final Map<String, Supplier<ModelGrid>> BY_NAME =
      new TreeMap<>(Map.of("linear", DefaultGrids::linear, "svr", DefaultGrids::svr));

  private DefaultGrids() {}

  /** Names, sorted. */
  static List<String> names() {
    return List.copyOf(BY_NAME.keySet());
  }

  /** The grid of a name that {@link #names} holds. */
  static ModelGrid of(String name) {
    Supplier<ModelGrid> grid = BY_NAME.get(name);
    if (grid == null) {
      throw new IllegalArgumentException(
          "%s is not a built-in model, expected one of %s".formatted(name, names()));
    }
    return grid.get();
  }

  /** Elastic nets on principal components; each chooses its own penalty. */
  private static ModelGrid linear() {
    List<Pipeline> points = new ArrayList<>();
    for (double l1Ratio : new double[] {0.01, 0.5, 0.99}) {
      for (double share : new double[] {0.8, 0.95, ALL_VARIANCE}) {
        for (boolean whiten : new boolean[] {false, true}) {
          points.add(
              new Pipeline(
                  new Projection.Pca(share, whiten, false), new ElasticNetSpec(l1Ratio, false)));
        }
      }
    }
    return new ModelGrid("linear", new Grid("linear", points), Halving.NONE);
  }

  /**
   * Support vector machines with radial kernels around the usual width (1 / (m var)), on all
   * components and on those that hold 95 % of the variance.
   */
  private static ModelGrid svr() {
    List<Pipeline> points = new ArrayList<>();
    for (double c : new double[] {0.1, 0.3, 1, 3, 10}) {
      for (double epsilon : new double[] {0.03, 0.1}) {
        for (double gamma : new double[] {0.1, 0.3, 1}) {
          SvrSpec svr = new SvrSpec(new Kernel.Rbf(Gamma.scale(gamma)), c, epsilon, false);
          for (double share : new double[] {0.95, ALL_VARIANCE}) {
            points.add(new Pipeline(new Projection.Pca(share, false, false), svr));
          }
        }
      }
    }
    return new ModelGrid("svr", new Grid("svr", points), Halving.NONE);
  }
}
