package org.sonaffect.report.statistics;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sonaffect.study.Cell;
import org.sonaffect.study.Protocol;
import org.sonaffect.study.TrainingSet;
import org.sonaffect.study.folder.RunColumns;
import org.sonaffect.study.folder.RunFolder;
import org.sonaffect.study.folder.RunRows;

/**
 * How long it took to cross-validate a model.
 *
 * @param protocol under which
 * @param model its name
 * @param seconds searches and final fits of all folds and targets of one mixture and repetition,
 *     mean over mixtures and repetitions with real ratings
 */
public record SearchTimes(Protocol protocol, String model, double seconds) {

  /** By protocol and model, from timings.csv; none where the run has none. */
  public static List<SearchTimes> of(RunFolder run) {
    Set<String> mixtures = new HashSet<>();
    run.json().path("study").path("mixtures").forEach(label -> mixtures.add(label.asText()));
    Map<Cell, Double> seconds = new LinkedHashMap<>();
    Map<Cell, Set<Cell>> trainings = new LinkedHashMap<>();
    for (RunRows.Timing row : run.readIfAny(RunColumns.TIMINGS)) {
      Cell cell = row.cell();
      if (cell != null && cell.control().isNone() && mixtures.contains(cell.train().label())) {
        Cell training = cell.ofAllFolds().ofTarget(Cell.EVERY);
        Cell model = training.series().trainedOn(TrainingSet.ANY);
        seconds.merge(model, row.seconds(), Double::sum);
        trainings.computeIfAbsent(model, k -> new HashSet<>()).add(training);
      }
    }
    List<SearchTimes> times = new ArrayList<>();
    seconds.forEach(
        (model, sum) ->
            times.add(
                new SearchTimes(
                    model.protocol(),
                    model.model(),
                    sum / Math.max(1, trainings.getOrDefault(model, Set.of()).size()))));
    return times;
  }
}
