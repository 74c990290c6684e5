package org.sonaffect.report.page;

import java.util.ArrayList;
import java.util.List;
import org.sonaffect.learning.metrics.Metric;
import org.sonaffect.report.text.Numbers;
import org.sonaffect.study.Protocol;
import org.sonaffect.study.summary.ModelComparison;

/** One model against another on the same training and test rows, pair by pair. */
final class ModelTable {
  private ModelTable() {}

  static Table of(List<ModelComparison> pairs, Protocol protocol, Metric metric) {
    List<List<Table.Entry>> rows = new ArrayList<>();
    for (ModelComparison pair : pairs) {
      if (pair.cell().protocol() == protocol && pair.metric().equals(metric.word())) {
        rows.add(
            Table.row(
                pair.cell().test(),
                pair.cell().train().words(),
                pair.cell().target(),
                pair.cell().model() + " − " + pair.than(),
                new Table.Entry(
                    Numbers.signed(pair.difference()), pair.low() > 0 || pair.high() < 0),
                Numbers.interval(pair.low(), pair.high()),
                Numbers.p(pair.p()),
                Numbers.p(pair.holm())));
      }
    }
    return new Table(
        "models-%s-%s".formatted(metric.word(), protocol),
        metric.title()
            + " of one model minus that of another, trained and tested on the same rows, paired by"
            + " fold; 95 % interval and p after Nadeau and Bengio (2003); p (Holm) is corrected over"
            + " this table. Bold: the interval excludes 0. Protocol: "
            + protocol
            + ".",
        Table.header(
            "Test corpus | Trained on | Target | Models | Difference | 95 % interval | p | p (Holm)"),
        4,
        rows);
  }
}
