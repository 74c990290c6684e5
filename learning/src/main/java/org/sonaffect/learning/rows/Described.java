package org.sonaffect.learning.rows;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sonaffect.learning.portable.RecordCodec;

/** A value with a short text of its own, which its record gives where it says no other. */
public interface Described {
  /**
   * Short text, unique to this value: its kind and its components in their order, such as {@code
   * polynomial(2,0.7)}; of truths the name, where they hold, as in {@code pca(0.99,whiten)}.
   */
  default String describe() {
    return text(RecordCodec.kind(getClass()), this, false);
  }

  /**
   * A name and the components of a record after theirs, such as {@code ard(inputs=60)}; components
   * that are records are written by theirs. The name alone of what is no record.
   */
  static String named(String name, Object value) {
    return text(name, value, true);
  }

  private static String text(String kind, Object value, boolean names) {
    List<String> texts = new ArrayList<>();
    if (value instanceof Record record) {
      add(record, names, texts);
    }
    return texts.isEmpty() ? kind : kind + "(" + String.join(",", texts) + ")";
  }

  private static void add(Record record, boolean names, List<String> texts) {
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      @Nullable Object value = RecordCodec.value(record, component);
      if (value instanceof Boolean truth && !names) {
        texts.addAll(truth ? List.of(component.getName()) : List.of());
      } else if (value instanceof Record inner && !(value instanceof Described)) {
        add(inner, names, texts);
      } else {
        texts.add((names ? component.getName() + "=" : "") + text(value));
      }
    }
  }

  private static String text(@Nullable Object value) {
    if (value instanceof Enum<?> constant) {
      return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    } else if (value instanceof Described described) {
      return described.describe();
    }
    return value instanceof Double number ? ShortDecimal.of(number) : String.valueOf(value);
  }
}
