package org.sonaffect.corpus;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sonaffect.corpus.Manifest.Format;

/**
 * Turns a corpus.yaml (docs/spec/file-formats.md §3.1) into a {@link Manifest}, with all that is
 * wrong said at once.
 */
final class ManifestReader {
  private static final List<String> TABLE_KEYS =
      List.of(
          "name",
          "domain",
          "clips",
          "columns",
          "scale",
          "exclude",
          "features",
          "licence",
          "synthetic",
          "raters");
  private static final List<String> SHIPPED_KEYS =
      List.of("name", "domain", "format", "path", "exclude", "features", "licence", "raters");

  /** Names stand in {@code train} cells such as {@code music:1+sounds:0.5} and in file names. */
  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._()-]{0,63}");

  private final Path file;
  private final List<Problem> problems = new ArrayList<>();
  private Map<String, YamlNode> entries = Map.of();
  private int top = 1;

  ManifestReader(Path file) {
    this.file = file;
  }

  Manifest read() throws CorpusException {
    YamlNode document = YamlNode.read(file);
    top = document.line();
    entries = document.entries() == null ? Map.of() : document.entries();
    Format format = format();
    List<String> allowed = format == Format.TABLE ? TABLE_KEYS : SHIPPED_KEYS;
    entries.forEach(
        (key, value) -> {
          if (!allowed.contains(key) && !key.equals("format")) {
            problem(value.line(), unknownKey(key, format, allowed));
          }
        });
    String name = name(format);
    String domain = format == Format.PMEMO ? "music" : "general sounds";
    if (format == Format.TABLE) {
      domain = required("domain", "in words, as in domain: general sounds");
    } else if (entries.containsKey("domain")) {
      domain = text("domain", domain);
    }
    Manifest manifest =
        new Manifest(
            file,
            name,
            domain,
            format,
            format == Format.TABLE ? null : path("path", true),
            format == Format.TABLE ? path("clips", true) : null,
            columns(),
            scale(format),
            exclude(),
            path("features", false),
            entries.containsKey("licence") ? text("licence", "") : null,
            flag("synthetic"),
            raters());
    if (!problems.isEmpty()) {
      throw new CorpusException(problems);
    }
    return manifest;
  }

  private Format format() {
    YamlNode node = entries.get("format");
    String text = node == null ? null : node.scalar();
    if (node == null || "iads-e".equals(text)) {
      return node == null ? Format.TABLE : Format.IADS_E;
    }
    if (!"pmemo".equals(text)) {
      problem(
          node.line(),
          "format is "
              + node.kind()
              + ", wanted iads-e or pmemo, or no format and clips: clips.csv");
    }
    return "pmemo".equals(text) ? Format.PMEMO : Format.TABLE;
  }

  private String unknownKey(String key, Format format, List<String> allowed) {
    if (format != Format.TABLE && TABLE_KEYS.contains(key)) {
      return "%s has no place beside format; allowed are %s"
          .formatted(key, String.join(", ", allowed));
    }
    if (format == Format.TABLE && key.equals("path")) {
      return "path goes with format: iads-e or format: pmemo; a table is named by clips";
    }
    return "unknown key %s%s (allowed are %s)"
        .formatted(key, NearestName.hint(key, allowed), String.join(", ", allowed));
  }

  private String name(Format format) {
    String fallback = format == Format.PMEMO ? "music" : "sounds";
    String name =
        format == Format.TABLE || entries.containsKey("name")
            ? required("name", "short, as in name: sounds")
            : fallback;
    if (!name.isEmpty() && !NAME.matcher(name).matches()) {
      problem(
          line("name"),
          "name is \"" + name + "\", wanted at most 64 letters, digits, spaces and . _ - ( )");
    }
    return name;
  }

  private RatingScale scale(Format format) {
    if (format != Format.TABLE) {
      return format == Format.IADS_E ? RatingScale.IADS : RatingScale.PMEMO;
    }
    RatingScale unknown = new RatingScale(-1, 1);
    YamlNode node = entries.get("scale");
    if (node == null) {
      problem(top, "scale is missing, wanted the ends of the raters' scale, as in scale: [1, 9]");
      return unknown;
    }
    List<YamlNode> ends = node.items();
    if (ends != null && ends.size() == 2) {
      double low = number(ends.get(0));
      double high = number(ends.get(1));
      if (Double.isFinite(low) && Double.isFinite(high) && low < high) {
        return new RatingScale(low, high);
      }
    }
    problem(node.line(), "scale wants two numbers, low before high, as in scale: [1, 9]");
    return unknown;
  }

  private static double number(YamlNode node) {
    return node.scalar() == null ? Double.NaN : DecimalText.parseDouble(node.scalar(), '.');
  }

  private Map<String, String> columns() {
    Map<String, String> columns = new LinkedHashMap<>();
    map("columns", "{file: id}")
        .forEach(
            (ours, theirs) -> {
              if (!ClipColumns.NAMES.contains(ours)) {
                problem(
                    theirs.line(),
                    "unknown column %s%s (columns maps our names to yours; ours are %s)"
                        .formatted(
                            ours,
                            NearestName.hint(ours, ClipColumns.NAMES),
                            String.join(", ", ClipColumns.NAMES)));
              } else if (theirs.scalar() == null || theirs.scalar().isBlank()) {
                problem(
                    theirs.line(),
                    "columns: " + ours + " is " + theirs.kind() + ", wanted the name of a column");
              } else {
                columns.put(ours, theirs.scalar().strip());
              }
            });
    return columns;
  }

  private Map<String, List<String>> exclude() {
    Map<String, List<String>> exclude = new LinkedHashMap<>();
    map("exclude", "{category: Music}")
        .forEach(
            (column, value) -> {
              List<String> values = new ArrayList<>();
              for (YamlNode item : value.items() == null ? List.of(value) : value.items()) {
                if (item.scalar() == null) {
                  problem(
                      item.line(),
                      "exclude: "
                          + column
                          + " is "
                          + item.kind()
                          + ", wanted a text or a list of texts");
                } else {
                  values.add(item.scalar().strip());
                }
              }
              exclude.put(column, List.copyOf(values));
            });
    return exclude;
  }

  private Map<String, YamlNode> map(String key, String example) {
    YamlNode node = entries.get(key);
    if (node == null) {
      return Map.of();
    }
    if (node.entries() == null) {
      problem(
          node.line(),
          key + " is " + node.kind() + ", wanted a map, as in " + key + ": " + example);
      return Map.of();
    }
    return node.entries();
  }

  private int raters() {
    YamlNode node = entries.get("raters");
    if (node == null) {
      return 0;
    }
    String text = node.scalar() == null ? "" : node.scalar().strip();
    if (text.matches("[0-9]{1,6}") && Integer.parseInt(text) >= 2) {
      return Integer.parseInt(text);
    }
    problem(
        node.line(),
        "raters is %s, wanted how many people rated a clip, at least 2"
            .formatted(node.scalar() == null ? node.kind() : text));
    return 0;
  }

  private boolean flag(String key) {
    YamlNode node = entries.get(key);
    if (node == null || "false".equals(node.scalar())) {
      return false;
    }
    if (!"true".equals(node.scalar())) {
      problem(node.line(), key + " is " + node.kind() + ", wanted true or false");
    }
    return true;
  }

  private @Nullable Path path(String key, boolean required) {
    if (!required && !entries.containsKey(key)) {
      return null;
    }
    String text = required(key, "a path, absolute or beside the manifest");
    try {
      return text.isEmpty() ? null : file.toAbsolutePath().resolveSibling(text).normalize();
    } catch (InvalidPathException e) {
      problem(line(key), key + " is no path: " + e.getReason());
      return null;
    }
  }

  private String required(String key, String wanted) {
    if (!entries.containsKey(key)) {
      problem(top, key + " is missing, wanted " + wanted);
      return "";
    }
    return text(key, "");
  }

  private String text(String key, String fallback) {
    YamlNode node = entries.get(key);
    if (node == null || node.scalar() == null || node.scalar().isBlank()) {
      problem(
          line(key), key + " is " + (node == null ? "nothing" : node.kind()) + ", wanted a text");
      return fallback;
    }
    return node.scalar().strip();
  }

  private int line(String key) {
    YamlNode node = entries.get(key);
    return node == null ? top : node.line();
  }

  private void problem(int line, String message) {
    problems.add(new Problem(file, line, message));
  }
}
