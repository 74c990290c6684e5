package org.sonaffect.report.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.sonaffect.corpus.RatingScale;
import org.sonaffect.learning.metrics.Metric;
import org.sonaffect.report.text.Numbers;
import org.sonaffect.study.Cell;
import org.sonaffect.study.Control;
import org.sonaffect.study.Protocol;
import org.sonaffect.study.TrainingSet;
import org.sonaffect.study.folder.RunFolder;
import org.sonaffect.study.summary.Summary;
import org.sonaffect.study.summary.Summary.Mean;

/**
 * The layout of the paper's Table 1: a row for each test corpus, model and target; a column for
 * each training mixture; the best of a row in bold where there are several.
 */
final class ScoreTable {
  /** The scores that are shown, the first first. */
  static final List<Metric> METRICS = List.of(Metric.R2, Metric.CCC, Metric.PEARSON, Metric.RMSE);

  private static final List<String> NAMES = List.of("Test corpus", "Model", "Target");

  private final Summary summary;
  private final Protocol protocol;
  private final Control control;
  private final List<TrainingSet> trains;

  private ScoreTable(Summary summary, Protocol protocol, Control control) {
    this.summary = summary;
    this.protocol = protocol;
    this.control = control;
    this.trains =
        summary.means().stream()
            .map(Mean::cell)
            .filter(cell -> cell.protocol() == protocol && cell.control().equals(control))
            .map(Cell::train)
            .distinct()
            .toList();
  }

  /** One metric of a run, ratings in [-1, 1]; without rows where the run does not have it. */
  static Table of(Summary summary, Protocol protocol, Control control, Metric metric) {
    ScoreTable scores = new ScoreTable(summary, protocol, control);
    List<List<Table.Entry>> cells = new ArrayList<>();
    scores.rows(metric).forEach((names, row) -> cells.add(scores.line(names, row, metric, 1)));
    return scores.table(metric.word(), metric.title() + ", %s; ratings in [−1, 1]", NAMES, cells);
  }

  /**
   * RMSE in the unit of each corpus's own scale; without rows where the run does not know any
   * scale.
   */
  static Table onOwnScale(RunFolder run, Protocol protocol, Control control) {
    ScoreTable scores = new ScoreTable(run.summary(), protocol, control);
    List<List<Table.Entry>> cells = new ArrayList<>();
    scores
        .rows(Metric.RMSE)
        .forEach(
            (names, row) ->
                run.scale(names.get(0))
                    .ifPresent(
                        scale ->
                            cells.add(
                                scores.line(
                                    with(names, words(scale)),
                                    row,
                                    Metric.RMSE,
                                    scale.unmapDeviation(1)))));
    return scores.table(
        "rmse-own-scale",
        "RMSE on the scale that the raters of each corpus used, %s",
        with(NAMES, "Scale"),
        cells);
  }

  private static List<String> with(List<String> names, String last) {
    List<String> all = new ArrayList<>(names);
    all.add(last);
    return all;
  }

  private static String words(RatingScale scale) {
    return Numbers.plain(scale.low()) + " to " + Numbers.plain(scale.high());
  }

  /** Of one metric: rows of one corpus stand together, in it those of one model. */
  private Map<List<String>, Map<TrainingSet, Mean>> rows(Metric metric) {
    Map<List<String>, Map<TrainingSet, Mean>> rows = new LinkedHashMap<>();
    for (Mean score : summary.means(protocol, control, metric.word())) {
      Cell cell = score.cell();
      rows.computeIfAbsent(
              List.of(cell.test(), cell.model(), cell.target()), key -> new LinkedHashMap<>())
          .put(cell.train(), score);
    }
    List<List<String>> keys = new ArrayList<>(rows.keySet());
    for (int part = 2; part >= 0; part--) {
      keys.sort(byAppearance(part, keys));
    }
    return keys.stream()
        .collect(
            Collectors.toMap(
                key -> key,
                key -> Objects.requireNonNull(rows.get(key)),
                (a, b) -> a,
                LinkedHashMap::new));
  }

  /** Each part in the study's own order. */
  private static Comparator<List<String>> byAppearance(int part, List<List<String>> keys) {
    List<String> order = keys.stream().map(key -> key.get(part)).distinct().toList();
    return Comparator.comparingInt(key -> order.indexOf(key.get(part)));
  }

  private List<Table.Entry> line(
      List<String> names, Map<TrainingSet, Mean> byTrain, Metric metric, double factor) {
    List<Double> all = byTrain.values().stream().map(score -> score.mean() * factor).toList();
    List<Table.Entry> row = Table.row(names.toArray());
    for (TrainingSet train : trains) {
      Mean score = byTrain.get(train);
      row.add(
          score == null
              ? Table.Entry.of("")
              : new Table.Entry(
                  Numbers.withHalfWidth(score.mean() * factor, score.halfWidth() * factor),
                  best(score.mean() * factor, all, metric)));
    }
    return row;
  }

  /**
   * Whether none of some values is better than one of them. Those that print alike are equally
   * good, and where all do, none is best; an undefined one is no rival.
   */
  static boolean best(double own, List<Double> all, Metric metric) {
    String shown = Numbers.score(own);
    List<Double> others =
        all.stream().filter(other -> !Numbers.score(other).equals(shown)).toList();
    return !Double.isNaN(own)
        && !others.isEmpty()
        && others.stream().noneMatch(other -> metric.better(other, own));
  }

  private Table table(String name, String what, List<String> names, List<List<Table.Entry>> cells) {
    int folds = summary.means().stream().mapToInt(Mean::folds).max().orElse(0);
    boolean undefined =
        cells.stream()
            .anyMatch(
                row -> row.stream().anyMatch(entry -> entry.text().equals(Numbers.UNDEFINED)));
    boolean marked = cells.stream().anyMatch(row -> row.stream().anyMatch(Table.Entry::bold));
    String caption =
        what.formatted(
                "mean over %d test folds ± half-width of its 95 %% interval".formatted(folds))
            + (marked ? "; best of a row in bold" : "")
            + (undefined ? "; undefined where all ratings of a fold are equal" : "")
            + ". Protocol: %s%s."
                .formatted(protocol, control.isNone() ? "" : "; control: " + control);
    List<String> header = new ArrayList<>(names);
    trains.forEach(train -> header.add("trained on " + train.words()));
    return new Table(
        "table-%s-%s%s"
            .formatted(
                name, protocol, control.isNone() ? "" : "-" + control.label().replace(':', '-')),
        caption,
        header,
        names.size(),
        cells);
  }
}
