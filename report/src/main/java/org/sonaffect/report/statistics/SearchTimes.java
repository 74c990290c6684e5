package org.sonaffect.report.statistics;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sonaffect.study.Control;
import org.sonaffect.study.folder.CsvTable;
import org.sonaffect.study.folder.RunColumns;
import org.sonaffect.study.folder.RunFolder;

/**
 * How long it took to cross-validate a model.
 *
 * @param protocol under which
 * @param model its name
 * @param seconds searches and final fits of all folds and targets of one mixture and repetition,
 *     mean over mixtures and repetitions with real ratings
 */
public record SearchTimes(String protocol, String model, double seconds) {

  /** By protocol and model, from timings.csv; none where the run has none. */
  public static List<SearchTimes> of(RunFolder run) {
    if (!Files.exists(run.path().resolve("timings.csv"))) {
      return List.of();
    }
    CsvTable table = run.table("timings.csv", RunColumns.TIMINGS);
    List<String> mixtures = new ArrayList<>();
    run.json().path("study").path("mixtures").forEach(label -> mixtures.add(label.asText()));
    Map<List<String>, Double> seconds = new LinkedHashMap<>();
    Map<List<String>, Set<List<String>>> trainings = new LinkedHashMap<>();
    for (CsvTable.CsvRow row : table.rows()) {
      List<String> f = row.fields();
      if (f.get(2).equals(Control.NONE) && mixtures.contains(f.get(5))) {
        List<String> key = List.of(f.get(1), f.get(6));
        seconds.merge(key, table.number(row, 8), Double::sum);
        trainings.computeIfAbsent(key, k -> new LinkedHashSet<>()).add(List.of(f.get(3), f.get(5)));
      }
    }
    List<SearchTimes> times = new ArrayList<>();
    seconds.forEach(
        (key, sum) ->
            times.add(
                new SearchTimes(
                    key.get(0),
                    key.get(1),
                    sum / Math.max(1, trainings.getOrDefault(key, Set.of()).size()))));
    return times;
  }
}
