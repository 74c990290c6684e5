package org.sonaffect.corpus.clips;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sonaffect.corpus.Problem;
import org.sonaffect.corpus.file.NearestName;
import org.sonaffect.corpus.manifest.Manifest;
import org.sonaffect.corpus.table.CsvTable;
import org.sonaffect.corpus.table.NumericTable;

/**
 * Where the columns of a clip stand in a CSV: by our names, or as the manifest maps them
 * (docs/spec/file-formats.md §3.2).
 */
final class ClipColumns {
  private final Map<String, Integer> places = new LinkedHashMap<>();

  private ClipColumns() {}

  /**
   * Finds the columns of a table.
   *
   * @param problems gets what is missing and what looks misspelt
   */
  static ClipColumns find(Manifest manifest, NumericTable table, List<Problem> problems) {
    ClipColumns found = new ClipColumns();
    List<String> header = table.header();
    for (String ours : Manifest.COLUMNS) {
      String mapped = manifest.columns().get(ours);
      int place = table.column(mapped == null ? ours : mapped);
      if (place >= 0) {
        found.places.put(ours, place);
      } else if (mapped != null) {
        problems.add(
            new Problem(
                manifest.file(),
                0,
                "columns: %s is %s, and %s has no such column%s (it has %s)"
                    .formatted(
                        ours,
                        mapped,
                        table.file().getFileName(),
                        NearestName.hint(mapped, header),
                        CsvTable.listed(header))));
      }
    }
    for (String needed : List.of("arousal", "valence")) {
      found.need(needed, manifest, table, problems);
    }
    if (found.place("file") < 0 && found.place("id") < 0) {
      found.need("file", manifest, table, problems);
    }
    found.misspelt(table, problems);
    return found;
  }

  private void need(String name, Manifest manifest, NumericTable table, List<Problem> problems) {
    if (place(name) < 0 && !manifest.columns().containsKey(name)) {
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
  private void misspelt(NumericTable table, List<Problem> problems) {
    List<String> absent = new ArrayList<>(Manifest.COLUMNS);
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

  /** The place of one of our columns in the table; -1 where it is absent. */
  int place(String name) {
    return places.getOrDefault(name, -1);
  }

  /** The text of one of our columns; null where the column is absent or the cell empty. */
  @Nullable String text(NumericTable table, int row, String name) {
    int place = place(name);
    String text = place < 0 ? "" : table.text(row, place);
    return text.isEmpty() ? null : text;
  }
}
