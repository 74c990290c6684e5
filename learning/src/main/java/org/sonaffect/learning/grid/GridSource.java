package org.sonaffect.learning.grid;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.sonaffect.learning.Pipeline;
import org.sonaffect.learning.family.ElasticNetSpec;
import org.sonaffect.learning.family.GridFamily;
import org.sonaffect.learning.family.SvrSpec;
import org.sonaffect.learning.kernel.Gamma;
import org.sonaffect.learning.kernel.Kernel;
import org.sonaffect.learning.prepare.Projection;

/**
 * Grids as people write them in a study file (docs/spec/file-formats.md §4.3), once its YAML has
 * been read to plain maps, lists, numbers, texts and booleans.
 *
 * <pre>{@code
 * svr:
 *   kernel: [rbf, polynomial]         # rbf, linear, sigmoid, polynomial
 *   C: {from: 0.1, to: 10, count: 5, spacing: geometric}
 *   epsilon: [0.05, 0.1]
 *   gamma: [scale, auto, 0.5]         # a number is a multiple of scale
 *   degree: [2, 3]                    # polynomial only
 *   coef0: 1                          # polynomial and sigmoid only
 *   shrinking: false
 *   projection: [none, pca]
 *   share: [0.9, 0.99]                # pca only
 *   whiten: [true, false]             # pca only
 * small-net:
 *   - {regressor: elastic-net, l1_ratio: [0.1, 0.5, 0.9], normalize: false}
 *   - {regressor: svr, kernel: linear, C: 0.01}
 * }</pre>
 *
 * <p>Names that are left out take the first of the values that scikit-learn's users know: rbf, C 1,
 * epsilon 0.1, gamma scale, degree 3, coef0 0, l1_ratio 0.5; no projection, or all of the variance,
 * not whitened. A list is one grid after the other. Points come in the order regressor's values,
 * projection, share, whitening, the last fastest. {@code paper} in place of a mapping is the
 * paper's grid of that name.
 */
public final class GridSource {
  /** Most points of a grid: the paper's largest has 26,000. */
  static final int MOST_POINTS = 200_000;

  private static final Set<String> REGRESSORS = Set.of("svr", "elastic-net");
  private static final Set<String> KERNELS = Set.of("rbf", "linear", "sigmoid", "polynomial");
  private static final Set<String> PROJECTED =
      Set.of("regressor", "projection", "share", "whiten", "keep_null");
  private static final Set<String> NET =
      Set.of("l1_ratio", "normalize", "penalties", "tolerance", "smallest");
  private static final Set<String> MACHINE =
      Set.of("kernel", "C", "epsilon", "gamma", "degree", "coef0", "shrinking", "svr_tolerance");

  private final String name;
  private final List<Pipeline> points = new ArrayList<>();

  private GridSource(String name) {
    this.name = name;
  }

  /**
   * Reads a grid.
   *
   * @param name of the grid: `svr` and `linear` need not name their regressor
   * @param source a map, a list of maps, or the text {@code paper}
   * @throws IllegalArgumentException naming the place, what was found and what was expected
   */
  public static Grid grid(String name, Object source) {
    if ("paper".equals(source)) {
      return switch (name) {
        case "svr" -> PaperGrids.svr(false);
        case "linear" -> PaperGrids.elasticNet(false);
        default ->
            throw new IllegalArgumentException(
                "grids: %s is paper, expected a mapping: the paper has grids for svr and linear"
                    .formatted(name));
      };
    }
    GridSource reader = new GridSource(name);
    if (source instanceof List<?> parts) {
      for (int i = 0; i < parts.size(); i++) {
        Object part = parts.get(i);
        reader.add("grids: %s: part %d".formatted(name, i + 1), part == null ? "empty" : part);
      }
    } else {
      reader.add("grids: " + name, source);
    }
    return new Grid(name, reader.points);
  }

  private void add(String place, Object source) {
    GridValues values = new GridValues(place, source);
    String usual = name.equals("linear") ? "elastic-net" : "svr";
    if (!values.has("regressor") && !name.equals("linear") && !name.equals("svr")) {
      throw new IllegalArgumentException(
          "%s is missing, expected elastic-net or svr".formatted(values.place("regressor")));
    }
    List<GridFamily> regressors = new ArrayList<>();
    for (String regressor : values.texts("regressor", REGRESSORS, usual)) {
      boolean net = regressor.equals("elastic-net");
      values.allow(union(PROJECTED, net ? NET : MACHINE));
      if (net) {
        addNets(values, regressors);
      } else {
        addMachines(values, regressors);
      }
    }
    List<Projection> projections = projections(values);
    room(values, (long) points.size() + (long) regressors.size() * projections.size());
    for (GridFamily regressor : regressors) {
      for (Projection projection : projections) {
        points.add(new Pipeline(projection, regressor));
      }
    }
  }

  private static List<Projection> projections(GridValues values) {
    List<Projection> projections = new ArrayList<>();
    boolean shared = values.has("share") || values.has("whiten") || values.has("keep_null");
    String usual = shared ? "pca" : "none";
    for (String kind : values.texts("projection", Set.of("none", "pca"), usual)) {
      if (kind.equals("none")) {
        projections.add(Projection.NONE);
        continue;
      }
      for (double share : values.numbers("share", 1)) {
        for (boolean whiten : values.booleans("whiten", false)) {
          for (boolean keepNull : values.booleans("keep_null", false)) {
            room(values, projections.size());
            projections.add(
                at(values.place("share"), () -> new Projection.Pca(share, whiten, keepNull)));
          }
        }
      }
    }
    return projections;
  }

  private static void addNets(GridValues values, List<GridFamily> into) {
    for (double l1Ratio : values.numbers("l1_ratio", 0.5)) {
      for (boolean normalize : values.booleans("normalize", false)) {
        for (int penalties : values.wholeNumbers("penalties", 100)) {
          for (double tolerance : values.numbers("tolerance", 1e-5)) {
            for (double smallest : values.numbers("smallest", 1e-3)) {
              room(values, into.size());
              into.add(
                  at(
                      values.place("elastic-net"),
                      () ->
                          new ElasticNetSpec(l1Ratio, normalize, penalties, tolerance, smallest)));
            }
          }
        }
      }
    }
  }

  private static void addMachines(GridValues values, List<GridFamily> into) {
    List<Kernel> kernels = kernels(values);
    for (Kernel kernel : kernels) {
      for (double c : values.numbers("C", 1)) {
        for (double epsilon : values.numbers("epsilon", 0.1)) {
          for (boolean shrinking : values.booleans("shrinking", false)) {
            for (double tolerance : values.numbers("svr_tolerance", SvrSpec.TOLERANCE)) {
              room(values, into.size());
              into.add(
                  at(
                      values.place("svr"),
                      () -> new SvrSpec(kernel, c, epsilon, shrinking, tolerance)));
            }
          }
        }
      }
    }
  }

  private static List<Kernel> kernels(GridValues values) {
    List<Kernel> kernels = new ArrayList<>();
    for (String kind : values.texts("kernel", KERNELS, "rbf")) {
      if (kind.equals("linear")) {
        kernels.add(new Kernel.Linear());
        continue;
      }
      for (Gamma gamma : at(values.place("gamma"), () -> values.gammas("gamma"))) {
        if (kind.equals("rbf")) {
          kernels.add(new Kernel.Rbf(gamma));
          continue;
        }
        for (double coef0 : values.numbers("coef0", 0)) {
          if (kind.equals("sigmoid")) {
            room(values, kernels.size());
            kernels.add(at(values.place("coef0"), () -> new Kernel.Sigmoid(coef0, gamma)));
            continue;
          }
          for (int degree : values.wholeNumbers("degree", 3)) {
            room(values, kernels.size());
            kernels.add(
                at(values.place("polynomial"), () -> new Kernel.Polynomial(degree, coef0, gamma)));
          }
        }
      }
    }
    return kernels;
  }

  private static void room(GridValues values, long wanted) {
    if (wanted > MOST_POINTS) {
      throw new IllegalArgumentException(
          "%s are more than %d, expected fewer".formatted(values.place("points"), MOST_POINTS));
    }
  }

  /** Puts the place before what a specification says of its values. */
  private static <T> T at(String place, Supplier<T> made) {
    try {
      return made.get();
    } catch (IllegalArgumentException e) {
      String found = String.valueOf(e.getMessage());
      throw new IllegalArgumentException(
          found.startsWith("grids:") ? found : place + ": " + found, e);
    }
  }

  private static Set<String> union(Set<String> first, Set<String> second) {
    Set<String> both = new HashSet<>(first);
    both.addAll(second);
    return both;
  }
}
