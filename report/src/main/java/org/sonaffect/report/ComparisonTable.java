package org.sonaffect.report;

import java.util.ArrayList;
import java.util.List;
import org.sonaffect.study.Summary.Comparison;

/** Joint training against training on the test corpus alone, pair by pair. */
final class ComparisonTable {
  private ComparisonTable() {}

  static Table of(List<Comparison> comparisons, String protocol, String metric) {
    List<List<Table.Cell>> rows = new ArrayList<>();
    for (Comparison pair : comparisons) {
      if (pair.protocol().equals(protocol) && pair.metric().equals(metric)) {
        double low = pair.difference() - pair.halfWidth();
        double high = pair.difference() + pair.halfWidth();
        rows.add(
            List.of(
                Table.Cell.of(pair.test()),
                Table.Cell.of(pair.model()),
                Table.Cell.of(pair.target()),
                Table.Cell.of(Mixtures.words(pair.joint())),
                Table.Cell.of(Controls.words(pair.control())),
                new Table.Cell(Numbers.signed(pair.difference()), pair.gain() || pair.loss()),
                Table.Cell.of(Numbers.signed(low) + " to " + Numbers.signed(high)),
                Table.Cell.of(Numbers.p(pair.p())),
                Table.Cell.of(Numbers.p(pair.holm()))));
      }
    }
    String name = ScoreTable.metricName(metric);
    return new Table(
        "comparison-%s-%s".formatted(metric, protocol),
        name
            + " of joint training minus "
            + name
            + " of training on the test corpus alone, paired on the same test rows; 95 % interval and"
            + " p after Nadeau and Bengio (2003), which allow for overlapping training sets; p (Holm)"
            + " is corrected over this table; bold where the interval excludes 0. Protocol: "
            + protocol
            + ".",
        List.of(
            "Test corpus",
            "Model",
            "Target",
            "Trained on",
            "Ratings of the added corpus",
            "Difference",
            "95 % interval",
            "p",
            "p (Holm)"),
        5,
        rows);
  }
}
