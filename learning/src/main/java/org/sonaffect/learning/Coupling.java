package org.sonaffect.learning;

import java.util.Locale;
import org.sonaffect.learning.rows.Check;
import org.sonaffect.learning.rows.ShortDecimal;

/**
 * How much a machine of one domain learns from the rows of others; see {@link CoupledFits}.
 *
 * @param strength in (0, 1]: how alike two rows of different domains are at most, beside two rows
 *     of one
 * @param scales of the columns and ratings of the others
 */
public record Coupling(double strength, Scales scales) {
  /** What the columns and ratings of other domains are measured in. */
  public enum Scales {
    /** As they are. */
    SAME,
    /** Each domain by its own mean and deviation. */
    OWN;

    /** The word in tables. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Checks the strength. */
  public Coupling {
    Check.positive("strength", strength);
    Check.between("strength", strength, 0, 1);
  }

  /** Short text, such as {@code coupled(0.3,own scales)}. */
  public String describe() {
    return "coupled(%s,%s scales)".formatted(ShortDecimal.of(strength), scales.word());
  }
}
