package org.sonaffect.learning.portable;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Records as plain values, component by component, and back. A record's components are the whole
 * description of its form; what they do not say is annotated ({@link Form}). A value whose type is
 * a sealed interface begins with the field {@code kind}, the name of its record. What is read is of
 * a type that the program names: a file names none, and every record is made by its own
 * constructor, whose refusals become {@link PortableException}s of the place.
 *
 * <p>Components may be texts, constants of enums, numbers, truths, arrays of numbers, records,
 * sealed interfaces of records, values of one other type with a text ({@link #withText}), and lists
 * or arrays of these, or maps from texts to these, which become lists of pairs; {@code int[][]} has
 * rows of any lengths.
 */
public final class RecordCodec {
  /** Of settings and fitted models: names with hyphens, finite numbers only. */
  public static final RecordCodec LEARNT = new RecordCodec(true, null, text -> text);

  /** Of other records: names as in Java, any numbers. */
  public static final RecordCodec PLAIN = new RecordCodec(false, null, text -> text);

  private static final int LONGEST_TEXT = 100_000;
  private static final int LONGEST_LIST = 1_000_000;

  private final boolean learnt;

  private final @Nullable Class<?> textual;
  private final Function<String, ?> parser;

  private RecordCodec(boolean learnt, @Nullable Class<?> textual, Function<String, ?> parser) {
    this.learnt = learnt;
    this.textual = textual;
    this.parser = parser;
  }

  /** This codec, which writes values of a type by their text, and reads them with a parser. */
  public <T> RecordCodec withText(Class<T> type, Function<String, T> parser) {
    return new RecordCodec(learnt, type, parser);
  }

  /** The plain values of a record. */
  public Fields to(Record record) {
    return to(record, Fields.NONE);
  }

  /** The same, after its kind. */
  public Fields toKind(Record record) {
    return to(record, Fields.of(kind(record.getClass())));
  }

  private Fields to(Record record, Fields first) {
    Fields fields = first;
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      Object value = value(record, component);
      if (value != null || !component.isAnnotationPresent(Form.Younger.class)) {
        fields = fields.with(name(component), portable(value, component));
      }
    }
    return fields;
  }

  /**
   * A record of a type, or of one of the records of a sealed interface, which its kind names.
   *
   * @throws PortableException where the values are none of such a record
   */
  public <T> T from(Reading reading, Class<T> type) {
    return type.cast(value(reading, type));
  }

  /** A record of one of some types, which its kind names. */
  public <T> T fromKind(Reading reading, List<? extends Class<? extends T>> types) {
    String kind = reading.kind();
    for (Class<? extends T> type : types) {
      if (kind(type).equals(kind)) {
        return type.cast(make(reading, type, true));
      }
    }
    throw reading.refuse("the kind " + kind, "a known kind");
  }

  private Portable portable(@Nullable Object value, RecordComponent component) {
    return portable(value, component.getGenericType());
  }

  private Portable portable(@Nullable Object value, Type type) {
    if (value == null) {
      return new Portable.Nothing();
    } else if (value instanceof String text) {
      return new Portable.Text(text);
    } else if (textual != null && textual.isInstance(value)) {
      return new Portable.Text(value.toString());
    } else if (value instanceof Enum<?> constant) {
      return new Portable.Text(constant.name());
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
    } else if (value instanceof int[][] rows) {
      return Fields.ragged(rows);
    } else if (value instanceof Object[] array) {
      Class<?> element = array.getClass().getComponentType();
      return new Portable.Items(Arrays.stream(array).map(item -> portable(item, element)).toList());
    } else if (value instanceof List<?> list) {
      Type element = element(type);
      return new Portable.Items(list.stream().map(item -> portable(item, element)).toList());
    } else if (value instanceof Map<?, ?> map) {
      Type element = ((ParameterizedType) type).getActualTypeArguments()[1];
      List<Portable> pairs = new ArrayList<>();
      map.forEach(
          (key, item) ->
              pairs.add(
                  new Portable.Items(
                      List.of(new Portable.Text((String) key), portable(item, element)))));
      return new Portable.Items(pairs);
    } else if (value instanceof Record record) {
      if (type instanceof Class<?> raw && raw.isSealed()) {
        return toKind(record);
      }
      return bare(record.getClass()) ? bare(record) : to(record);
    }
    throw new IllegalStateException("no plain value: " + value.getClass());
  }

  private Portable bare(Record record) {
    RecordComponent[] components = record.getClass().getRecordComponents();
    if (components.length == 1) {
      return portable(value(record, components[0]), components[0]);
    }
    double[] values = new double[components.length];
    Arrays.setAll(
        values, i -> value(record, components[i]) instanceof Double number ? number : Double.NaN);
    return new Portable.Doubles(values);
  }

  private Object value(Reading reading, Type type) {
    if (type == String.class) {
      return reading.text(LONGEST_TEXT);
    } else if (type == textual) {
      return parser.apply(reading.text(LONGEST_TEXT));
    } else if (type == int.class) {
      return reading.whole(Integer.MIN_VALUE, Integer.MAX_VALUE);
    } else if (type == long.class) {
      return reading.wholeLong(Long.MIN_VALUE, Long.MAX_VALUE);
    } else if (type == double.class || type == Double.class) {
      return learnt ? reading.number() : reading.any();
    } else if (type == boolean.class) {
      return reading.truth();
    } else if (type == double[].class) {
      return reading.doubles();
    } else if (type == float[].class) {
      return reading.floats();
    } else if (type == int[].class) {
      return reading.ints(Integer.MIN_VALUE, Integer.MAX_VALUE);
    } else if (type == int[][].class) {
      return reading.raggedInts(Integer.MIN_VALUE, Integer.MAX_VALUE);
    } else if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
      return reading.items(0, LONGEST_LIST).stream()
          .map(item -> value(item, element(list)))
          .toList();
    } else if (type instanceof ParameterizedType map && map.getRawType() == Map.class) {
      Map<String, Object> values = new LinkedHashMap<>();
      for (Reading pair : reading.items(0, LONGEST_LIST)) {
        List<Reading> both = pair.items(2, 2);
        values.put(
            both.get(0).text(LONGEST_TEXT), value(both.get(1), map.getActualTypeArguments()[1]));
      }
      return values;
    } else if (type instanceof Class<?> raw && raw.isArray()) {
      List<Reading> items = reading.items(0, LONGEST_LIST);
      Object array = Array.newInstance(raw.getComponentType(), items.size());
      for (int i = 0; i < items.size(); i++) {
        Array.set(array, i, value(items.get(i), raw.getComponentType()));
      }
      return array;
    } else if (type instanceof Class<?> raw && raw.isEnum()) {
      String name = reading.text(LONGEST_TEXT);
      return Arrays.stream(raw.getEnumConstants())
          .filter(constant -> ((Enum<?>) constant).name().equals(name))
          .findFirst()
          .orElseThrow(() -> reading.refuse(name, "one of its names"));
    } else if (type instanceof Class<?> raw && raw.isSealed()) {
      return fromKind(reading, records(raw));
    } else if (type instanceof Class<?> raw && raw.isRecord()) {
      return make(reading, raw, false);
    }
    throw new IllegalStateException("no plain value: " + type);
  }

  private Object make(Reading reading, Class<?> type, boolean kind) {
    RecordComponent[] components = type.getRecordComponents();
    @Nullable Object[] values = new @Nullable Object[components.length];
    boolean[] absent = new boolean[components.length];
    if (!kind && bare(type)) {
      if (components.length == 1) {
        values[0] = value(reading, components[0].getGenericType());
      } else {
        double[] numbers = reading.doubles(components.length);
        Arrays.setAll(values, i -> numbers[i]);
      }
      return made(reading, type, values);
    }
    List<String> names = new ArrayList<>(kind ? List.of("kind") : List.of());
    for (int i = 0; i < components.length; i++) {
      String name = name(components[i]);
      absent[i] = components[i].isAnnotationPresent(Form.Younger.class) && !reading.has(name);
      if (!absent[i]) {
        names.add(name);
      }
    }
    reading.fields(names.toArray(String[]::new));
    for (int i = 0; i < components.length; i++) {
      if (absent[i]) {
        continue;
      }
      boolean nullable = components[i].getAnnotatedType().isAnnotationPresent(Nullable.class);
      Reading field = reading.field(name(components[i]));
      if (components[i].isAnnotationPresent(Form.Open.class)) {
        values[i] = field.number(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
      } else if (!nullable || !field.nothing()) {
        values[i] = value(field, components[i].getGenericType());
      }
    }
    return made(reading, type, values);
  }

  private static Object made(Reading reading, Class<?> type, @Nullable Object[] values) {
    try {
      return constructor(type).newInstance(values);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IllegalArgumentException refused) {
        throw reading.refuse(String.valueOf(refused.getMessage()), "values in range");
      }
      throw new IllegalStateException("a record that cannot be made: " + type, e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a record that cannot be made: " + type, e);
    }
  }

  /** What makes a record of the values of its components. */
  public static <T> Constructor<T> constructor(Class<T> type) {
    try {
      Constructor<T> constructor =
          type.getDeclaredConstructor(
              Arrays.stream(type.getRecordComponents())
                  .map(RecordComponent::getType)
                  .toArray(Class<?>[]::new));
      constructor.setAccessible(true);
      return constructor;
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("a record that cannot be made: " + type, e);
    }
  }

  /** What a record holds. */
  public static @Nullable Object value(Record record, RecordComponent component) {
    try {
      Method accessor = component.getAccessor();
      accessor.setAccessible(true);
      return accessor.invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a record that cannot be read: " + component, e);
    }
  }

  /** The records of a sealed interface, and of those that it permits. */
  private static <T> List<Class<? extends T>> records(Class<T> sealed) {
    List<Class<? extends T>> records = new ArrayList<>();
    for (Class<?> permitted : sealed.getPermittedSubclasses()) {
      Class<? extends T> type = permitted.asSubclass(sealed);
      records.addAll(type.isRecord() ? List.of(type) : records(type));
    }
    return records;
  }

  private static Type element(Type list) {
    return ((ParameterizedType) list).getActualTypeArguments()[0];
  }

  private static boolean bare(Class<?> type) {
    return type.isAnnotationPresent(Form.Bare.class);
  }

  /**
   * The name of a type among others: the one that it is given, or its name in Java with hyphens.
   */
  public static String kind(Class<?> type) {
    return named(type, type.getSimpleName(), true);
  }

  private String name(RecordComponent component) {
    return named(component, component.getName(), learnt);
  }

  private static String named(AnnotatedElement element, String java, boolean hyphens) {
    Form.Named named = element.getAnnotation(Form.Named.class);
    if (named != null) {
      return named.value();
    }
    return hyphens ? java.replaceAll("(?<!^)([A-Z])", "-$1").toLowerCase(Locale.ROOT) : java;
  }
}
