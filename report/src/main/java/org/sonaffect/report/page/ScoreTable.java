package org.sonaffect.report.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.sonaffect.report.text.Numbers;
import org.sonaffect.study.Cell;
import org.sonaffect.study.Control;
import org.sonaffect.study.Protocol;
import org.sonaffect.study.Result;
import org.sonaffect.study.TrainingSet;
import org.sonaffect.study.summary.Summary;
import org.sonaffect.study.summary.Summary.Mean;

/**
 * The layout of the paper's Table 1: a row for each test corpus, model and target; a column for
 * each training mixture; the best of a row in bold.
 */
final class ScoreTable {
  private ScoreTable() {}

  static Table of(Summary summary, Protocol protocol, Control control, String metric) {
    Set<TrainingSet> trains = new LinkedHashSet<>();
    Map<List<String>, Map<TrainingSet, Mean>> rows = new LinkedHashMap<>();
    for (Mean score : summary.means(protocol, control, metric)) {
      Cell cell = score.cell();
      trains.add(cell.train());
      rows.computeIfAbsent(
              List.of(cell.test(), cell.model(), cell.target()), key -> new LinkedHashMap<>())
          .put(cell.train(), score);
    }
    List<String> header = new ArrayList<>(List.of("Test corpus", "Model", "Target"));
    trains.forEach(train -> header.add("trained on " + train.words()));
    List<List<Table.Entry>> cells = new ArrayList<>();
    List<List<String>> keys = new ArrayList<>(rows.keySet());
    for (int part = 2; part >= 0; part--) {
      keys.sort(byAppearance(part, keys));
    }
    keys.forEach(
        key -> {
          Map<TrainingSet, Mean> byTrain = Objects.requireNonNull(rows.get(key));
          double best = best(byTrain.values(), metric);
          List<Table.Entry> row = Table.row(key.toArray());
          for (TrainingSet train : trains) {
            Mean score = byTrain.get(train);
            row.add(
                score == null
                    ? Table.Entry.of("")
                    : new Table.Entry(
                        Numbers.withHalfWidth(score.mean(), score.halfWidth()),
                        score.mean() == best));
          }
          cells.add(row);
        });
    int folds = summary.means().stream().mapToInt(Mean::folds).max().orElse(0);
    String caption =
        "%s, mean over %d test folds ± half-width of its 95 %% interval; ratings in [−1, 1]; best of a row in bold. Protocol: %s%s."
            .formatted(
                metricName(metric),
                folds,
                protocol,
                control.isNone() ? "" : "; control: " + control);
    String name =
        "table-%s-%s%s"
            .formatted(
                metric, protocol, control.isNone() ? "" : "-" + control.label().replace(':', '-'));
    return new Table(name, caption, header, 3, cells);
  }

  /** Rows of one corpus stand together, in it those of one model; each in the study's own order. */
  private static Comparator<List<String>> byAppearance(int part, List<List<String>> keys) {
    List<String> order = keys.stream().map(key -> key.get(part)).distinct().toList();
    return Comparator.comparingInt(key -> order.indexOf(key.get(part)));
  }

  static String metricName(String metric) {
    return metric.equals(Result.R2) ? "R²" : metric.toUpperCase(Locale.ROOT);
  }

  private static double best(Iterable<Mean> scores, String metric) {
    double best = Double.NaN;
    for (Mean score : scores) {
      double value = score.mean();
      boolean better = metric.equals(Result.R2) ? value > best : value < best;
      if (Double.isNaN(best) || better) {
        best = value;
      }
    }
    return best;
  }
}
