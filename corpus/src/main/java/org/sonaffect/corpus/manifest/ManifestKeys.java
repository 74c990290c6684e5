package org.sonaffect.corpus.manifest;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sonaffect.corpus.Problem;
import org.sonaffect.corpus.file.FileException;
import org.sonaffect.corpus.file.YamlValue;

/**
 * The keys of a map in a manifest; whatever is wrong with a value is noted, and reading continues.
 */
record ManifestKeys(Path file, int top, Map<String, YamlValue> entries, List<Problem> problems) {
  /** The keys of a map within. */
  ManifestKeys within(YamlValue map) {
    return new ManifestKeys(file, map.line(), map.entries(), problems);
  }

  boolean has(String key) {
    return entries.containsKey(key);
  }

  /** Whether a value stands in this file, not in a manifest that comes with the program. */
  boolean has(YamlValue value) {
    return value.file().equals(file);
  }

  @Nullable YamlValue get(String key) {
    return entries.get(key);
  }

  /** Where a key stands, or would. */
  int line(String key) {
    YamlValue value = entries.get(key);
    return value == null ? top : value.line();
  }

  void problem(int line, String message) {
    problems.add(new Problem(file, line, message));
  }

  void problem(FileException fault) {
    problems.add(new Problem(fault));
  }

  /** A value that is read, or the fallback where it is not what was expected, which is noted. */
  <T> T tried(Supplier<T> read, T fallback) {
    try {
      return read.get();
    } catch (FileException e) {
      problem(e);
      return fallback;
    }
  }

  /** Notes that a key is missing. */
  void missing(String key, String wanted) {
    problem(top, key + " is missing, expected " + wanted);
  }

  String required(String key, String wanted) {
    if (!has(key)) {
      missing(key, wanted);
      return "";
    }
    return text(key, "");
  }

  String text(String key, String fallback) {
    YamlValue value = entries.get(key);
    return value == null ? fallback : tried(() -> text(value, "a text"), fallback);
  }

  static String text(YamlValue value, String wanted) {
    String text = value.name();
    if (text == null || text.isBlank()) {
      throw value.wanted(wanted);
    }
    return text.strip();
  }

  boolean flag(String key) {
    YamlValue value = entries.get(key);
    return value != null && tried(value::flag, false);
  }

  @Nullable Path path(String key, boolean required) {
    if (!required && !has(key)) {
      return null;
    }
    YamlValue value = entries.get(key);
    if (value != null && value.isNull()) {
      problem(value.wanted("a path, absolute or relative to the manifest"));
      return null;
    }
    String text = required(key, "a path, absolute or relative to the manifest");
    Path none = Path.of("");
    Path path = text.isEmpty() || value == null ? none : tried(value::path, none);
    return path.equals(none) ? null : path;
  }

  /** The entries of a map; none where there is none. */
  Map<String, YamlValue> map(String key, String example) {
    YamlValue value = entries.get(key);
    if (value == null) {
      return Map.of();
    }
    if (!value.isMap()) {
      problem(value.wanted("a map, as in " + key + ": " + example));
      return Map.of();
    }
    return value.entries();
  }

  /** The values of columns: {@code {category: Music}} or {@code {category: [Music, Speech]}}. */
  Map<String, List<String>> values(String key, String example) {
    Map<String, List<String>> all = new LinkedHashMap<>();
    map(key, example).forEach((column, value) -> all.put(column, names(value)));
    return all;
  }

  /** The texts of a list, or a text alone. */
  List<String> names(YamlValue value) {
    List<String> names = new ArrayList<>();
    for (YamlValue item : elements(value)) {
      String text = item.name();
      if (text == null) {
        problem(item.wanted("a text or a list of texts"));
      } else {
        names.add(text.strip());
      }
    }
    return List.copyOf(names);
  }

  /** The texts of a list at a key; none where there is none. */
  List<String> names(String key) {
    YamlValue value = entries.get(key);
    return value == null ? List.of() : names(value);
  }

  /** The elements of a list, which may be empty, or a value alone. */
  static List<YamlValue> elements(YamlValue value) {
    return value.isList() && value.isEmpty() ? List.of() : value.itemsOrSelf();
  }
}
