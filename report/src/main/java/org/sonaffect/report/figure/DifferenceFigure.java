package org.sonaffect.report.figure;

import java.util.List;
import java.util.Optional;
import org.sonaffect.learning.metrics.Interval;
import org.sonaffect.report.figure.DotPlot.Dot;
import org.sonaffect.report.figure.DotPlot.Look;
import org.sonaffect.report.text.CsvText;
import org.sonaffect.study.Cell;
import org.sonaffect.study.Protocol;
import org.sonaffect.study.Result;
import org.sonaffect.study.summary.Summary;
import org.sonaffect.study.summary.Summary.Comparison;

/** Joint training less training on the test corpus alone, as a forest plot. */
public final class DifferenceFigure {
  private DifferenceFigure() {}

  /** The figure of a protocol; none for a study without such pairs. */
  public static Optional<Figure> of(Summary summary, Protocol protocol) {
    List<Comparison> pairs =
        summary.comparisons(protocol, Result.R2).stream()
            .filter(pair -> pair.cell().control().isNone())
            .filter(pair -> Double.isFinite(pair.difference()))
            .toList();
    if (pairs.isEmpty()) {
      return Optional.empty();
    }
    DotPlot plot = new DotPlot("Change of R² by joint training");
    plot.differences("alone better", "joint better");
    CsvText csv = new CsvText("test,model,target,joint,alone,difference,half_width,p,p_holm");
    for (Comparison pair : pairs) {
      Cell cell = pair.cell();
      plot.add(
          new Dot(
              TrainingSetFigure.capital(cell.target()),
              "Tested on " + cell.test(),
              "%s, %s".formatted(cell.model(), pair.joint().words()),
              "",
              new Interval(pair.difference(), pair.halfWidth()),
              pair.gain() ? Look.BETTER : pair.loss() ? Look.WORSE : Look.OPEN));
      csv.row(
          cell.test(),
          cell.model(),
          cell.target(),
          pair.joint().label(),
          pair.alone().label(),
          pair.difference(),
          pair.halfWidth(),
          pair.p(),
          pair.holm());
    }
    return Optional.of(
        new Figure(
            "differences-" + protocol,
            "R² of joint training minus R² of training on all training rows of the test corpus alone, on the same test"
                + " rows, with the 95 % interval of Nadeau and Bengio (2003). A filled mark: the"
                + " interval excludes 0, before any correction for the number of comparisons.",
            plot.drawn(plot.around("Change of R²")),
            csv.toString()));
  }
}
