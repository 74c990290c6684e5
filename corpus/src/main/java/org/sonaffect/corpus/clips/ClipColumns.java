package org.sonaffect.corpus.clips;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.sonaffect.corpus.Problem;
import org.sonaffect.corpus.file.NearestName;
import org.sonaffect.corpus.manifest.Manifest;
import org.sonaffect.corpus.manifest.TableSource;
import org.sonaffect.corpus.table.CsvTable;
import org.sonaffect.corpus.table.NumericTable;

/**
 * Where the columns of a clip stand in a CSV: by our names, or as the manifest maps them
 * (docs/spec/file-formats.md §3.2).
 */
final class ClipColumns {
  private final TableSource source;
  private final Set<String> texts;
  private final Map<String, Integer> places = new LinkedHashMap<>();

  private ClipColumns(TableSource source, Set<String> texts) {
    this.source = source;
    this.texts = texts;
  }

  /**
   * Finds the columns of a table.
   *
   * @param texts names of the columns that are read as text, in lower case
   * @param problems gets what is missing and what looks misspelt
   */
  static ClipColumns find(
      Manifest manifest,
      TableSource source,
      NumericTable table,
      Set<String> texts,
      List<Problem> problems) {
    ClipColumns found = new ClipColumns(source, texts);
    List<String> header = table.header();
    for (String ours : manifest.columnNames()) {
      String mapped = source.columns().get(ours);
      boolean counts = !source.closed() && !Manifest.NAMED_COLUMNS.contains(ours);
      counts |= source.header() != null;
      int place = mapped != null ? table.column(mapped) : counts ? table.column(ours) : -1;
      if (place >= 0) {
        found.places.put(ours, place);
      } else if (mapped != null) {
        String message = "columns: %s is %s, and %s has no such column%s (it has %s)";
        String hint = NearestName.hint(mapped, header);
        String there = CsvTable.listed(header);
        Path name = table.file().getFileName();
        problems.add(
            manifest.joined()
                ? new Problem(
                    table.file(),
                    1,
                    "there is no column %s%s (there are %s)".formatted(mapped, hint, there))
                : new Problem(
                    manifest.file(), 0, message.formatted(ours, mapped, name, hint, there)));
      }
    }
    List<String> rated = manifest.rated();
    for (int i = 1; i < rated.size(); i++) {
      for (String earlier : rated.subList(0, i)) {
        Integer place = found.places.get(rated.get(i));
        if (place != null && place.equals(found.places.get(earlier))) {
          problems.add(
              Problem.kept(
                  manifest.file(),
                  0,
                  "columns: %s and %s are both the column %s of %s"
                      .formatted(
                          earlier, rated.get(i), header.get(place), table.file().getFileName())));
        }
      }
    }
    return found;
  }

  /** Names what the one table of the clips lacks. */
  void needClips(Manifest manifest, NumericTable table, List<Problem> problems) {
    for (String rated : manifest.rated()) {
      need(rated, table, problems);
    }
    if (!has("file") && !has("id")) {
      need("file", table, problems);
    }
    misspelt(manifest, table, problems);
  }

  private void need(String name, NumericTable table, List<Problem> problems) {
    if (!has(name) && !source.columns().containsKey(name)) {
      problems.add(
          new Problem(
              table.file(),
              1,
              "there is no column %s%s (there are %s; columns in the manifest may map one)"
                  .formatted(
                      name,
                      NearestName.hint(name, table.header()),
                      CsvTable.listed(table.header()))));
    }
  }

  /** A column that is nearly one of ours, while ours is absent, is named: a lost group leaks. */
  private void misspelt(Manifest manifest, NumericTable table, List<Problem> problems) {
    List<String> absent = new ArrayList<>(Manifest.COLUMNS);
    absent.addAll(manifest.dimensions());
    absent.removeAll(places.keySet());
    for (int i = 0; i < table.header().size(); i++) {
      String own = table.header().get(i);
      String nearest = own.length() < 5 ? null : NearestName.of(own, absent);
      if (nearest != null && nearest.length() > 3 && !places.containsValue(i)) {
        problems.add(
            Problem.kept(
                table.file(), 1, "unknown column %s; did you mean %s?".formatted(own, nearest)));
      }
    }
  }

  /** Adds a column that the table got in the program. */
  void add(String name, int place) {
    places.put(name, place);
  }

  /** Whether a column is there or, named by the manifest, was reported as missing. */
  boolean hasOrNames(String name) {
    return has(name) || source.columns().containsKey(name);
  }

  boolean has(String name) {
    return places.containsKey(name);
  }

  /** The place of one of our columns or, failing that, of one of the table's; -1 where absent. */
  int place(NumericTable table, String name) {
    Integer ours = places.get(name);
    boolean read = texts.contains(name.toLowerCase(Locale.ROOT));
    return ours != null ? ours : read ? table.column(name) : -1;
  }
}
