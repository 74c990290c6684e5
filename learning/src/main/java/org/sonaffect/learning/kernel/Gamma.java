package org.sonaffect.learning.kernel;

import org.sonaffect.learning.rows.Check;
import org.sonaffect.learning.rows.Described;
import org.sonaffect.learning.rows.ShortDecimal;

/**
 * The width of a kernel, relative to the data it is fitted on (docs/spec/experiment.md §6.3).
 *
 * <p>For {@code m} columns whose values have the population variance {@code v} over all cells:
 * {@link Scale} is {@code multiple / (m v)}, {@link Auto} is {@code 1 / m}.
 */
public sealed interface Gamma extends Described {
  /** The commonest choice, {@code 1 / (m v)}. */
  Gamma SCALE = new Scale(1);

  /** {@code 1 / m}. */
  Gamma AUTO = new Auto();

  /** A multiple of {@code 1 / (m v)}. */
  static Gamma scale(double multiple) {
    return new Scale(multiple);
  }

  /**
   * The number that multiplies inner products or squared distances.
   *
   * @param columns number of columns {@code m}; 0 counts as 1
   * @param variance population variance of all cells; where it is 0, 1 is taken in its place
   */
  double value(int columns, double variance);

  /**
   * A multiple of {@code 1 / (m v)}.
   *
   * @param multiple above 0
   */
  record Scale(double multiple) implements Gamma {
    /** Checks the multiple. */
    public Scale {
      Check.positive("multiple of gamma scale", multiple);
    }

    @Override
    public double value(int columns, double variance) {
      return multiple / (Math.max(1, columns) * (variance > 0 ? variance : 1));
    }

    @Override
    public String describe() {
      return multiple == 1 ? "scale" : ShortDecimal.of(multiple) + "*scale";
    }
  }

  /** {@code 1 / m}. */
  record Auto() implements Gamma {
    @Override
    public double value(int columns, double variance) {
      return 1.0 / Math.max(1, columns);
    }
  }
}
