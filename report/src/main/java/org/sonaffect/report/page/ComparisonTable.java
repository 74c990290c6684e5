package org.sonaffect.report.page;

import org.sonaffect.learning.metrics.Metric;
import org.sonaffect.report.text.Numbers;
import org.sonaffect.study.JointModel;
import org.sonaffect.study.Protocol;
import org.sonaffect.study.summary.Summary;
import org.sonaffect.study.summary.Summary.Comparison;

/** Joint training against training on the test corpus alone, pair by pair. */
final class ComparisonTable {
  private ComparisonTable() {}

  static Table of(Summary summary, Protocol protocol, Metric metric) {
    return new Columns<Comparison>()
        .label("Test corpus", pair -> pair.cell().test())
        .label("Model", pair -> pair.cell().model())
        .label("Target", pair -> pair.cell().target())
        .label("Trained on", pair -> pair.joint().words())
        .label("Ratings of the added corpus", pair -> ControlTable.words(pair.cell().control()))
        .value("Difference", pair -> Table.signed(pair.difference(), pair.gain() || pair.loss()))
        .value("95 % interval", pair -> Numbers.interval(pair.low(), pair.high()))
        .value("p", pair -> Numbers.p(pair.p()))
        .value("p (Holm)", pair -> Numbers.p(pair.holm()))
        .table(
            "comparison-%s-%s".formatted(metric.word(), protocol),
            "%1$s of joint training minus %1$s of training on all training rows of the test corpus"
                    .formatted(metric.title())
                + " alone, paired on the same test rows; 95 % interval and p after Nadeau and Bengio"
                + " (2003), which allow for overlapping training sets; p (Holm) is corrected over"
                + " this table. Bold: the interval excludes 0. %sProtocol: %s."
                    .formatted(joint(summary), protocol),
            summary.comparisons(protocol, metric.word()));
  }

  /** Joint models do not exist for a corpus alone. */
  private static String joint(Summary summary) {
    return summary.means().stream().anyMatch(m -> JointModel.names(m.cell().model()))
        ? "The models joint and joint-automl are compared with svr and automl, trained on the test"
            + " corpus alone. "
        : "";
  }
}
