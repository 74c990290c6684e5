package org.sonaffect.study.gate;

import java.util.List;
import java.util.Locale;
import org.sonaffect.study.summary.Summary;

/** Whether a random-label control behaved: nobody can predict random ratings. */
public final class ControlAudit {
  private ControlAudit() {}

  /** The findings of the controls that were predicted better than chance allows. */
  public static List<Finding> of(List<Summary.ControlOutcome> controls) {
    return controls.stream()
        .filter(Summary.ControlOutcome::predicted)
        .map(
            c ->
                Finding.of(
                    Rule.RANDOM_RATINGS_PREDICTED,
                    String.format(
                        Locale.ROOT,
                        "%s, %s: %s predicts random %s of %s with R² %.3f ± %.3f over %d"
                            + " draws, expected about 0 or below",
                        c.cell().protocol(),
                        c.cell().train(),
                        c.cell().model(),
                        c.cell().target(),
                        c.cell().test(),
                        c.mean(),
                        c.halfWidth(),
                        c.draws())))
        .toList();
  }
}
