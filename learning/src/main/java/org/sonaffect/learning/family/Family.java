package org.sonaffect.learning.family;

import org.sonaffect.learning.portable.RecordCodec;
import org.sonaffect.learning.rows.Described;
import org.sonaffect.learning.rows.TrainingRows;

/**
 * A family of regressors with its settings, before it sees data: a record whose components are the
 * settings. Fitting changes neither the family nor its input; the same input gives the same fit, to
 * the bit, on any number of threads.
 */
public interface Family {
  /** The family's name, such as {@code kernel-ridge}; the same for all settings. */
  default String name() {
    return RecordCodec.kind(getClass());
  }

  /**
   * Short text, unique to these settings, such as {@code ard(inputs=60)}: the name and the
   * components of the record, where a family does not have a text of its own.
   */
  default String describe() {
    return Described.named(name(), this);
  }

  /**
   * How many matrices of {@code training rows x (training rows + rows predicted)} one fit and its
   * predictions hold at most at a time, what they leave with the rows included: an upper estimate.
   * 0 where what is held grows with the rows times the columns only.
   *
   * @param columns of the rows
   */
  default int squares(int columns) {
    return 0;
  }

  /**
   * Whether rows count as independent of each other, so that variants of a clip would count as so
   * many clips: where noise is told from their number, or neighbours are counted.
   */
  default boolean independentRows() {
    return false;
  }

  /**
   * Fits one model a target; what the targets can share is computed once.
   *
   * @param rows training rows after preprocessing, at least 1
   * @param y {@code [target][row]}, finite
   * @param context what else a fit may know
   * @throws IllegalArgumentException if sizes do not agree or a number is not finite
   */
  FittedFamily fit(TrainingRows rows, double[][] y, FitContext context);
}
