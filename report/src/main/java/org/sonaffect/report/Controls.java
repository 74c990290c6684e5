package org.sonaffect.report;

import java.util.List;
import org.sonaffect.study.Summary.ControlOutcome;

/** Random-label controls in words and as a table. */
final class Controls {
  private static final String RANDOMISED = "randomised:";

  private Controls() {}

  /** {@code randomised:sounds#3} as {@code sounds random, draw 3}. */
  static String words(String control) {
    return control.startsWith(RANDOMISED)
        ? control.substring(RANDOMISED.length()).replace("#", " random, draw ")
            + (control.contains("#") ? "" : " random")
        : "real";
  }

  /** Whether a label names one draw of several. */
  static boolean draw(String control) {
    return control.contains("#");
  }

  /** {@code randomised:sounds#3} as {@code sounds}; empty where nothing is randomised. */
  static String corpus(String control) {
    return control.startsWith(RANDOMISED)
        ? control.substring(RANDOMISED.length()).replaceFirst("#.*", "")
        : "";
  }

  static Table table(List<ControlOutcome> outcomes, String protocol) {
    List<List<Table.Cell>> rows =
        outcomes.stream()
            .filter(outcome -> outcome.protocol().equals(protocol))
            .map(
                outcome ->
                    List.of(
                        Table.Cell.of(outcome.corpus()),
                        Table.Cell.of(outcome.model()),
                        Table.Cell.of(outcome.target()),
                        Table.Cell.of(Mixtures.words(outcome.train())),
                        new Table.Cell(
                            Numbers.withHalfWidth(outcome.mean(), outcome.halfWidth()),
                            outcome.predicted()),
                        Table.Cell.of(String.valueOf(outcome.draws())),
                        Table.Cell.of(outcome.predicted() ? "yes: a leak" : "no")))
            .toList();
    return new Table(
        "controls-" + protocol,
        "R² on a corpus whose ratings were replaced by uniform random numbers, in training and"
            + " testing. A sound protocol comes out at 0 or below. Protocol: "
            + protocol
            + ".",
        List.of("Randomised", "Model", "Target", "Trained on", "R²", "Draws", "Predicted?"),
        4,
        rows);
  }
}
