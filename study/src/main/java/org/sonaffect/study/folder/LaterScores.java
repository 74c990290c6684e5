package org.sonaffect.study.folder;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.sonaffect.learning.metrics.Metric;
import org.sonaffect.study.Cell;
import org.sonaffect.study.Prediction;
import org.sonaffect.study.Result;
import org.sonaffect.study.TrainingSet;
import org.sonaffect.study.summary.ModelComparison;
import org.sonaffect.study.summary.Summaries;
import org.sonaffect.study.summary.Summary;
import org.sonaffect.study.summary.Verdict;

/**
 * The scores that an earlier version did not compute, from the predictions that it wrote, and the
 * answer in the words of today.
 */
final class LaterScores {
  private LaterScores() {}

  /** The metrics that a summary has no means of, where it has means at all. */
  static List<Metric> missing(Summary summary) {
    List<String> found = summary.means().stream().map(Summary.Mean::metric).distinct().toList();
    return found.isEmpty()
        ? List.of()
        : Stream.of(Metric.values()).filter(metric -> !found.contains(metric.word())).toList();
  }

  /**
   * A summary with means and comparisons of some metrics more.
   *
   * @param study the part of results.json that says what was asked for
   */
  static Summary with(
      List<Metric> metrics, Summary summary, JsonNode study, List<Prediction> predictions) {
    List<TrainingSet> trained = new ArrayList<>();
    study.path("mixtures").forEach(label -> trained.add(TrainingSet.parse(label.asText())));
    int folds = study.path("folds").path("count").asInt();
    Summary more = Summaries.of(results(metrics, predictions), trained, folds, summary.synthetic());
    Summary all =
        new Summary(
            "",
            summary.synthetic(),
            joined(summary.means(), more.means()),
            joined(summary.comparisons(), more.comparisons()),
            summary.controls());
    boolean quick = study.path("quick").asBoolean();
    String sentence =
        new Verdict(
                new Verdict.Circumstances(trained, null, quick, Map.of(), 0, 0),
                all.protocols().get(0),
                all,
                models(study, predictions))
            .sentence();
    return new Summary(sentence, all.synthetic(), all.means(), all.comparisons(), all.controls());
  }

  /** Pairs of models in every metric. */
  static List<Summary.Comparison> models(JsonNode study, List<Prediction> predictions) {
    return ModelComparison.of(
        results(List.of(Metric.values()), predictions), study.path("folds").path("count").asInt());
  }

  private static List<Result> results(List<Metric> metrics, List<Prediction> predictions) {
    Map<Cell, List<Prediction>> cells = new LinkedHashMap<>();
    for (Prediction p : predictions) {
      cells.computeIfAbsent(p.cell(), cell -> new ArrayList<>()).add(p);
      cells.computeIfAbsent(p.cell().ofAllFolds(), cell -> new ArrayList<>()).add(p);
    }
    List<Result> results = new ArrayList<>();
    cells.forEach(
        (cell, of) -> {
          double[] rating = of.stream().mapToDouble(Prediction::rating).toArray();
          double[] predicted = of.stream().mapToDouble(Prediction::prediction).toArray();
          for (Metric metric : metrics) {
            results.add(new Result(cell, metric.word(), metric.of(rating, predicted)));
          }
        });
    return results;
  }

  private static <T> List<T> joined(Collection<T> first, Collection<T> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }
}
