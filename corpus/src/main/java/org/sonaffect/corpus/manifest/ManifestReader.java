package org.sonaffect.corpus.manifest;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
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
          """
          name domain clips columns scale exclude features licence synthetic raters dimensions
          tables path audio group category
          """
              .split("\\s+"));
  private static final List<String> SHIPPED_KEYS =
      List.of(
          """
          name domain format path exclude features licence raters dimensions
          """
              .split("\\s+"));

  /** Names stand in {@code train} cells such as {@code music:1+sounds:0.5} and in file names. */
  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._()-]{0,63}");

  private static final Pattern DIMENSION = Pattern.compile("[a-z][a-z0-9-]{0,31}");
  private static final Pattern COUNT = Pattern.compile("[0-9]{1,6}");

  private final Path file;
  private final List<Problem> problems = new ArrayList<>();

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
    Map<String, YamlValue> entries = new LinkedHashMap<>(document.entries());
    ManifestKeys written = new ManifestKeys(file, document.line(), entries, problems);
    CorpusFormat format = format(written);
    if (!problems.isEmpty()) {
      throw new CorpusException(problems); // without the format, no key is known
    }
    Map<String, YamlValue> shipped =
        format.isShipped() ? BuiltinManifest.of(format.word()).entries() : Map.of();
    List<String> allowed = new ArrayList<>(format.isShipped() ? SHIPPED_KEYS : TABLE_KEYS);
    if (shipped.containsKey("tables")) {
      allowed.remove("dimensions"); // it has those that its tables have
    }
    entries.forEach(
        (key, value) -> {
          if (!allowed.contains(key) && !key.equals("format")) {
            written.problem(value.line(), unknownKey(key, format, allowed));
          }
        });
    shipped.forEach(entries::putIfAbsent);
    ManifestKeys keys = new ManifestKeys(file, document.line(), entries, problems);
    List<String> dimensions = dimensions(keys);
    List<String> names = new ArrayList<>(Manifest.COLUMNS);
    names.addAll(dimensions);
    names.addAll(Manifest.NAMED_COLUMNS);
    LayoutReader layout = new LayoutReader(keys, names);
    String name = name(keys);
    String domain = keys.required("domain", "in words, as in domain: general sounds");
    boolean joined = keys.has("tables");
    Path folder = keys.path("path", format.isShipped());
    Path root = folder == null ? Objects.requireNonNull(file.toAbsolutePath().getParent()) : folder;
    List<TableSource> tables = joined ? layout.tables(root.normalize()) : List.of();
    if (!joined && !format.isShipped()) {
      misplaced(keys, "path", "path needs format or tables; for a table, use clips");
      Path clips = keys.path("clips", true);
      tables = List.of(layout.clips(clips == null ? root : clips));
    } else if (!format.isShipped()) {
      misplaced(keys, "clips", "clips and tables cannot be combined");
      misplaced(keys, "columns", "with tables, columns stands in each of them");
    }
    Manifest manifest =
        new Manifest(
            file,
            name,
            domain,
            format,
            root,
            tables,
            joined,
            dimensions,
            layout.audio(),
            layout.groups(),
            categoryOfFolder(keys),
            scale(keys),
            keys.values("exclude", "{category: Music}"),
            keys.path("features", false),
            keys.has("licence") ? keys.text("licence", "") : null,
            keys.flag("synthetic"),
            raters(keys));
    if (!problems.isEmpty()) {
      throw new CorpusException(problems);
    }
    return manifest;
  }

  private static void misplaced(ManifestKeys keys, String key, String message) {
    if (keys.has(key)) {
      keys.problem(keys.line(key), message);
    }
  }

  private static CorpusFormat format(ManifestKeys keys) {
    YamlValue value = keys.get("format");
    if (value == null) {
      return CorpusFormat.TABLE;
    }
    String word = String.valueOf(value.scalar());
    if (BuiltinManifest.FORMATS.contains(word)) {
      return BuiltinManifest.format(word);
    }
    List<String> all = BuiltinManifest.FORMATS;
    keys.problem(
        value.wanted(
            "one of %s, or no format and clips: clips.csv%s"
                .formatted(String.join(", ", all), NearestName.hint(word, all))));
    return CorpusFormat.TABLE;
  }

  private static String unknownKey(String key, CorpusFormat format, List<String> allowed) {
    return format.isShipped() && TABLE_KEYS.contains(key)
        ? "%s cannot be combined with format; allowed are %s"
            .formatted(key, String.join(", ", allowed))
        : "unknown key %s%s (allowed are %s)"
            .formatted(key, NearestName.hint(key, allowed), String.join(", ", allowed));
  }

  private static String name(ManifestKeys keys) {
    String name = keys.required("name", "short, as in name: sounds");
    if (!name.isEmpty() && !NAME.matcher(name).matches()) {
      keys.problem(
          keys.line("name"),
          "name is \""
              + name
              + "\", expected at most 64 letters, digits, spaces and . _ - ( ), a letter or a"
              + " digit first");
    }
    return name;
  }

  /** Rated dimensions besides arousal and valence. */
  private static List<String> dimensions(ManifestKeys keys) {
    List<String> dimensions = new ArrayList<>();
    for (String name : keys.names("dimensions")) {
      boolean taken =
          Manifest.COLUMNS.contains(name)
              || Manifest.NAMED_COLUMNS.contains(name)
              || dimensions.contains(name);
      if (DIMENSION.matcher(name).matches() && !taken) {
        dimensions.add(name);
      } else if (!name.equals("arousal") && !name.equals("valence")) {
        keys.problem(
            keys.line("dimensions"),
            "dimensions has %s, expected %s"
                .formatted(
                    name,
                    taken
                        ? "a name that is not a column of ours, and each once"
                        : "small letters, digits and -, as in dimensions: [dominance]"));
      }
    }
    return List.copyOf(dimensions);
  }

  private static boolean categoryOfFolder(ManifestKeys keys) {
    YamlValue value = keys.get("category");
    if (value != null && !"folder".equals(value.scalar())) {
      keys.problem(value.wanted("folder; a column is named in columns"));
    }
    return value != null;
  }

  private static RatingScale scale(ManifestKeys keys) {
    RatingScale unknown = new RatingScale(-1, 1);
    YamlValue value = keys.get("scale");
    if (value == null) {
      String message = "scale is missing, expected the ends of the raters' scale, as in scale: ";
      keys.problem(keys.line("scale"), message + "[1, 9]");
      return unknown;
    }
    List<YamlValue> ends = ManifestKeys.elements(value);
    if (ends.size() == 2) {
      double low = number(ends.get(0));
      double high = number(ends.get(1));
      if (low < high && Double.isFinite(high - low)) {
        return new RatingScale(low, high);
      }
    }
    keys.problem(value.line(), "scale needs two numbers, low before high, as in scale: [1, 9]");
    return unknown;
  }

  private static double number(YamlValue value) {
    String text = value.scalar();
    return text == null ? Double.NaN : DecimalText.parseDouble(text, '.');
  }

  private static int raters(ManifestKeys keys) {
    YamlValue value = keys.get("raters");
    if (value == null) {
      return 0;
    }
    String text = value.scalar() == null ? "" : value.text().strip();
    if (COUNT.matcher(text).matches() && Integer.parseInt(text) >= 2) {
      return Integer.parseInt(text);
    }
    keys.problem(value.wanted("how many people rated a clip, at least 2"));
    return 0;
  }
}
