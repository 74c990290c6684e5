package org.sonaffect.report.figure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sonaffect.learning.metrics.Interval;
import org.sonaffect.report.text.CsvText;
import org.sonaffect.study.Cell;
import org.sonaffect.study.Protocol;
import org.sonaffect.study.Result;
import org.sonaffect.study.summary.Summary;
import org.sonaffect.study.summary.Summary.Mean;

/**
 * The paper's Figure 5: R² on a corpus as more of another is added, with its real ratings and with
 * random ones. One panel a test corpus, added corpus and model.
 */
public final class RandomLabelFigure {
  /** Two points make no curve. */
  private static final int FEWEST = 3;

  private RandomLabelFigure() {}

  /** The panels of a protocol; none for a study without controls or with too few shares. */
  public static List<Figure> of(Summary summary, List<String> corpora, Protocol protocol) {
    List<Figure> figures = new ArrayList<>();
    if (corpora.size() != 2) {
      return figures;
    }
    List<Mean> scores =
        summary.means().stream()
            .filter(m -> m.cell().protocol() == protocol && m.metric().equals(Result.R2))
            .filter(m -> m.defined() && !m.cell().train().complementary())
            .toList();
    for (String added : corpora) {
      String test = corpora.get(1 - corpora.indexOf(added));
      boolean randomised = scores.stream().anyMatch(m -> m.cell().control().corpus().equals(added));
      List<String> models = scores.stream().map(m -> m.cell().model()).distinct().toList();
      for (String model : randomised ? models : List.<String>of()) {
        Panel panel = new Panel(test, added);
        scores.stream().filter(m -> m.cell().model().equals(model)).forEach(panel::add);
        if (panel.shares() >= FEWEST) {
          figures.add(panel.figure(model, protocol));
        }
      }
    }
    return figures;
  }

  /** Lines by name, each with its scores by share of the added corpus. */
  private static final class Panel {
    private final String test;
    private final String added;
    private final Map<String, Map<Double, List<Mean>>> lines = new LinkedHashMap<>();

    Panel(String test, String added) {
      this.test = test;
      this.added = added;
    }

    void add(Mean mean) {
      Cell cell = mean.cell();
      boolean real = cell.control().isNone();
      if (cell.test().equals(test)
          && cell.train().share(test) == 1
          && (real || cell.control().corpus().equals(added))) {
        double share = cell.train().share(added);
        put(mean, real ? "real" : "random", share);
        if (real && share == 0) {
          put(mean, "random", share);
        }
      }
    }

    private void put(Mean mean, String ratings, double share) {
      lines
          .computeIfAbsent(
              "%s, %s ratings".formatted(mean.cell().target(), ratings), line -> new TreeMap<>())
          .computeIfAbsent(share, s -> new ArrayList<>())
          .add(mean);
    }

    long shares() {
      return lines.values().stream().mapToLong(Map::size).max().orElse(0);
    }

    Figure figure(String model, Protocol protocol) {
      LineChart chart =
          new LineChart(
              "Tested on %s, trained on it and on an increasing share of %s, %s"
                  .formatted(test, added, model),
              "Share of the training rows of %s that is added".formatted(added));
      CsvText csv = new CsvText("test,added,model,line,share,r2,half_width");
      List<String> targets = new ArrayList<>();
      lines.forEach(
          (name, line) -> {
            String target = name.substring(0, name.indexOf(','));
            if (!targets.contains(target)) {
              targets.add(target);
            }
            List<Double> x = List.copyOf(line.keySet());
            List<Interval> y = line.values().stream().map(Panel::interval).toList();
            chart.add(name, x, y, targets.indexOf(target), name.contains("random"));
            for (Map.Entry<Double, List<Mean>> point : line.entrySet()) {
              Interval interval = interval(point.getValue());
              csv.row(
                  test, added, model, name, point.getKey(), interval.mean(), interval.halfWidth());
            }
          });
      return chart.figure(
          "figure5-%s-%s-%s".formatted(protocol, test, model),
          "R² of %s on the test folds of %s as rows of %s are added to all of its training rows, with their real ratings (95 %% interval over folds) and with uniform random ones (95 %% interval over draws, where there are several). If random ratings help as much as real ones, their meaning is not what helps. Protocol: %s."
              .formatted(model, test, added, protocol),
          csv.toString());
    }

    /** One score with its own interval; several draws with the interval over draws. */
    private static Interval interval(List<Mean> scores) {
      return scores.size() == 1
          ? new Interval(scores.get(0).mean(), scores.get(0).halfWidth())
          : Interval.of(scores.stream().mapToDouble(Mean::mean).toArray());
    }
  }
}
