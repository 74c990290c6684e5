package org.sonaffect.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.sonaffect.learning.metrics.Interval;
import org.sonaffect.learning.metrics.Metric;
import org.sonaffect.report.statistics.FoldSeries;
import org.sonaffect.report.text.Numbers;
import org.sonaffect.study.Cell;
import org.sonaffect.study.Grouped;
import org.sonaffect.study.JointChoice;
import org.sonaffect.study.JointModel;
import org.sonaffect.study.folder.RunColumns;
import org.sonaffect.study.folder.RunFolder;
import org.sonaffect.study.folder.RunRows;
import org.sonaffect.study.summary.Summary;

/** What the joint models chose for each corpus, and what that gained against separate training. */
final class JointSection {
  private JointSection() {}

  /** The section; empty where the run has no joint model. */
  static void add(RunFolder run, Parts parts) {
    Map<Cell, List<RunRows.Joint>> byCell =
        Grouped.by(
            run.readIfAny(RunColumns.JOINT).stream().filter(r -> r.cell().control().isNone()),
            row -> row.cell().series());
    if (!byCell.isEmpty()) {
      parts.text(sentence(run, byCell));
      parts.add(table(run, byCell));
    }
  }

  private static String sentence(RunFolder run, Map<Cell, List<RunRows.Joint>> byCell) {
    List<RunRows.Joint> all = byCell.values().stream().flatMap(List::stream).toList();
    long joined = all.stream().filter(row -> !separate(row)).count();
    double worst =
        byCell.values().stream()
            .mapToDouble(rows -> gain(run, rows).mean())
            .min()
            .orElse(Double.NaN);
    double best =
        byCell.values().stream()
            .mapToDouble(rows -> gain(run, rows).mean())
            .max()
            .orElse(Double.NaN);
    return ("For each corpus, a joint model is trained on this corpus alone or with the others."
            + " It uses the others only if their gain on the inner folds of the training rows"
            + " exceeds its standard error, which is so in %d of %d choices. Compared with"
            + " separate training, R² changes by %s in the worst case and by %s in the best."
            + " joint.csv lists every choice.")
        .formatted(joined, all.size(), Numbers.signed(worst), Numbers.signed(best));
  }

  private static boolean separate(RunRows.Joint row) {
    return row.choice().equals(JointChoice.SEPARATE);
  }

  private static FoldSeries series(
      RunFolder run, List<RunRows.Joint> rows, ToDoubleFunction<RunRows.Joint> value) {
    return FoldSeries.of(rows.stream().mapToDouble(value).boxed().toList(), run);
  }

  private static Interval gain(RunFolder run, List<RunRows.Joint> rows) {
    return series(run, rows, RunRows.Joint::joint)
        .minus(series(run, rows, RunRows.Joint::separate))
        .difference();
  }

  private static Table table(RunFolder run, Map<Cell, List<RunRows.Joint>> byCell) {
    List<List<Table.Entry>> lines = new ArrayList<>();
    byCell.forEach(
        (cell, rows) -> {
          Interval gain = gain(run, rows);
          lines.add(
              Table.row(
                  cell.test(),
                  cell.model(),
                  cell.target(),
                  cell.train().words(),
                  choices(rows),
                  Numbers.score(series(run, rows, RunRows.Joint::separate).interval().mean()),
                  plain(run.summary(), cell),
                  Numbers.score(series(run, rows, RunRows.Joint::joint).interval().mean()),
                  new Table.Entry(Numbers.signed(gain.mean()), gain.low() > 0 || gain.high() < 0),
                  Numbers.interval(gain.low(), gain.high())));
        });
    return new Table(
        "joint",
        "What the joint models chose, with the number of folds, and R² on the test folds:"
            + " of training on the test corpus alone (on its rows of this training set, so half of"
            + " them where it says 50 %), of plain joint training (if the study has"
            + " it), and of the chosen model; the gain is the last minus the first, paired by"
            + " fold, with the 95 % interval of Nadeau and Bengio (2003). Bold: the interval"
            + " excludes 0. Protocol: nested.",
        Table.header(
            "Test corpus | Model | Target | Trained on | Chosen | Alone | Plain joint | Chosen model | Gain | 95 % interval"),
        4,
        lines);
  }

  private static String choices(List<RunRows.Joint> rows) {
    Map<String, Integer> counts = new TreeMap<>();
    rows.forEach(row -> counts.merge(row.choice(), 1, Integer::sum));
    return counts.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .map(entry -> "%d × %s".formatted(entry.getValue(), entry.getKey()))
        .collect(Collectors.joining("; "));
  }

  /** Of the model that chooses nothing, trained on the same rows. */
  private static String plain(Summary summary, Cell cell) {
    String model = JointModel.separate(cell.model());
    return summary.means(cell.protocol(), cell.control(), Metric.R2.word()).stream()
        .filter(mean -> mean.cell().equals(cell.ofModel(model)))
        .map(mean -> Numbers.score(mean.mean()))
        .findFirst()
        .orElse("");
  }
}
