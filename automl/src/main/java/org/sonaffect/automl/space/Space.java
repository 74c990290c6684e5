package org.sonaffect.automl.space;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sonaffect.learning.random.SplitMix64;

/**
 * A conditional space of configurations: settings in an order in which each stands behind those its
 * existence depends on, and how a configuration is built from a point of it.
 */
public final class Space {
  /** The setting that names the family. */
  public static final String FAMILY = "family";

  /** How far a setting that does not exist lies from any that does, in the encoding. */
  private static final double ABSENT = -1;

  private final List<Parameter> parameters;
  private final Function<Point, Configuration> builder;
  private final int width;

  /**
   * A space.
   *
   * @param parameters with one named {@code family}
   * @param builder of a configuration from a complete point; may refuse one by an exception
   */
  public Space(List<Parameter> parameters, Function<Point, Configuration> builder) {
    this.parameters = List.copyOf(parameters);
    this.builder = builder;
    this.width = parameters.stream().mapToInt(p -> p.values().width()).sum();
    if (parameters.stream().noneMatch(p -> p.name().equals(FAMILY))) {
      throw new IllegalArgumentException("a space needs a parameter named " + FAMILY);
    }
  }

  /** The names of the families, in the order of the space. */
  public List<String> families() {
    for (Parameter parameter : parameters) {
      if (parameter.name().equals(FAMILY) && parameter.values() instanceof Parameter.Choice c) {
        return c.words();
      }
    }
    return List.of();
  }

  /** The configuration of a point. */
  public Configuration configuration(Point point) {
    return builder.apply(point);
  }

  /** A point drawn setting by setting. */
  public Point sample(SplitMix64 random) {
    return completed(Map.of(), random);
  }

  /** A point of one family, all else drawn. */
  public Point sample(String family, SplitMix64 random) {
    return completed(Map.of(FAMILY, family), random);
  }

  /**
   * The point with some settings given and all others usual.
   *
   * @param settings as {@code name=value;name=value}
   * @throws IllegalArgumentException where one does not exist or cannot have its value
   */
  public Point point(String settings) {
    Point given = Point.parse(settings);
    Point point = completed(given.values(), null);
    given
        .values()
        .forEach(
            (name, value) -> {
              if (!value.equals(point.values().get(name))) {
                throw new IllegalArgumentException(
                    "no setting %s=%s in %s".formatted(name, value, settings));
              }
            });
    return point;
  }

  /** The point with some settings given as far as this space has them, and all others usual. */
  public Point nearest(Point given) {
    return completed(given.values(), null);
  }

  /** A point that differs in one setting, and in those that exist by it. */
  public Point neighbour(Point point, SplitMix64 random) {
    List<Parameter> present = parameters.stream().filter(p -> point.has(p.name())).toList();
    Parameter moved = present.get(random.nextInt(present.size()));
    Map<String, String> values = new LinkedHashMap<>(point.values());
    values.put(moved.name(), moved.values().near(point.word(moved.name()), random));
    return completed(values, random);
  }

  /** Numbers that distinguish points: words as indicators, numbers in [0, 1], absent ones -1. */
  public double[] encode(Point point) {
    double[] code = new double[width];
    int offset = 0;
    for (Parameter parameter : parameters) {
      int count = parameter.values().width();
      String value = point.values().get(parameter.name());
      if (value == null) {
        Arrays.fill(code, offset, offset + count, ABSENT);
      } else {
        parameter.values().encode(value, code, offset);
      }
      offset += count;
    }
    return code;
  }

  /** The text of the whole space, which two runs must share to share trials. */
  public String identity() {
    List<String> lines = new ArrayList<>();
    for (Parameter parameter : parameters) {
      Parameter.Condition condition = parameter.condition();
      String when =
          condition == null
              ? ""
              : condition.parameter() + new java.util.TreeSet<>(condition.values());
      lines.add(parameter.name() + parameter.values() + parameter.usual() + when);
    }
    return String.join("\n", lines);
  }

  private Point completed(Map<String, String> given, @Nullable SplitMix64 random) {
    Map<String, String> values = new LinkedHashMap<>();
    for (Parameter parameter : parameters) {
      Parameter.Condition condition = parameter.condition();
      if (condition != null) {
        String other = values.get(condition.parameter());
        if (other == null || !condition.values().contains(other)) {
          continue;
        }
      }
      String value = given.get(parameter.name());
      if (value == null || !parameter.values().contains(value)) {
        value = random == null ? parameter.usual() : parameter.values().sample(random);
      }
      values.put(parameter.name(), value);
    }
    return new Point(values);
  }
}
