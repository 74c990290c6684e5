package org.sonaffect.study;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sonaffect.learning.ElasticNetSpec;
import org.sonaffect.learning.Gamma;
import org.sonaffect.learning.Grid;
import org.sonaffect.learning.Halving;
import org.sonaffect.learning.Kernel;
import org.sonaffect.learning.PipelineSpec;
import org.sonaffect.learning.ProjectionSpec;
import org.sonaffect.learning.RegressorSpec;
import org.sonaffect.learning.SvrSpec;

/**
 * A grid written out in a study file: every list is crossed with every other; where two points tie,
 * the earlier one is chosen (order: kernel, C, coef0, degree, epsilon, gamma; or l1-ratio,
 * normalize; then share, whiten, the last fastest).
 */
final class GridReader {
  private static final List<String> COMMON =
      List.of("regressor", "projection", "share", "whiten", "keep-null", "halving");
  private static final List<String> SVR =
      with(COMMON, "kernel", "C", "epsilon", "gamma", "degree", "coef0");
  private static final List<String> ELASTIC_NET = with(COMMON, "l1-ratio", "normalize");

  /** A grid larger than this would not fit in memory with its scores. */
  private static final int MAX_POINTS = 200_000;

  private GridReader() {}

  static ModelGrid read(String name, YamlValue yaml) {
    String regressor = yaml.require("regressor").oneOf(List.of("svr", "elastic-net"));
    boolean svr = regressor.equals("svr");
    yaml.mapping(svr ? SVR : ELASTIC_NET);
    List<ProjectionSpec> projections = projections(yaml);
    List<PipelineSpec> points = new ArrayList<>();
    for (RegressorSpec spec : svr ? machines(yaml) : nets(yaml)) {
      for (ProjectionSpec projection : projections) {
        points.add(new PipelineSpec(projection, spec));
      }
      if (points.size() > MAX_POINTS) {
        throw yaml.error("has more than %d points".formatted(MAX_POINTS));
      }
    }
    return new ModelGrid(name, new Grid(name, points), halving(yaml.get("halving")));
  }

  private static List<ProjectionSpec> projections(YamlValue yaml) {
    List<String> kinds =
        list(yaml.get("projection"), v -> v.oneOf(List.of("none", "pca")), List.of("none"));
    boolean keepNull = flag(yaml.get("keep-null"), List.of(false)).get(0);
    List<ProjectionSpec> projections = new ArrayList<>();
    for (String kind : kinds) {
      if (kind.equals("none")) {
        projections.add(ProjectionSpec.NONE);
        continue;
      }
      for (double share : numbers(yaml.get("share"), 1e-6, 1, List.of(0.95))) {
        for (boolean whiten : flag(yaml.get("whiten"), List.of(false))) {
          projections.add(new ProjectionSpec.Pca(share, whiten, keepNull));
        }
      }
    }
    return projections;
  }

  private static List<RegressorSpec> nets(YamlValue yaml) {
    List<RegressorSpec> nets = new ArrayList<>();
    for (double ratio : numbers(yaml.get("l1-ratio"), 1e-6, 1, List.of(0.5))) {
      for (boolean normalize : flag(yaml.get("normalize"), List.of(false))) {
        nets.add(new ElasticNetSpec(ratio, normalize));
      }
    }
    return nets;
  }

  private static List<RegressorSpec> machines(YamlValue yaml) {
    List<RegressorSpec> machines = new ArrayList<>();
    List<String> kernels =
        list(
            yaml.get("kernel"),
            v -> v.oneOf(List.of("linear", "rbf", "polynomial", "sigmoid")),
            List.of("rbf"));
    for (String kernel : kernels) {
      boolean offset = kernel.equals("polynomial") || kernel.equals("sigmoid");
      List<Double> coef0s =
          offset ? numbers(yaml.get("coef0"), -1e6, 1e6, List.of(0.0)) : List.of(0.0);
      List<Integer> degrees =
          kernel.equals("polynomial")
              ? list(yaml.get("degree"), v -> v.integer(1, 32), List.of(3))
              : List.of(0);
      List<Gamma> gammas =
          kernel.equals("linear")
              ? List.of(Gamma.SCALE)
              : list(yaml.get("gamma"), GridReader::gamma, List.of(Gamma.SCALE));
      for (double c : numbers(yaml.get("C"), 1e-9, 1e9, List.of(1.0))) {
        for (double coef0 : coef0s) {
          for (int degree : degrees) {
            for (double epsilon : numbers(yaml.get("epsilon"), 0, 1e3, List.of(0.1))) {
              for (Gamma gamma : gammas) {
                machines.add(new SvrSpec(kernel(kernel, degree, coef0, gamma), c, epsilon, false));
              }
            }
          }
        }
      }
    }
    return machines;
  }

  private static Kernel kernel(String name, int degree, double coef0, Gamma gamma) {
    return switch (name) {
      case "linear" -> new Kernel.Linear();
      case "rbf" -> new Kernel.Rbf(gamma);
      case "polynomial" -> new Kernel.Polynomial(degree, coef0, gamma);
      default -> new Kernel.Sigmoid(coef0, gamma);
    };
  }

  /** {@code scale}, {@code auto}, or a multiple of {@code scale}. */
  private static Gamma gamma(YamlValue value) {
    if (value.node().isNumber()) {
      return Gamma.scale(value.number(1e-9, 1e9));
    }
    return value.oneOf(List.of("scale", "auto")).equals("scale") ? Gamma.SCALE : Gamma.AUTO;
  }

  private static Halving halving(@Nullable YamlValue value) {
    if (value == null) {
      return Halving.NONE;
    }
    value.mapping(List.of("factor", "share"));
    return new Halving(
        value.require("factor").integer(2, 1_000_000), value.require("share").number(1e-6, 1));
  }

  private static List<Boolean> flag(@Nullable YamlValue value, List<Boolean> otherwise) {
    return list(value, YamlValue::flag, otherwise);
  }

  /** One number, a list of them, or {@code {from, to, count, spacing}}. */
  private static List<Double> numbers(
      @Nullable YamlValue value, double low, double high, List<Double> otherwise) {
    if (value == null || !value.isMapping()) {
      return list(value, v -> v.number(low, high), otherwise);
    }
    value.mapping(List.of("from", "to", "count", "spacing"));
    double from = value.require("from").number(low, high);
    double to = value.require("to").number(from, high);
    int count = value.require("count").integer(2, 1000);
    YamlValue spacing = value.get("spacing");
    boolean geometric =
        spacing != null && spacing.oneOf(List.of("linear", "geometric")).equals("geometric");
    if (geometric && from <= 0) {
      throw value.error("starts at %s, geometric spacing wants a start above 0".formatted(from));
    }
    List<Double> numbers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double part = (double) i / (count - 1);
      numbers.add(
          i == 0
              ? from
              : i == count - 1
                  ? to
                  : geometric ? from * StrictMath.pow(to / from, part) : from + part * (to - from));
    }
    return numbers;
  }

  /** A list, or a single value for a list of one. */
  private static <T> List<T> list(
      @Nullable YamlValue value, Function<YamlValue, T> read, List<T> otherwise) {
    if (value == null) {
      return otherwise;
    }
    return value.isList() ? value.items().stream().map(read).toList() : List.of(read.apply(value));
  }

  private static List<String> with(List<String> common, String... more) {
    List<String> keys = new ArrayList<>(common);
    keys.addAll(List.of(more));
    return List.copyOf(keys);
  }
}
