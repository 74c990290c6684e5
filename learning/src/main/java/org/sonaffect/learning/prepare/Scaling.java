package org.sonaffect.learning.prepare;

import org.sonaffect.learning.rows.Check;
import org.sonaffect.learning.rows.Matrix;
import org.sonaffect.learning.rows.ShortDecimal;

/**
 * How each column is scaled. Values beyond the training range are first taken to its edge.
 *
 * @param kind of scaling
 * @param limit scaled values are clipped to {@code -limit..limit}, above 0, may be infinite
 */
public record Scaling(Kind kind, double limit) {
  /** Kinds of scaling; the text is that of {@link #describe}. */
  public enum Kind {
    /** Values as they are. */
    NONE("none"),
    /** Mean 0, deviation 1. */
    STANDARD("standard"),
    /** Median 0, interquartile range that of the standard normal. */
    ROBUST("robust"),
    /** Ranks turned into quantiles of the standard normal, linear in between. */
    RANK_GAUSS("rank-gauss"),
    /** {@code sign(z) ln(1 + |z|)} of the robust value, then mean 0 and deviation 1. */
    SIGNED_LOG("signed-log");

    private final String text;

    Kind(String text) {
      this.text = text;
    }
  }

  /** Checks the limit. */
  public Scaling {
    if (limit != Double.POSITIVE_INFINITY) {
      Check.positive("limit", limit);
    }
  }

  /** Without a limit but that of the training range. */
  public Scaling(Kind kind) {
    this(kind, Double.POSITIVE_INFINITY);
  }

  /** Short text, such as {@code standard(5)}. */
  public String describe() {
    return limit == Double.POSITIVE_INFINITY
        ? kind.text
        : "%s(%s)".formatted(kind.text, ShortDecimal.of(limit));
  }

  ColumnScales fit(Matrix x, int[] rows) {
    return kind == Kind.RANK_GAUSS
        ? QuantileScales.of(x, rows, limit)
        : AffineScales.of(x, rows, kind, limit);
  }
}
