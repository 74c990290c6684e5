package org.sonaffect.model;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sonaffect.learning.portable.Fields;
import org.sonaffect.learning.portable.Portable;
import org.sonaffect.learning.portable.PortableException;
import org.sonaffect.learning.portable.Reading;

/**
 * Records of plain values as such values, component by component, and back. What is read is a type
 * that the program names; a file names none.
 */
final class RecordForm {
  private static final int LONGEST_TEXT = 100_000;
  private static final int LONGEST_LIST = 1_000_000;

  private RecordForm() {}

  /** The plain values of a record. */
  static Fields to(Record record) {
    Fields fields = Fields.NONE;
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      Object value;
      try {
        value = component.getAccessor().invoke(record);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("a record that cannot be read: " + component, e);
      }
      fields = fields.with(component.getName(), portable(value));
    }
    return fields;
  }

  private static Portable portable(@Nullable Object value) {
    if (value == null) {
      return new Portable.Nothing();
    } else if (value instanceof String text) {
      return new Portable.Text(text);
    } else if (value instanceof Integer || value instanceof Long) {
      return new Portable.Whole(((Number) value).longValue());
    } else if (value instanceof Double number) {
      return new Portable.Real(number);
    } else if (value instanceof Boolean truth) {
      return new Portable.Truth(truth);
    } else if (value instanceof double[] values) {
      return new Portable.Doubles(values);
    } else if (value instanceof float[] values) {
      return new Portable.Floats(values);
    } else if (value instanceof int[] values) {
      return new Portable.Ints(values);
    } else if (value instanceof float[][] rows) {
      return new Portable.Items(
          Arrays.stream(rows).map(row -> (Portable) new Portable.Floats(row)).toList());
    } else if (value instanceof List<?> list) {
      return new Portable.Items(list.stream().map(RecordForm::portable).toList());
    } else if (value instanceof Record record) {
      return to(record);
    }
    throw new IllegalStateException("no plain value: " + value.getClass());
  }

  /**
   * A record of a type.
   *
   * @throws PortableException where the values are none of such a record
   */
  static <T extends Record> T from(Reading reading, Class<T> type) {
    RecordComponent[] components = type.getRecordComponents();
    reading.fields(Arrays.stream(components).map(RecordComponent::getName).toArray(String[]::new));
    Class<?>[] types = new Class<?>[components.length];
    @Nullable Object[] values = new @Nullable Object[components.length];
    for (int i = 0; i < components.length; i++) {
      types[i] = components[i].getType();
      boolean nullable = components[i].getAnnotatedType().isAnnotationPresent(Nullable.class);
      Reading field = reading.field(components[i].getName());
      values[i] = nullable && field.nothing() ? null : value(field, components[i].getGenericType());
    }
    try {
      Constructor<T> constructor = type.getDeclaredConstructor(types);
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IllegalArgumentException refused) {
        throw reading.refuse(String.valueOf(refused.getMessage()), "values in range");
      }
      throw new IllegalStateException("a record that cannot be made: " + type, e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a record that cannot be made: " + type, e);
    }
  }

  private static Object value(Reading reading, Type type) {
    if (type == String.class) {
      return reading.text(LONGEST_TEXT);
    } else if (type == int.class) {
      return reading.whole(Integer.MIN_VALUE, Integer.MAX_VALUE);
    } else if (type == long.class) {
      return reading.wholeLong(Long.MIN_VALUE, Long.MAX_VALUE);
    } else if (type == double.class || type == Double.class) {
      return reading.any();
    } else if (type == boolean.class) {
      return reading.truth();
    } else if (type == double[].class) {
      return reading.doubles();
    } else if (type == float[].class) {
      return reading.floats();
    } else if (type == int[].class) {
      return reading.ints(Integer.MIN_VALUE, Integer.MAX_VALUE);
    } else if (type == float[][].class) {
      return reading.items(0, LONGEST_LIST).stream().map(Reading::floats).toArray(float[][]::new);
    } else if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
      Type element = list.getActualTypeArguments()[0];
      List<Object> values = new ArrayList<>();
      for (Reading item : reading.items(0, LONGEST_LIST)) {
        values.add(value(item, element));
      }
      return values;
    } else if (type instanceof Class<?> raw && raw.isRecord()) {
      return from(reading, raw.asSubclass(Record.class));
    }
    throw new IllegalStateException("no plain value: " + type);
  }
}
