package org.sonaffect.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.sonaffect.learning.metrics.Interval;
import org.sonaffect.learning.metrics.Metric;
import org.sonaffect.learning.metrics.PairedComparison;
import org.sonaffect.report.figure.Figure;
import org.sonaffect.report.figure.LineChart;
import org.sonaffect.report.statistics.FoldSeries;
import org.sonaffect.report.statistics.TransferScores;
import org.sonaffect.report.statistics.TransferScores.Pair;
import org.sonaffect.report.text.Numbers;
import org.sonaffect.study.folder.RunFolder;

/** Trained on one corpus, tested on another: figures, tables, and what they show in words. */
final class TransferSection {
  private static final String PLAIN = "plain";

  /** Names of rows with what the source adds. */
  private static final String WITHOUT = " − clips alone";

  private TransferSection() {}

  /** The section; empty where the run has no transfers. */
  static void add(RunFolder run, Parts parts) {
    TransferScores r2 = TransferScores.of(run, Metric.R2.word());
    if (r2.pairs().isEmpty()) {
      return;
    }
    DifferenceTable gains = gains(r2);
    parts.text(sentence(r2, gains));
    figures(r2).forEach(parts::add);
    for (Metric metric : ScoreTable.METRICS) {
      parts.add(scores(TransferScores.of(run, metric.word()), metric));
    }
    List<String> header =
        new ArrayList<>(List.of("Trained on", "Tested on", "Model", "Target", "Difference"));
    r2.labelled().forEach(count -> header.add(clips(count)));
    parts.add(
        gains.table(
            "transfer-differences",
            "Differences of R² on the same folds, by the number of labelled clips of the test"
                + " corpus: what an alignment adds to plain transfer, and what the source adds to these"
                + " clips alone. Mean and 95 % interval of Nadeau and Bengio. Bold: the interval"
                + " excludes 0 after Holm's correction over this table. Protocol: nested.",
            header,
            5));
  }

  private static String clips(int count) {
    return count == 0 ? "no clips" : count + " clips";
  }

  private static String sentence(TransferScores r2, DifferenceTable gains) {
    StringBuilder text = new StringBuilder();
    for (Pair pair : r2.pairs()) {
      FoldSeries plain = r2.of(pair, PLAIN, 0);
      FoldSeries whole = r2.whole(pair);
      if (plain != null && whole != null) {
        text.append(
            "Trained on %s and tested on %s, %s of %s reaches R² %s plain (trained on %s itself: %s). "
                .formatted(
                    pair.source(),
                    pair.cell().test(),
                    pair.cell().model(),
                    pair.cell().target(),
                    Numbers.score(plain.interval().mean()),
                    pair.cell().test(),
                    Numbers.score(whole.interval().mean())));
      }
    }
    text.append(
        "If R² is below 0, the mean rating of the test corpus would have been a better guess."
            + " The correlations in the table below show whether predictions still rise with the"
            + " ratings. ");
    for (String alignment : r2.alignments()) {
      if (!alignment.equals(PLAIN)) {
        text.append(
            "R² with the alignment %s is %s, against plain transfer. "
                .formatted(
                    alignment, gains.words(n -> n.get(4).equals(alignment + " − " + PLAIN))));
      }
    }
    if (gains.size(n -> n.get(4).endsWith(WITHOUT)) > 0) {
      text.append(
          "With the source beside a few labelled clips R² is %s, against these clips alone. "
              .formatted(gains.words(n -> n.get(4).endsWith(WITHOUT))));
    }
    return text.append(
            "Only differences that are significant after Holm's correction over all comparisons"
                + " count.")
        .toString();
  }

  private static DifferenceTable gains(TransferScores r2) {
    DifferenceTable gains = new DifferenceTable();
    for (Pair pair : r2.pairs()) {
      for (String alignment : r2.alignments()) {
        if (!alignment.equals(PLAIN)) {
          add(gains, r2, pair, alignment, PLAIN, count -> r2.of(pair, PLAIN, count));
        }
      }
      if (r2.labelled().stream().anyMatch(count -> count > 0)) {
        for (String alignment : r2.alignments()) {
          add(gains, r2, pair, alignment, "clips alone", count -> r2.alone(pair, count));
        }
      }
    }
    return gains;
  }

  private static void add(
      DifferenceTable gains,
      TransferScores r2,
      Pair pair,
      String alignment,
      String against,
      IntFunction<@Nullable FoldSeries> less) {
    List<@Nullable PairedComparison> row = new ArrayList<>();
    for (int count : r2.labelled()) {
      FoldSeries of = r2.of(pair, alignment, count);
      FoldSeries other = less.apply(count);
      row.add(of == null || other == null ? null : of.minus(other));
    }
    gains.add(
        List.of(
            pair.source(),
            pair.cell().test(),
            pair.cell().model(),
            pair.cell().target(),
            alignment + " − " + against),
        row);
  }

  private static Table scores(TransferScores scores, Metric metric) {
    List<String> header =
        new ArrayList<>(List.of("Trained on", "Tested on", "Model", "Target", "Alignment"));
    scores.labelled().forEach(count -> header.add(clips(count)));
    header.add("all rows");
    List<List<Table.Entry>> rows = new ArrayList<>();
    for (Pair pair : scores.pairs()) {
      for (String alignment : scores.alignments()) {
        List<Table.Entry> row = names(pair, pair.source(), alignment);
        for (int count : scores.labelled()) {
          row.add(cell(scores, pair, alignment, count, metric));
        }
        row.addAll(Table.row(""));
        rows.add(row);
      }
      List<Table.Entry> row = names(pair, pair.cell().test() + " alone", "");
      scores.labelled().forEach(count -> row.add(cell(scores.alone(pair, count), false)));
      row.add(cell(scores.whole(pair), false));
      rows.add(row);
    }
    return new Table(
        "transfer-" + metric.word(),
        metric.title()
            + " on the test folds of another corpus than the one trained on, by alignment and"
            + " number of labelled clips of the test corpus that are added to the training rows;"
            + " below: these clips alone, and all training rows of the test corpus. Mean and 95 %"
            + " interval of Nadeau and Bengio over folds; bold: the best alignment; ratings in"
            + " [−1, 1]. Protocol: nested.",
        header,
        5,
        rows);
  }

  private static List<Table.Entry> names(Pair pair, String trained, String alignment) {
    return Table.row(
        trained, pair.cell().test(), pair.cell().model(), pair.cell().target(), alignment);
  }

  private static Table.Entry cell(
      TransferScores scores, Pair pair, String alignment, int count, Metric metric) {
    FoldSeries own = scores.of(pair, alignment, count);
    List<Double> rivals = new ArrayList<>();
    for (String other : scores.alignments()) {
      FoldSeries rival = scores.of(pair, other, count);
      if (rival != null) {
        rivals.add(rival.interval().mean());
      }
    }
    return cell(own, own != null && ScoreTable.best(own.interval().mean(), rivals, metric));
  }

  private static Table.Entry cell(@Nullable FoldSeries scores, boolean bold) {
    if (scores == null) {
      return Table.Entry.of("");
    }
    Interval y = scores.interval();
    return new Table.Entry(Numbers.withHalfWidth(y.mean(), y.halfWidth()), bold);
  }

  /** One panel a pair of corpora, model and target. */
  private static List<Figure> figures(TransferScores r2) {
    List<Figure> figures = new ArrayList<>();
    for (Pair pair : r2.pairs()) {
      LineChart chart =
          new LineChart(
              "Trained on %s, tested on %s: %s, %s"
                  .formatted(
                      pair.source(), pair.cell().test(), pair.cell().target(), pair.cell().model()),
              "Labelled clips of %s trained on".formatted(pair.cell().test()));
      for (String alignment : r2.alignments()) {
        line(chart, alignment, r2.labelled(), count -> r2.of(pair, alignment, count));
      }
      line(chart, "these clips alone", r2.labelled(), count -> r2.alone(pair, count));
      FoldSeries whole = r2.whole(pair);
      if (whole != null) {
        chart.level("all of " + pair.cell().test(), whole.interval());
      }
      if (chart.isEmpty()) {
        continue;
      }
      figures.add(
          chart.figure(
              "transfer-%s-%s-%s-%s"
                  .formatted(
                      pair.cell().model(), pair.source(), pair.cell().test(), pair.cell().target()),
              "R² of %s for %s on the test folds of %s, trained on %s and on a number of labelled clips of %s, by alignment; for comparison trained on these clips alone, and (level line) on all training rows of %s. 95 %% interval of Nadeau and Bengio over folds; a value below −1 is an arrow with its number. Protocol: nested."
                  .formatted(
                      pair.cell().model(),
                      pair.cell().target(),
                      pair.cell().test(),
                      pair.source(),
                      pair.cell().test(),
                      pair.cell().test())));
    }
    return figures;
  }

  private static void line(
      LineChart chart,
      String name,
      List<Integer> labelled,
      IntFunction<@Nullable FoldSeries> scores) {
    List<Double> x = new ArrayList<>();
    List<Interval> y = new ArrayList<>();
    for (int count : labelled) {
      FoldSeries at = scores.apply(count);
      if (at != null) {
        x.add((double) count);
        y.add(at.interval());
      }
    }
    if (!x.isEmpty()) {
      chart.add(name, x, y);
    }
  }
}
