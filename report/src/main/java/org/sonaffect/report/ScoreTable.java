package org.sonaffect.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.sonaffect.study.Summary.Mean;

/**
 * The layout of the paper's Table 1: a row for each test corpus, model and target; a column for
 * each training mixture; the best of a row in bold.
 */
final class ScoreTable {
  private ScoreTable() {}

  static Table of(List<Mean> scores, String protocol, String control, String metric) {
    Set<String> trains = new LinkedHashSet<>();
    Map<List<String>, Map<String, Mean>> rows = new LinkedHashMap<>();
    for (Mean score : scores) {
      if (score.protocol().equals(protocol)
          && score.control().equals(control)
          && score.metric().equals(metric)) {
        trains.add(score.train());
        rows.computeIfAbsent(
                List.of(score.test(), score.model(), score.target()), key -> new LinkedHashMap<>())
            .put(score.train(), score);
      }
    }
    List<String> header = new ArrayList<>(List.of("Test corpus", "Model", "Target"));
    trains.forEach(train -> header.add("trained on " + Mixtures.words(train)));

    List<List<Table.Cell>> cells = new ArrayList<>();
    List<List<String>> keys = new ArrayList<>(rows.keySet());
    for (int part = 2; part >= 0; part--) {
      keys.sort(byAppearance(part, keys));
    }
    keys.forEach(
        key -> {
          Map<String, Mean> byTrain = Objects.requireNonNull(rows.get(key));
          double best = best(byTrain.values(), metric);
          List<Table.Cell> row = new ArrayList<>(key.stream().map(Table.Cell::of).toList());
          for (String train : trains) {
            Mean score = byTrain.get(train);
            row.add(
                score == null
                    ? Table.Cell.of("")
                    : new Table.Cell(
                        Numbers.withHalfWidth(score.mean(), score.halfWidth()),
                        score.mean() == best));
          }
          cells.add(row);
        });
    int folds = scores.stream().mapToInt(Mean::folds).max().orElse(0);
    String caption =
        "%s, mean over %d test folds ± half-width of its 95 %% interval; ratings in [−1, 1]; best of a row in bold. Protocol: %s%s."
            .formatted(
                metricName(metric),
                folds,
                protocol,
                control.equals("none") ? "" : "; control: " + control);
    String name =
        "table-%s-%s%s"
            .formatted(
                metric, protocol, control.equals("none") ? "" : "-" + control.replace(':', '-'));
    return new Table(name, caption, header, 3, cells);
  }

  /** Rows of one corpus stand together, in it those of one model; each in the study's own order. */
  private static Comparator<List<String>> byAppearance(int part, List<List<String>> keys) {
    List<String> order = keys.stream().map(key -> key.get(part)).distinct().toList();
    return Comparator.comparingInt(key -> order.indexOf(key.get(part)));
  }

  static String metricName(String metric) {
    return metric.equals("r2") ? "R²" : metric.toUpperCase(Locale.ROOT);
  }

  private static double best(Iterable<Mean> scores, String metric) {
    double best = Double.NaN;
    for (Mean score : scores) {
      double value = score.mean();
      boolean better = metric.equals("r2") ? value > best : value < best;
      if (Double.isNaN(best) || better) {
        best = value;
      }
    }
    return best;
  }
}
