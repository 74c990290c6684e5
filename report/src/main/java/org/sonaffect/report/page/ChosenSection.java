package org.sonaffect.report.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.sonaffect.report.statistics.ChosenPipelines;
import org.sonaffect.report.statistics.ChosenPipelines.Searched;
import org.sonaffect.study.TrainingSet;
import org.sonaffect.study.folder.RunFolder;

/** The hyper-parameters that the searches of a run chose, fold by fold. */
final class ChosenSection {
  /** More rows are for those who ask for them. */
  private static final int SHOWN = 16;

  private static final int PIPELINES = 3;

  private ChosenSection() {}

  /** The section; empty for a run without a grid, or whose log is gone. */
  static void add(RunFolder run, Parts parts) {
    Set<TrainingSet> trains =
        run.summary().means().stream().map(m -> m.cell().train()).collect(Collectors.toSet());
    List<Map.Entry<Searched, Map<String, Integer>>> found =
        new ArrayList<>(ChosenPipelines.of(run, trains).entrySet());
    List<String> models = found.stream().map(e -> e.getKey().model()).distinct().toList();
    found.sort(
        Comparator.comparing(
            (Map.Entry<Searched, Map<String, Integer>> e) -> models.indexOf(e.getKey().model())));
    Table table =
        new Columns<Map.Entry<Searched, Map<String, Integer>>>()
            .label("Protocol", each -> each.getKey().protocol())
            .label("Model", each -> each.getKey().model())
            .label("Target", each -> each.getKey().target())
            .label("Trained on", each -> each.getKey().train().words())
            .value("Folds", e -> e.getValue().values().stream().mapToInt(n -> n).sum())
            .value("Chosen", each -> words(each.getValue()))
            .table(
                "chosen",
                "What the search of each training set chose, with the number of folds in which it"
                    + " did. What else was tried, and its scores, is in trials.jsonl.",
                found);
    if (found.size() <= SHOWN) {
      parts.add(table);
    } else {
      parts.text("%d searches in all folds.".formatted(found.size()));
      parts.folded("What each of them chose", table);
    }
  }

  private static String words(Map<String, Integer> counts) {
    String most =
        counts.entrySet().stream()
            .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
            .limit(PIPELINES)
            .map(e -> "%d × %s".formatted(e.getValue(), e.getKey()))
            .collect(Collectors.joining("; "));
    int more = counts.size() - PIPELINES;
    return more > 0 ? most + "; and %d other%s".formatted(more, more == 1 ? "" : "s") : most;
  }
}
