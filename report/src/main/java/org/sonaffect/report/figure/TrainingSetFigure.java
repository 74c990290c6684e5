package org.sonaffect.report.figure;

import java.util.List;
import java.util.stream.DoubleStream;
import org.sonaffect.learning.metrics.Interval;
import org.sonaffect.report.figure.DotPlot.Dot;
import org.sonaffect.report.figure.DotPlot.Look;
import org.sonaffect.report.text.CsvText;
import org.sonaffect.study.Cell;
import org.sonaffect.study.Control;
import org.sonaffect.study.Grouped;
import org.sonaffect.study.Protocol;
import org.sonaffect.study.Result;
import org.sonaffect.study.summary.Summary;
import org.sonaffect.study.summary.Summary.Mean;

/** The paper's Figure 3: R² by training set, one figure a test corpus, all on one axis. */
public final class TrainingSetFigure {
  /** Of more training sets only those with whole corpora are shown; Figure 4 has all. */
  private static final int MOST = 6;

  private TrainingSetFigure() {}

  /** The figures of a protocol. */
  public static List<Figure> of(Summary summary, Protocol protocol) {
    boolean many = summary.means().stream().map(m -> m.cell().train()).distinct().count() > MOST;
    List<Mean> scores = summary.means(protocol, Control.NONE, Result.R2);
    List<Mean> whole = scores.stream().filter(m -> m.cell().train().whole()).toList();
    List<Mean> shown = many && !whole.isEmpty() ? whole : scores;
    Axis axis =
        Axis.r2(
            shown.stream()
                .flatMapToDouble(s -> DoubleStream.of(s.mean(), s.mean() - s.halfWidth())));
    return Grouped.by(shown.stream(), score -> score.cell().test()).entrySet().stream()
        .map(test -> figure(test.getKey(), test.getValue(), protocol, axis))
        .toList();
  }

  private static Figure figure(String test, List<Mean> scores, Protocol protocol, Axis axis) {
    DotPlot plot = new DotPlot("Tested on " + test + ", by what is trained on");
    CsvText csv = new CsvText("test,train,target,model,r2,half_width");
    for (Mean score : scores) {
      Cell cell = score.cell();
      plot.add(
          new Dot(
              capital(cell.target()),
              "",
              cell.train().words(),
              cell.model(),
              new Interval(score.mean(), score.halfWidth()),
              Look.SERIES));
      csv.row(
          test, cell.train().label(), cell.target(), cell.model(), score.mean(), score.halfWidth());
    }
    return new Figure(
        "figure3-" + protocol + "-" + test,
        "R² on the test folds of "
            + test
            + " by training set, with the 95 % interval of the mean over folds. All figures of"
            + " training sets have the same axis; a value below −1 is an arrow with its number.",
        plot.drawn(axis),
        csv.toString());
  }

  static String capital(String word) {
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }
}
