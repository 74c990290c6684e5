package org.sonaffect.corpus.file;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sonaffect.audio.DiskNames;
import org.sonaffect.audio.FileNames;

/**
 * A value in a YAML file that knows its file, line and key, so that every error can name them:
 * {@code study.yaml line 3: folds.count is 1, expected a whole number in [2, 1000]}.
 *
 * <p>A value is a map, a list, a scalar or null. The methods that return something typed ({@link
 * #text}, {@link #integer}, {@link #items}, ...) throw a {@link FileException} where the value is
 * something else. Values are immutable; {@link #with} makes a changed copy.
 */
public final class YamlValue {
  /** A longer value is cut in a message. */
  private static final int MOST_SHOWN = 60;

  private final Path file;
  private final int line;
  private final String whole;
  private final String path;
  private final @Nullable Object content;

  /** The text of a scalar and what YAML takes it for. */
  private record Scalar(String text, Object plain) {}

  /** What YAML takes for nothing, as it is written: {@code null}, {@code ~}. */
  private record Absent(String text) {}

  YamlValue(Path file, int line, String whole, String path, @Nullable Object content) {
    this.file = file;
    this.line = line;
    this.whole = whole;
    this.path = path;
    this.content = content;
  }

  static Object scalar(String text, Object plain) {
    return new Scalar(text, plain);
  }

  /** A null; where a word stands for it, the word is kept, since it may be a name. */
  static @Nullable Object absent(@Nullable String text) {
    return text == null || text.isEmpty() ? null : new Absent(text);
  }

  static String pathOf(String parent, String key) {
    return parent.isEmpty() ? key : parent + "." + key;
  }

  /**
   * Reads a file whose top is a map. Tags, anchors, aliases, doubled keys and files above 1 MiB are
   * refused.
   *
   * @param whole what messages call the file as a whole: {@code the study}, {@code the manifest}
   * @throws FileException where it cannot be read or is not YAML
   */
  public static YamlValue read(Path file, String whole) {
    return new YamlReader(file, whole).read();
  }

  /**
   * Reads a text as {@link #read} reads a file.
   *
   * @param file what messages call it, and what paths are relative to
   */
  public static YamlValue parse(Path file, String text, String whole) {
    return new YamlReader(file, whole).read(text);
  }

  /** The file this stands in. */
  public Path file() {
    return file;
  }

  /** The line where this begins, from 1. */
  public int line() {
    return line;
  }

  /** An error at this place; the message continues after the key: {@code "is 1, expected ..."}. */
  public FileException error(String message) {
    return new FileException(file, line, (path.isEmpty() ? whole : path) + " " + message);
  }

  /** An error at this place: {@code folds.count is 1, expected a whole number}. */
  public FileException wanted(String what) {
    return error("is %s, expected %s".formatted(shown(), what));
  }

  /** Whether this is a map. */
  public boolean isMap() {
    return content instanceof Map;
  }

  /** Whether this is a list. */
  public boolean isList() {
    return content instanceof List;
  }

  /** Whether nothing was written, or {@code null}. */
  public boolean isNull() {
    return content == null || content instanceof Absent;
  }

  /** Whether this is null, an empty list or an empty map. */
  public boolean isEmpty() {
    return isNull()
        || content instanceof List<?> list && list.isEmpty()
        || content instanceof Map<?, ?> map && map.isEmpty();
  }

  /** This, when it is a map that has no other keys than these. */
  public YamlValue mapping(List<String> keys) {
    if (!isMap()) {
      throw wanted("a mapping with keys of " + keys);
    }
    entries()
        .forEach(
            (key, value) -> {
              if (!keys.contains(key)) {
                String nearest = NearestName.of(key, keys);
                String hint = nearest == null ? "" : " (did you mean " + nearest + "?)";
                String name = path.isEmpty() ? whole : path;
                throw new FileException(
                    file,
                    value.line,
                    "%s has the key %s%s, expected one of %s".formatted(name, key, hint, keys));
              }
            });
    return this;
  }

  /** The entries of a map in file order, those without a value too. */
  @SuppressWarnings("unchecked") // only the reader and with() fill it
  public Map<String, YamlValue> entries() {
    if (content instanceof Map<?, ?> map) {
      return (Map<String, YamlValue>) map;
    }
    throw wanted("a mapping");
  }

  /** The names of a map's keys, in file order. */
  public List<String> keys() {
    return List.copyOf(entries().keySet());
  }

  /** The value at a key of a map; null where there is none. */
  public @Nullable YamlValue get(String key) {
    YamlValue value = isMap() ? entries().get(key) : null;
    return value == null || value.isNull() ? null : value;
  }

  /** The {@link #name} at a key of a map; null where nothing is written there. */
  public @Nullable String name(String key) {
    YamlValue value = isMap() ? entries().get(key) : null;
    return value == null || value.content == null ? null : value.named();
  }

  private String named() {
    String name = name();
    if (name == null || name.isBlank()) {
      throw wanted("a name");
    }
    return name;
  }

  /** The value at a key that must be there. */
  public YamlValue require(String key) {
    YamlValue value = get(key);
    if (value == null) {
      throw error("has no " + key);
    }
    return value;
  }

  /** The elements of a list that has at least one. */
  @SuppressWarnings("unchecked") // only the reader and with() fill it
  public List<YamlValue> items() {
    if (content instanceof List<?> list && !list.isEmpty()) {
      return (List<YamlValue>) list;
    }
    throw wanted("a list with at least one element");
  }

  /** The elements of a list, or this alone where it is something else. */
  public List<YamlValue> itemsOrSelf() {
    return isList() ? items() : List.of(this);
  }

  /** The texts of a list, or this alone. */
  public List<String> texts() {
    return itemsOrSelf().stream().map(YamlValue::text).toList();
  }

  /** The text of a scalar as it is written; null for lists, maps and null. */
  public @Nullable String scalar() {
    return content instanceof Scalar scalar ? scalar.text() : null;
  }

  /** A text that is not blank. */
  public String text() {
    String text = scalar();
    if (text == null || text.isBlank()) {
      throw wanted("a text");
    }
    return text;
  }

  /**
   * A name: the text as it is written, whatever YAML takes it for, so that {@code 0510}, {@code no}
   * and {@code null} are names; null for lists, maps and where nothing is written.
   */
  public @Nullable String name() {
    return content instanceof Absent absent ? absent.text() : scalar();
  }

  /** One of some words. */
  public String oneOf(List<String> allowed) {
    String text = scalar();
    if (text == null || !allowed.contains(text)) {
      throw wanted("one of " + allowed);
    }
    return text;
  }

  /** A number in a range, ends included. */
  public double number(double low, double high) {
    double value =
        content instanceof Scalar scalar && scalar.plain() instanceof Number number
            ? number.doubleValue()
            : Double.NaN;
    if (!(value >= low && value <= high)) {
      throw wanted("a number in [%s, %s]".formatted(low, high));
    }
    return value;
  }

  /** A whole number in a range, ends included. */
  public int integer(int low, int high) {
    if (content instanceof Scalar scalar
        && scalar.plain() instanceof Integer value
        && value >= low
        && value <= high) {
      return value;
    }
    throw wanted("a whole number in [%d, %d]".formatted(low, high));
  }

  /** Any whole number of 64 bits. */
  public long seed() {
    if (content instanceof Scalar scalar
        && (scalar.plain() instanceof Integer || scalar.plain() instanceof Long)) {
      return ((Number) scalar.plain()).longValue();
    }
    throw wanted("a whole number");
  }

  /** Yes or no. */
  public boolean flag() {
    if (content instanceof Scalar scalar) {
      if (scalar.plain().equals(true) || scalar.text().equals("true")) {
        return true;
      }
      if (scalar.plain().equals(false) || scalar.text().equals("false")) {
        return false;
      }
    }
    throw wanted("true or false");
  }

  /**
   * The path of a file or folder, relative to the folder that this file stands in, under the name
   * that it has on disk ({@link DiskNames}).
   */
  public Path path() {
    String text = text().strip();
    try {
      Path path = file.toAbsolutePath().resolveSibling(text).normalize();
      List<Path> found = new DiskNames().named(path);
      return found.size() == 1 ? found.get(0) : path;
    } catch (InvalidPathException e) {
      FileNames.check(text);
      throw wanted("the path of a file");
    }
  }

  /** As plain maps, lists, numbers, texts and booleans; null for null. */
  public @Nullable Object plain() {
    if (content instanceof Scalar scalar) {
      return scalar.plain();
    }
    if (isMap()) {
      Map<String, @Nullable Object> map = new LinkedHashMap<>();
      entries().forEach((key, value) -> map.put(key, value.plain()));
      return map;
    }
    if (content instanceof List<?> list) {
      List<@Nullable Object> plain = new ArrayList<>();
      list.forEach(item -> plain.add(((YamlValue) item).plain()));
      return plain;
    }
    return null;
  }

  /**
   * A copy of this map in which a key has another value.
   *
   * @param value a YamlValue, which keeps its own place for errors, or a text, number or boolean
   */
  public YamlValue with(String key, Object value) {
    Map<String, YamlValue> entries = new LinkedHashMap<>(entries());
    entries.put(
        key,
        value instanceof YamlValue yaml
            ? yaml
            : new YamlValue(file, line, whole, pathOf(path, key), scalar(value.toString(), value)));
    return copy(Collections.unmodifiableMap(entries));
  }

  /** A copy of this map without a key. */
  public YamlValue without(String key) {
    Map<String, YamlValue> entries = new LinkedHashMap<>(entries());
    entries.remove(key);
    return copy(Collections.unmodifiableMap(entries));
  }

  /** A copy of this list with other elements. */
  public YamlValue withItems(List<YamlValue> items) {
    return copy(List.copyOf(items));
  }

  /** An empty map that stands at a key of this one, for {@link #with}. */
  public YamlValue emptyMap(String key) {
    return new YamlValue(file, line, whole, pathOf(path, key), Map.of());
  }

  private YamlValue copy(Object other) {
    return new YamlValue(file, line, whole, path, other);
  }

  /** The value in words, for messages: as it is written, in one line, cut where it is long. */
  public String shown() {
    String text = written();
    return text.length() > MOST_SHOWN ? text.substring(0, MOST_SHOWN - 3) + "..." : text;
  }

  private String written() {
    String name = name();
    if (name != null) {
      return name;
    }
    if (isMap()) {
      return entries().entrySet().stream()
          .map(entry -> entry.getKey() + ": " + entry.getValue().written())
          .collect(Collectors.joining(", ", "{", "}"));
    }
    if (content instanceof List<?> list) {
      return list.stream()
          .map(item -> ((YamlValue) item).written())
          .collect(Collectors.joining(", ", "[", "]"));
    }
    return "nothing";
  }
}
