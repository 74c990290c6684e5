package org.sonaffect.report.figure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sonaffect.learning.metrics.Interval;
import org.sonaffect.report.text.CsvText;
import org.sonaffect.report.text.Numbers;
import org.sonaffect.study.Control;
import org.sonaffect.study.Grouped;
import org.sonaffect.study.Protocol;
import org.sonaffect.study.Result;
import org.sonaffect.study.TrainingSet;
import org.sonaffect.study.summary.Summary;
import org.sonaffect.study.summary.Summary.Mean;

/**
 * The paper's Figure 4: R² over the shares of two corpora, from one alone by way of both to the
 * other alone, a line a test corpus and target; one panel a model. Complementary mixtures, whose
 * shares sum to 1, have a panel of their own.
 */
public final class MixtureFigure {
  /** Fewer mixtures are bars of Figure 3, no lines. */
  private static final int FEWEST = 4;

  private MixtureFigure() {}

  /** The panels of a protocol; none for other than two corpora or fewer than four mixtures. */
  public static List<Figure> of(Summary summary, List<String> corpora, Protocol protocol) {
    List<Figure> figures = new ArrayList<>();
    if (corpora.size() != 2) {
      return figures;
    }
    for (boolean complementary : new boolean[] {false, true}) {
      Grouped.by(
              summary.means(protocol, Control.NONE, Result.R2).stream()
                  .filter(m -> m.defined() && m.cell().train().complementary() == complementary),
              mean -> mean.cell().model())
          .forEach(
              (model, scores) -> {
                if (scores.stream().map(m -> m.cell().train()).distinct().count() >= FEWEST) {
                  figures.add(panel(model, scores, corpora, protocol, complementary));
                }
              });
    }
    return figures;
  }

  private static Figure panel(
      String model,
      List<Mean> scores,
      List<String> corpora,
      Protocol protocol,
      boolean complementary) {
    String first = corpora.get(0);
    String second = corpora.get(1);
    LineChart chart =
        new LineChart(
            (complementary ? "Complementary mixtures, " : "Mixtures, ") + model,
            "Share of %s / share of %s in training".formatted(first, second));
    List<TrainingSet> trains =
        scores.stream()
            .map(m -> m.cell().train())
            .distinct()
            // From the first corpus alone, by way of both, to the second alone.
            .sorted(Comparator.comparingDouble(t -> t.share(second) - t.share(first)))
            .toList();
    List<String> ticks =
        trains.stream()
            .map(t -> Numbers.plain(t.share(first)) + " / " + Numbers.plain(t.share(second)))
            .toList();
    Map<String, Map<TrainingSet, Mean>> lines = new LinkedHashMap<>();
    CsvText csv = new CsvText("test,target,model,train,r2,half_width");
    for (Mean score : scores) {
      lines
          .computeIfAbsent(
              line(score), line -> new TreeMap<>(Comparator.comparingInt(trains::indexOf)))
          .put(score.cell().train(), score);
      csv.row(
          score.cell().test(),
          score.cell().target(),
          score.cell().model(),
          score.cell().train().label(),
          score.mean(),
          score.halfWidth());
    }
    chart.name(ticks);
    lines.forEach(
        (line, points) -> {
          List<Double> places = new ArrayList<>();
          List<Interval> values = new ArrayList<>();
          points.forEach(
              (train, score) -> {
                places.add((double) trains.indexOf(train));
                values.add(new Interval(score.mean(), score.halfWidth()));
              });
          chart.add(line, places, values);
        });
    return chart.figure(
        "figure4-%s%s-%s".formatted(complementary ? "complementary-" : "", protocol, model),
        "R² of %s against the shares of %s and %s in training%s, one line per test corpus and target, with the 95 %% interval of the mean over folds; a value below −1 is an arrow with its number. Protocol: %s."
            .formatted(
                model,
                first,
                second,
                complementary ? ", which sum to 1, with the same number of clips" : "",
                protocol),
        csv.toString());
  }

  private static String line(Mean score) {
    return score.cell().test() + ", " + score.cell().target();
  }
}
