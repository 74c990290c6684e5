package org.sonaffect.report.page;

import java.util.ArrayList;
import java.util.List;
import org.sonaffect.report.text.Numbers;
import org.sonaffect.study.Cell;
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
    List<List<Table.Entry>> rows = new ArrayList<>();
    for (ControlOutcome outcome : outcomes) {
      Cell cell = outcome.cell();
      if (cell.protocol() == protocol) {
        rows.add(
            Table.row(
                cell.test(),
                cell.model(),
                cell.target(),
                cell.train().words(),
                new Table.Entry(
                    Numbers.withHalfWidth(outcome.mean(), outcome.halfWidth()),
                    outcome.predicted()),
                outcome.draws(),
                outcome.predicted() ? "yes: a leak" : "no"));
      }
    }
    return new Table(
        "controls-" + protocol,
        "R² on a corpus whose ratings were replaced by uniform random numbers, in training"
            + " and testing. A protocol without leakage gives 0 or below. Protocol: "
            + protocol
            + ".",
        Table.header("Randomised | Model | Target | Trained on | R² | Draws | Predicted?"),
        4,
        rows);
  }
}
