package org.sonaffect.report.page;

import java.util.List;
import org.sonaffect.report.text.Numbers;
import org.sonaffect.study.Control;
import org.sonaffect.study.Protocol;
import org.sonaffect.study.summary.Summary.ControlOutcome;

/** Random-label controls in words and as a table. */
final class ControlTable {
  private ControlTable() {}

  /** Such as {@code sounds random, draw 3}. */
  static String words(Control control) {
    return control.isNone()
        ? "real"
        : control.corpus() + " random" + (control.draw() > 0 ? ", draw " + control.draw() : "");
  }

  static Table of(List<ControlOutcome> outcomes, Protocol protocol) {
    return new Columns<ControlOutcome>()
        .label("Randomised", outcome -> outcome.cell().test())
        .label("Model", outcome -> outcome.cell().model())
        .label("Target", outcome -> outcome.cell().target())
        .label("Trained on", outcome -> outcome.cell().train().words())
        .value("R²", ControlTable::score)
        .value("Draws", ControlOutcome::draws)
        .value("Predicted?", outcome -> outcome.predicted() ? "yes: a leak" : "no")
        .table(
            "controls-" + protocol,
            "R² on a corpus whose ratings were replaced by uniform random numbers, in training"
                + " and testing. A protocol without leakage gives 0 or below. Protocol: "
                + protocol
                + ".",
            outcomes.stream().filter(o -> o.cell().protocol() == protocol).toList());
  }

  private static Table.Entry score(ControlOutcome outcome) {
    String score = Numbers.withHalfWidth(outcome.mean(), outcome.halfWidth());
    return new Table.Entry(score, outcome.predicted());
  }
}
