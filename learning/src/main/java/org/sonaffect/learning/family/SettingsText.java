package org.sonaffect.learning.family;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.sonaffect.learning.rows.ShortDecimal;

/** The settings of a family as text, from the components of its record. */
final class SettingsText {
  private SettingsText() {}

  /** Such as {@code ard(inputs=60)}; settings that are records are written by their components. */
  static String of(String name, Record settings) {
    List<String> texts = new ArrayList<>();
    add(settings, texts);
    return texts.isEmpty() ? name : name + "(" + String.join(",", texts) + ")";
  }

  private static void add(Record settings, List<String> texts) {
    for (RecordComponent component : settings.getClass().getRecordComponents()) {
      Object value;
      try {
        component.getAccessor().setAccessible(true);
        value = component.getAccessor().invoke(settings);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("a record that cannot be read: " + component, e);
      }
      if (value instanceof Record inner) {
        add(inner, texts);
      } else {
        texts.add(component.getName() + "=" + text(value));
      }
    }
  }

  private static String text(Object value) {
    if (value instanceof Enum<?> constant) {
      return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
    return value instanceof Double number ? ShortDecimal.of(number) : String.valueOf(value);
  }
}
