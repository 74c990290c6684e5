package org.sonaffect.report.page;

import java.util.ArrayList;
import java.util.List;
import org.sonaffect.learning.metrics.Metric;
import org.sonaffect.report.text.Numbers;
import org.sonaffect.study.Cell;
import org.sonaffect.study.JointModel;
import org.sonaffect.study.Protocol;
import org.sonaffect.study.summary.Summary;
import org.sonaffect.study.summary.Summary.Comparison;

/** Joint training against training on the test corpus alone, pair by pair. */
final class ComparisonTable {
  private ComparisonTable() {}

  static Table of(Summary summary, Protocol protocol, Metric metric) {
    List<List<Table.Entry>> rows = new ArrayList<>();
    for (Comparison pair : summary.comparisons(protocol, metric.word())) {
      Cell cell = pair.cell();
      rows.add(
          Table.row(
              cell.test(),
              cell.model(),
              cell.target(),
              pair.joint().words(),
              ControlTable.words(cell.control()),
              new Table.Entry(Numbers.signed(pair.difference()), pair.gain() || pair.loss()),
              Numbers.interval(pair.low(), pair.high()),
              Numbers.p(pair.p()),
              Numbers.p(pair.holm())));
    }
    String name = metric.title();
    return new Table(
        "comparison-%s-%s".formatted(metric.word(), protocol),
        name
            + " of joint training minus "
            + name
            + " of training on all training rows of the test corpus alone, paired on the same test"
            + " rows; 95 % interval"
            + " and p after Nadeau and Bengio (2003), which allow for overlapping training sets; p"
            + " (Holm) is corrected over this table. Bold: the interval excludes 0. "
            + joint(summary)
            + "Protocol: "
            + protocol
            + ".",
        Table.header(
            "Test corpus | Model | Target | Trained on | Ratings of the added corpus | Difference | 95 % interval | p | p (Holm)"),
        5,
        rows);
  }

  /** Joint models do not exist for a corpus alone. */
  private static String joint(Summary summary) {
    return summary.means().stream().anyMatch(m -> JointModel.names(m.cell().model()))
        ? "The models joint and joint-automl are compared with svr and automl, trained on the test"
            + " corpus alone. "
        : "";
  }
}
