package org.sonaffect.study.report;

import java.util.ArrayList;
import java.util.List;
import org.sonaffect.study.Summary.Comparison;

/** Joint training against training on the test corpus alone, pair by pair. */
final class ComparisonTable {
  private ComparisonTable() {}

  static Table of(List<Comparison> comparisons, String protocol, String metric) {
    List<List<Table.Cell>> rows = new ArrayList<>();
    for (Comparison pair : comparisons) {
      if (!pair.protocol().equals(protocol) || !pair.metric().equals(metric)) {
        continue;
      }
      boolean clear = pair.low() > 0 || pair.high() < 0;
      rows.add(
          List.of(
              Table.Cell.of(pair.test()),
              Table.Cell.of(pair.model()),
              Table.Cell.of(pair.target()),
              Table.Cell.of(pair.control()),
              Table.Cell.of(Mixtures.words(pair.train())),
              new Table.Cell(Numbers.signed(pair.difference()), clear),
              Table.Cell.of(Numbers.signed(pair.low()) + " to " + Numbers.signed(pair.high())),
              Table.Cell.of(Numbers.p(pair.p()))));
    }
    String name = ScoreTable.metricName(metric);
    return new Table(
        "comparison-%s-%s".formatted(metric, protocol),
        name
            + " of joint training minus "
            + name
            + " of training on the test corpus alone, paired on the same test rows; 95 % interval and p"
            + " after Nadeau and Bengio (2003), which allow for overlapping training sets; bold where"
            + " the interval excludes 0. Protocol: "
            + protocol
            + ".",
        List.of(
            "Test corpus",
            "Model",
            "Target",
            "Control",
            "Trained on",
            "Difference",
            "95 % interval",
            "p"),
        5,
        rows);
  }
}
