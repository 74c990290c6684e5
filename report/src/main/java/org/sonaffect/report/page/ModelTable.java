package org.sonaffect.report.page;

import java.util.List;
import org.sonaffect.learning.metrics.Metric;
import org.sonaffect.report.text.Numbers;
import org.sonaffect.study.Protocol;
import org.sonaffect.study.summary.Summary;

/** One model against another on the same training and test rows, pair by pair. */
final class ModelTable {
  private ModelTable() {}

  static Table of(List<Summary.Comparison> pairs, Protocol protocol, Metric metric) {
    return new Columns<Summary.Comparison>()
        .label("Test corpus", pair -> pair.cell().test())
        .label("Trained on", pair -> pair.cell().train().words())
        .label("Target", pair -> pair.cell().target())
        .label("Models", pair -> pair.cell().model() + " − " + pair.than())
        .value("Difference", p -> Table.signed(p.difference(), p.low() > 0 || p.high() < 0))
        .value("95 % interval", pair -> Numbers.interval(pair.low(), pair.high()))
        .value("p", pair -> Numbers.p(pair.p()))
        .value("p (Holm)", pair -> Numbers.p(pair.holm()))
        .table(
            "models-%s-%s".formatted(metric.word(), protocol),
            metric.title()
                + " of one model minus that of another, trained and tested on the same rows, paired"
                + " by fold; 95 % interval and p after Nadeau and Bengio (2003); p (Holm) is"
                + " corrected over this table. Bold: the interval excludes 0. Protocol: "
                + protocol
                + ".",
            pairs.stream()
                .filter(p -> p.cell().protocol() == protocol && p.metric().equals(metric.word()))
                .toList());
  }
}
