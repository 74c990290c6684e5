package org.sonaffect.automl.space;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Settings by name: a point of a {@link Space}, or a part of one. Two points are equal when they
 * have the same settings.
 *
 * @param values texts without {@code ;}
 */
public record Point(Map<String, String> values) {
  /** Copies the settings, keeping their order. */
  public Point {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /**
   * Reads {@link #text}.
   *
   * @throws IllegalArgumentException where a part is not {@code name=value}
   */
  public static Point parse(String text) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String part : text.isEmpty() ? new String[0] : text.split(";", -1)) {
      int equals = part.indexOf('=');
      if (equals < 1 || values.put(part.substring(0, equals), part.substring(equals + 1)) != null) {
        throw new IllegalArgumentException(
            "expected settings name=value, each once, found '%s' in '%s'".formatted(part, text));
      }
    }
    return new Point(values);
  }

  /** The settings as one line: {@code family=ridge;scaling=standard}. */
  public String text() {
    return values.entrySet().stream()
        .map(e -> e.getKey() + "=" + e.getValue())
        .collect(Collectors.joining(";"));
  }

  /** Whether there is such a setting. */
  public boolean has(String name) {
    return values.containsKey(name);
  }

  /**
   * A setting.
   *
   * @throws IllegalArgumentException where there is none of that name
   */
  public String word(String name) {
    String value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("no setting %s in %s".formatted(name, text()));
    }
    return value;
  }

  /** A setting that is a number. */
  public double number(String name) {
    return Double.parseDouble(word(name));
  }

  /** A setting that is a constant, such as {@code rank-gauss} for {@code RANK_GAUSS}. */
  <E extends Enum<E>> E constant(String name, Class<E> type) {
    return Enum.valueOf(type, word(name).toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  /** A setting that is a whole number. */
  public int whole(String name) {
    return (int) Math.rint(number(name));
  }
}
