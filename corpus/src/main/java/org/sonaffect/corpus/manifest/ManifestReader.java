package org.sonaffect.corpus.manifest;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sonaffect.corpus.CorpusException;
import org.sonaffect.corpus.CorpusFormat;
import org.sonaffect.corpus.Problem;
import org.sonaffect.corpus.RatingScale;
import org.sonaffect.corpus.file.FileException;
import org.sonaffect.corpus.file.NearestName;
import org.sonaffect.corpus.file.YamlValue;
import org.sonaffect.corpus.table.DecimalText;

/**
 * Turns a corpus.yaml (docs/spec/file-formats.md §3.1) into a {@link Manifest}, with all problems
 * reported at once.
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

  private static final Pattern COUNT = Pattern.compile("[0-9]{1,6}");

  private final Path file;
  private final List<Problem> problems = new ArrayList<>();
  private Map<String, YamlValue> entries = Map.of();
  private int top = 1;

  ManifestReader(Path file) {
    this.file = file;
  }

  Manifest read() throws CorpusException {
    try {
      return read(YamlValue.read(file, "the manifest"));
    } catch (FileException e) {
      throw new CorpusException(e);
    }
  }

  Manifest read(YamlValue document) throws CorpusException {
    top = document.line();
    entries = document.entries();
    CorpusFormat format = format();
    List<String> allowed = format == CorpusFormat.TABLE ? TABLE_KEYS : SHIPPED_KEYS;
    entries.forEach(
        (key, value) -> {
          if (!allowed.contains(key) && !key.equals("format")) {
            problem(value.line(), unknownKey(key, format, allowed));
          }
        });
    String name = name(format);
    String domain = format == CorpusFormat.PMEMO ? "music" : "general sounds";
    if (format == CorpusFormat.TABLE) {
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
            format == CorpusFormat.TABLE ? null : path("path", true),
            format == CorpusFormat.TABLE ? path("clips", true) : null,
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

  private CorpusFormat format() {
    YamlValue value = entries.get("format");
    if (value == null) {
      return CorpusFormat.TABLE;
    }
    return switch (String.valueOf(value.scalar())) {
      case "iads-e" -> CorpusFormat.IADS_E;
      case "pmemo" -> CorpusFormat.PMEMO;
      default -> {
        problem(value.wanted("iads-e or pmemo, or no format and clips: clips.csv"));
        yield CorpusFormat.TABLE;
      }
    };
  }

  private String unknownKey(String key, CorpusFormat format, List<String> allowed) {
    if (format != CorpusFormat.TABLE && TABLE_KEYS.contains(key)) {
      return "%s cannot be combined with format; allowed are %s"
          .formatted(key, String.join(", ", allowed));
    }
    if (format == CorpusFormat.TABLE && key.equals("path")) {
      return "path needs format: iads-e or format: pmemo; for a table, use clips";
    }
    return "unknown key %s%s (allowed are %s)"
        .formatted(key, NearestName.hint(key, allowed), String.join(", ", allowed));
  }

  private String name(CorpusFormat format) {
    String fallback = format == CorpusFormat.PMEMO ? "music" : "sounds";
    String name =
        format == CorpusFormat.TABLE || entries.containsKey("name")
            ? required("name", "short, as in name: sounds")
            : fallback;
    if (!name.isEmpty() && !NAME.matcher(name).matches()) {
      problem(
          line("name"),
          "name is \""
              + name
              + "\", expected at most 64 letters, digits, spaces and . _ - ( ), a letter or a"
              + " digit first");
    }
    return name;
  }

  private RatingScale scale(CorpusFormat format) {
    if (format != CorpusFormat.TABLE) {
      return format == CorpusFormat.IADS_E ? RatingScale.IADS : RatingScale.PMEMO;
    }
    RatingScale unknown = new RatingScale(-1, 1);
    YamlValue value = entries.get("scale");
    if (value == null) {
      problem(top, "scale is missing, expected the ends of the raters' scale, as in scale: [1, 9]");
      return unknown;
    }
    List<YamlValue> ends = elements(value);
    if (ends.size() == 2) {
      double low = number(ends.get(0));
      double high = number(ends.get(1));
      if (Double.isFinite(low) && Double.isFinite(high) && low < high) {
        return new RatingScale(low, high);
      }
    }
    problem(value.line(), "scale needs two numbers, low before high, as in scale: [1, 9]");
    return unknown;
  }

  private static double number(YamlValue value) {
    String text = value.scalar();
    return text == null ? Double.NaN : DecimalText.parseDouble(text, '.');
  }

  private Map<String, String> columns() {
    Map<String, String> columns = new LinkedHashMap<>();
    map("columns", "{file: id}")
        .forEach(
            (ours, theirs) -> {
              if (Manifest.COLUMNS.contains(ours)) {
                columns.put(ours, tried(() -> text(theirs, "the name of a column"), ""));
              } else {
                problem(
                    theirs.line(),
                    "unknown column %s%s (columns maps our names to yours; ours are %s)"
                        .formatted(
                            ours,
                            NearestName.hint(ours, Manifest.COLUMNS),
                            String.join(", ", Manifest.COLUMNS)));
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
              for (YamlValue item : elements(value)) {
                String text = item.name();
                if (text == null) {
                  problem(item.wanted("a text or a list of texts"));
                } else {
                  values.add(text.strip());
                }
              }
              exclude.put(column, List.copyOf(values));
            });
    return exclude;
  }

  /** The elements of a list, which may be empty, or a value alone. */
  private static List<YamlValue> elements(YamlValue value) {
    return value.isList() && value.isEmpty() ? List.of() : value.itemsOrSelf();
  }

  private Map<String, YamlValue> map(String key, String example) {
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

  private int raters() {
    YamlValue value = entries.get("raters");
    if (value == null) {
      return 0;
    }
    String text = value.scalar() == null ? "" : value.text().strip();
    if (COUNT.matcher(text).matches() && Integer.parseInt(text) >= 2) {
      return Integer.parseInt(text);
    }
    problem(value.wanted("how many people rated a clip, at least 2"));
    return 0;
  }

  private boolean flag(String key) {
    YamlValue value = entries.get(key);
    return value != null && tried(value::flag, false);
  }

  private @Nullable Path path(String key, boolean required) {
    if (!required && !entries.containsKey(key)) {
      return null;
    }
    YamlValue value = entries.get(key);
    if (value != null && value.isNull()) {
      problem(value.wanted("a path, absolute or relative to the manifest"));
      return null;
    }
    String text = required(key, "a path, absolute or relative to the manifest");
    try {
      return text.isEmpty() || value == null ? null : value.path();
    } catch (FileException e) {
      problem(e);
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
    YamlValue value = entries.get(key);
    return value == null ? fallback : tried(() -> text(value, "a text"), fallback);
  }

  private static String text(YamlValue value, String wanted) {
    String text = value.name();
    if (text == null || text.isBlank()) {
      throw value.wanted(wanted);
    }
    return text.strip();
  }

  /** A value that is read, or the fallback where it is not what was expected, which is noted. */
  private <T> T tried(Supplier<T> read, T fallback) {
    try {
      return read.get();
    } catch (FileException e) {
      problem(e);
      return fallback;
    }
  }

  private int line(String key) {
    YamlValue value = entries.get(key);
    return value == null ? top : value.line();
  }

  private void problem(FileException fault) {
    problems.add(new Problem(fault));
  }

  private void problem(int line, String message) {
    problems.add(new Problem(file, line, message));
  }
}
