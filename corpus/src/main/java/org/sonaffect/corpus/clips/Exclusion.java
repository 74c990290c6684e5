package org.sonaffect.corpus.clips;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.sonaffect.corpus.Problem;
import org.sonaffect.corpus.file.NearestName;
import org.sonaffect.corpus.manifest.Manifest;
import org.sonaffect.corpus.table.CsvTable;

/** The rows that a manifest's {@code exclude} takes out of a corpus. */
public final class Exclusion {
  private final Manifest manifest;
  private final Map<String, Set<String>> unmet = new LinkedHashMap<>();
  private final Map<String, Set<String>> others = new LinkedHashMap<>();

  public Exclusion(Manifest manifest) {
    this.manifest = manifest;
    manifest.exclude().forEach((column, values) -> unmet.put(column, new TreeSet<>(values)));
  }

  /** Names columns that are not there. */
  public void check(List<String> header, Predicate<String> known, List<Problem> problems) {
    for (String column : manifest.exclude().keySet()) {
      if (!known.test(column)) {
        String message =
            "exclude: there is no column %s%s (there are %s)"
                .formatted(column, NearestName.hint(column, header), CsvTable.listed(header));
        problems.add(new Problem(manifest.file(), 0, message));
      }
    }
  }

  /** Whether a row is taken out; {@code cell} gives its text in a column. */
  public boolean excludes(UnaryOperator<String> cell) {
    boolean excluded = false;
    for (Map.Entry<String, List<String>> entry : manifest.exclude().entrySet()) {
      String column = entry.getKey();
      String text = cell.apply(column);
      if (entry.getValue().contains(text)) {
        excluded = true;
        unmet.getOrDefault(column, Set.of()).remove(text);
      } else {
        others.computeIfAbsent(column, c -> new TreeSet<>()).add(text);
      }
    }
    return excluded;
  }

  /** Names values that no row had: probably misspelt, and the rows they meant are still there. */
  public void report(List<Problem> problems) {
    unmet.forEach(
        (column, values) -> {
          List<String> known = List.copyOf(others.getOrDefault(column, Set.of()));
          for (String value : values) {
            String message =
                "exclude: no row has %s \"%s\"%s (there are %s)"
                    .formatted(
                        column, value, NearestName.hint(value, known), CsvTable.listed(known));
            problems.add(Problem.kept(manifest.file(), 0, message));
          }
        });
  }
}
