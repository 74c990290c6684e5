package org.sonaffect.corpus.clips;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sonaffect.audio.DiskNames;
import org.sonaffect.audio.FileNames;
import org.sonaffect.corpus.CorpusException;
import org.sonaffect.corpus.Problem;
import org.sonaffect.corpus.file.PlainNumber;
import org.sonaffect.corpus.file.PlainText;
import org.sonaffect.corpus.manifest.Manifest;
import org.sonaffect.corpus.table.NumericTable;
import org.sonaffect.corpus.table.NumericTable.Kind;

/** The clips of a manifest with {@code clips: clips.csv}: one row a clip. */
public final class ClipTable {
  private final Manifest manifest;
  private final List<Problem> problems = new ArrayList<>();
  private final Map<String, Integer> seen = new HashMap<>();
  private final DiskNames disk = new DiskNames();

  private ClipTable(Manifest manifest) {
    this.manifest = manifest;
  }

  /**
   * Reads the rows.
   *
   * @param withNumbers whether every other numeric column is a feature
   */
  public static ClipList read(Manifest manifest, Path clips, boolean withNumbers)
      throws CorpusException {
    return new ClipTable(manifest).rows(clips, withNumbers);
  }

  private ClipList rows(Path clips, boolean withNumbers) throws CorpusException {
    Set<String> texts = new HashSet<>(Manifest.COLUMNS);
    manifest.columns().values().forEach(name -> texts.add(name.toLowerCase(Locale.ROOT)));
    manifest.exclude().keySet().forEach(name -> texts.add(name.toLowerCase(Locale.ROOT)));
    NumericTable table =
        NumericTable.read(
            clips,
            name ->
                texts.contains(name.toLowerCase(Locale.ROOT))
                    ? Kind.TEXT
                    : withNumbers ? Kind.NUMBER : Kind.IGNORED);
    ClipColumns columns = ClipColumns.find(manifest, table, problems);
    if (manifest.features() == null && columns.place("file") < 0 && columns.place("id") >= 0) {
      String message =
          "there is no column file, and the manifest names no features instead of audio";
      problems.add(new Problem(clips, 1, message));
    }
    Exclusion exclusion = new Exclusion(manifest);
    exclusion.check(table.header(), name -> place(table, columns, name) >= 0, problems);
    if (problems.stream().anyMatch(p -> p.effect() == Problem.Effect.LEFT_OUT)) {
      throw new CorpusException(problems);
    }
    problems.addAll(table.problems());
    List<ClipRow> rows = new ArrayList<>();
    for (int i = 0; i < table.rows(); i++) {
      int row = i;
      if (!exclusion.excludes(name -> table.text(row, place(table, columns, name)))) {
        rows.add(row(table, columns, i));
      }
    }
    exclusion.report(problems);
    return new ClipList(clips, rows, table, "id", table.lost(), problems);
  }

  /** A column by our name or, failing that, by its own. */
  private static int place(NumericTable table, ClipColumns columns, String name) {
    return columns.place(name) >= 0 ? columns.place(name) : table.column(name);
  }

  private ClipRow row(NumericTable table, ClipColumns columns, int row) {
    int line = table.line(row);
    RowCheck check = new RowCheck(table.file(), line, manifest.scale(), problems);
    String file = columns.text(table, row, "file");
    String id = columns.text(table, row, "id");
    double start = check.time("start", columns.text(table, row, "start"), 0);
    double end = check.time("end", columns.text(table, row, "end"), Double.NaN);
    if (end <= start) {
      check.misplaced(
          "the segment ends at %s s and begins at %s s"
              .formatted(PlainNumber.of(end), PlainNumber.of(start)));
    }
    if (id == null && file == null) {
      check.misplaced(
          columns.place("file") < 0
              ? "id is empty"
              : "file is empty, expected the name of an audio file");
    }
    String name = file != null ? file : id != null ? id : "";
    if (id == null) {
      id =
          name.replace('\\', '/')
              + suffix(columns.text(table, row, "start"), columns.text(table, row, "end"));
    }
    Integer earlier = id.isEmpty() ? null : seen.putIfAbsent(id, line);
    if (earlier != null) {
      check.refuse(
          "id \"%s\" is already used in line %d".formatted(PlainText.shortened(id), earlier));
    }
    return new ClipRow(
        line,
        row,
        id,
        name,
        file == null ? null : path(table.file(), file, check),
        start,
        end,
        check.rating("arousal", columns.text(table, row, "arousal")),
        check.rating("valence", columns.text(table, row, "valence")),
        check.deviation("arousal_sd", columns.text(table, row, "arousal_sd")),
        check.deviation("valence_sd", columns.text(table, row, "valence_sd")),
        columns.text(table, row, "category"),
        columns.text(table, row, "group"),
        check.located(),
        check.sound());
  }

  private static String suffix(@Nullable String start, @Nullable String end) {
    return start == null && end == null
        ? ""
        : "[" + (start == null ? "0" : start) + "-" + (end == null ? "" : end) + "]";
  }

  /**
   * Relative to the table that names it, under the name that it has on disk: in another Unicode
   * form, with other capitals, or without its ending. A table from Windows may part folders its own
   * way.
   */
  private @Nullable Path path(Path table, String file, RowCheck check) {
    try {
      Path path = table.toAbsolutePath().resolveSibling(file).normalize();
      List<Path> found = disk.sounds(path);
      if (found.isEmpty() && file.indexOf('\\') >= 0) {
        path = table.toAbsolutePath().resolveSibling(file.replace('\\', '/')).normalize();
        found = disk.sounds(path);
      }
      if (found.size() > 1 && manifest.features() == null) {
        check.misplaced(
            "file is \"%s\"; which is meant, %s?"
                .formatted(PlainText.shortened(file), DiskNames.listed(found)));
        return null;
      }
      return found.size() == 1 ? found.get(0) : path;
    } catch (InvalidPathException e) {
      FileNames.check(file);
      check.misplaced(
          "file is \""
              + PlainText.shortened(file)
              + "\", which is not a valid path: "
              + e.getReason());
      return null;
    }
  }
}
