package org.sonaffect.study;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A value in a YAML file that knows its file and key path, so that every error can name them. */
final class YamlValue {
  /** Far above any study a person writes, far below what could exhaust memory. */
  private static final long MAX_BYTES = 1 << 20;

  private static final YAMLMapper MAPPER =
      new YAMLMapper(
          YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build());

  private final Path file;
  private final String path;
  private final JsonNode node;

  YamlValue(Path file, String path, JsonNode node) {
    this.file = file;
    this.path = path;
    this.node = node;
  }

  /** The whole file as one value. */
  static YamlValue read(Path file) {
    try {
      long size = Files.size(file);
      if (size > MAX_BYTES) {
        throw new StudyException(
            "%s: has %d bytes, a study file has at most %d".formatted(file, size, MAX_BYTES));
      }
      JsonNode root = MAPPER.readTree(Files.readString(file));
      if (root == null || root.isMissingNode() || root.isNull()) {
        throw new StudyException(file + ": is empty, wanted a mapping of keys to values");
      }
      return new YamlValue(file, "", root);
    } catch (JacksonException e) {
      int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
      String reason = e.getOriginalMessage().lines().findFirst().orElse("not YAML");
      throw new StudyException("%s line %d: is not YAML: %s".formatted(file, line, reason), e);
    } catch (IOException e) {
      throw new StudyException("%s: cannot be read: %s".formatted(file, reason(e)), e);
    }
  }

  private static String reason(IOException e) {
    return e.getClass().getSimpleName().equals("NoSuchFileException")
        ? "there is no such file"
        : String.valueOf(e.getMessage());
  }

  /** The file this stands in. */
  Path file() {
    return file;
  }

  /** The tree below. */
  JsonNode node() {
    return node;
  }

  /** As plain maps, lists, numbers, texts and booleans. */
  static Object plain(JsonNode node) {
    return MAPPER.convertValue(node, Object.class);
  }

  /** An error at this place. */
  StudyException error(String message) {
    return new StudyException(
        path.isEmpty() ? file + ": " + message : "%s: %s %s".formatted(file, path, message));
  }

  /** This, when it is a mapping that has no other keys than these. */
  YamlValue mapping(List<String> keys) {
    if (!node.isObject()) {
      throw error("is %s, wanted a mapping with keys of %s".formatted(shown(), keys));
    }
    node.fieldNames()
        .forEachRemaining(
            key -> {
              if (!keys.contains(key)) {
                throw error(
                    "%shas the key %s, wanted one of %s"
                        .formatted(path.isEmpty() ? "the study " : "", key, keys));
              }
            });
    return this;
  }

  /** Whether this is a mapping. */
  boolean isMapping() {
    return node.isObject();
  }

  /** Whether this is a list. */
  boolean isList() {
    return node.isArray();
  }

  /** The names of a mapping's keys, in file order. */
  List<String> keys() {
    if (!node.isObject()) {
      throw error("is %s, wanted a mapping".formatted(shown()));
    }
    List<String> keys = new ArrayList<>();
    node.fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  /** The value at a key; null where there is none. */
  @Nullable YamlValue get(String key) {
    JsonNode value = node.get(key);
    return value == null || value.isNull()
        ? null
        : new YamlValue(file, path.isEmpty() ? key : path + "." + key, value);
  }

  /** The value at a key that must be there. */
  YamlValue require(String key) {
    YamlValue value = get(key);
    if (value == null) {
      throw error("%shas no %s".formatted(path.isEmpty() ? "the study " : "", key));
    }
    return value;
  }

  /** The elements of a list that has at least one. */
  List<YamlValue> items() {
    if (!node.isArray() || node.isEmpty()) {
      throw error("is %s, wanted a list with at least one element".formatted(shown()));
    }
    List<YamlValue> items = new ArrayList<>();
    for (int i = 0; i < node.size(); i++) {
      items.add(new YamlValue(file, "%s[%d]".formatted(path, i + 1), node.get(i)));
    }
    return items;
  }

  /** A text. */
  String text() {
    if (!node.isValueNode() || node.isNull() || node.asText().isBlank()) {
      throw error("is %s, wanted a text".formatted(shown()));
    }
    return node.asText();
  }

  /** One of some words. */
  String oneOf(List<String> allowed) {
    if (!node.isTextual() || !allowed.contains(node.asText())) {
      throw error("is %s, wanted one of %s".formatted(shown(), allowed));
    }
    return node.asText();
  }

  /** A number in a range, ends included. */
  double number(double low, double high) {
    double value = node.isNumber() ? node.doubleValue() : Double.NaN;
    if (!(value >= low && value <= high)) {
      throw error("is %s, wanted a number in [%s, %s]".formatted(shown(), low, high));
    }
    return value;
  }

  /** A whole number in a range, ends included. */
  int integer(int low, int high) {
    if (!node.isIntegralNumber()
        || !node.canConvertToInt()
        || node.intValue() < low
        || node.intValue() > high) {
      throw error("is %s, wanted a whole number in [%d, %d]".formatted(shown(), low, high));
    }
    return node.intValue();
  }

  /** Yes or no. */
  boolean flag() {
    if (!node.isBoolean()) {
      throw error("is %s, wanted true or false".formatted(shown()));
    }
    return node.booleanValue();
  }

  /** Any whole number of 64 bits. */
  long seed() {
    if (!node.isIntegralNumber() || !node.canConvertToLong()) {
      throw error("is %s, wanted a whole number".formatted(shown()));
    }
    return node.longValue();
  }

  /** The path of a file, relative to the folder this file stands in. */
  Path path() {
    try {
      Path parent = file.toAbsolutePath().getParent();
      return (parent == null ? Path.of(text()) : parent.resolve(text())).normalize();
    } catch (java.nio.file.InvalidPathException e) {
      throw error("is %s, wanted the path of a file".formatted(shown()));
    }
  }

  private String shown() {
    String text = node.isTextual() ? node.asText() : node.toString();
    return text.length() > 60 ? text.substring(0, 57) + "..." : text;
  }
}
