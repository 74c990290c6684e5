package org.sonaffect.learning.tree;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.sonaffect.learning.rows.ShortDecimal;

/** Settings in words. */
final class Words {
  private Words() {}

  /** Settings in the order given: name, value, name, value. */
  static Map<String, Object> settings(Object... pairs) {
    Map<String, Object> settings = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      settings.put((String) pairs[i], pairs[i + 1]);
    }
    return Collections.unmodifiableMap(settings);
  }

  /** Such as {@code extra-trees(trees=500,columns=0.33)}. */
  static String describe(String name, Map<String, Object> settings) {
    return settings.entrySet().stream()
        .map(setting -> setting.getKey() + "=" + text(setting.getValue()))
        .collect(Collectors.joining(",", name + "(", ")"));
  }

  /** The word for a constant, such as {@code one-fold}. */
  static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String text(Object value) {
    return value instanceof Double number ? ShortDecimal.of(number) : value.toString();
  }
}
