package org.sonaffect.report.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sonaffect.learning.metrics.Metric;
import org.sonaffect.report.text.Numbers;
import org.sonaffect.study.Cell;
import org.sonaffect.study.Control;
import org.sonaffect.study.JointModel;
import org.sonaffect.study.Protocol;
import org.sonaffect.study.TrainingSet;
import org.sonaffect.study.folder.RunFolder;
import org.sonaffect.study.summary.Summary;
import org.sonaffect.study.summary.Summary.Mean;

/**
 * The scores that a reader looks for first: each test corpus and target, trained on that corpus
 * alone and on all corpora, in every metric. The section Training sets has all scores.
 */
final class HeadlineScores {
  private HeadlineScores() {}

  static Table of(RunFolder run, Protocol protocol) {
    Summary summary = run.summary();
    Map<Cell, Map<Metric, Mean>> scores = new LinkedHashMap<>();
    List<Metric> metrics = new ArrayList<>();
    for (Metric metric : ScoreTable.METRICS) {
      List<Mean> means = summary.means(protocol, Control.NONE, metric.word());
      means.forEach(
          m -> scores.computeIfAbsent(m.cell(), c -> new LinkedHashMap<>()).put(metric, m));
      if (!means.isEmpty()) {
        metrics.add(metric);
      }
    }
    String headline = run.json().path("presentation").path("headline").asText();
    List<Cell> all = List.copyOf(scores.keySet());
    List<Cell> named =
        all.stream()
            .filter(cell -> cell.model().equals(headline) || isBaseline(cell, headline))
            .toList();
    List<Cell> cells = shown(run, named.isEmpty() ? all : named);
    boolean models = cells.stream().map(Cell::model).distinct().count() > 1;
    Columns<Cell> columns =
        new Columns<Cell>().label("Test corpus", Cell::test).label("Target", Cell::target);
    if (models) {
      columns.label("Model", Cell::model);
    }
    columns.label("Trained on", cell -> cell.train().words());
    for (Metric metric : metrics) {
      columns.value(metric.title(), cell -> score(scores, cell, metric, 1));
    }
    Map<String, Double> scales = scales(run);
    boolean own = !scales.isEmpty();
    if (own) {
      columns.value(
          "RMSE, own scale",
          c -> score(scores, c, Metric.RMSE, scales.getOrDefault(c.test(), Double.NaN)));
    }
    int folds = summary.means().stream().mapToInt(Mean::folds).max().orElse(0);
    return columns.table(
        "scores-" + protocol,
        "%sMean over %d test folds ± half-width of its 95 %% interval. R² and CCC: 1 is perfect; R² 0 is the mean rating. RMSE: ratings in [−1, 1]%s. Protocol %s."
            .formatted(
                named.isEmpty() && (models || cells.isEmpty())
                    ? ""
                    : "Model %s%s%s. "
                        .formatted(
                            named.isEmpty() ? cells.get(0).model() : headline,
                            named.isEmpty() ? "" : ", which the study names for its answer",
                            models ? ", and what it is compared with" : ""),
                folds,
                own ? ", and on the scale that the raters used" : "",
                protocol),
        cells);
  }

  /** A joint model is trained on several corpora; what it must beat is trained on one. */
  private static boolean isBaseline(Cell cell, String headline) {
    return cell.model().equals(JointModel.separate(headline))
        && cell.train().equals(TrainingSet.alone(cell.test()));
  }

  /** Alone and with all corpora, of every model; tests stand together, in them the targets. */
  private static List<Cell> shown(RunFolder run, List<Cell> all) {
    Optional<TrainingSet> joint =
        all.stream()
            .map(Cell::train)
            .filter(train -> train.whole() && train.parts().size() == run.corpora().size())
            .findFirst();
    List<Cell> cells = new ArrayList<>();
    for (String test : run.corpora()) {
      for (String target : all.stream().map(Cell::target).distinct().toList()) {
        all.stream()
            .filter(c -> c.test().equals(test) && c.target().equals(target))
            .filter(
                c ->
                    c.train().equals(TrainingSet.alone(test))
                        || joint.isPresent() && c.train().equals(joint.get()))
            .sorted(
                Comparator.comparing((Cell c) -> models(all).indexOf(c.model()))
                    .thenComparing(c -> c.train().joint()))
            .forEach(cells::add);
      }
    }
    return cells.isEmpty() ? all : cells;
  }

  private static List<String> models(List<Cell> cells) {
    return cells.stream().map(Cell::model).distinct().toList();
  }

  /** Units of each corpus's own scale per unit of a rating in [-1, 1], where the run knows it. */
  private static Map<String, Double> scales(RunFolder run) {
    Map<String, Double> scales = new LinkedHashMap<>();
    for (String corpus : run.corpora()) {
      run.scale(corpus).ifPresent(scale -> scales.put(corpus, scale.unmapDeviation(1)));
    }
    return scales;
  }

  private static String score(
      Map<Cell, Map<Metric, Mean>> scores, Cell cell, Metric metric, double unit) {
    Mean mean = scores.getOrDefault(cell, Map.of()).get(metric);
    return mean == null || Double.isNaN(unit)
        ? ""
        : Numbers.withHalfWidth(mean.mean() * unit, mean.halfWidth() * unit);
  }
}
