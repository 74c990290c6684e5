package org.sonaffect.learning.family;

import org.sonaffect.learning.portable.Reading;

/**
 * A fitted family that model files hold: a record whose components are its form there ({@link
 * org.sonaffect.learning.portable.RecordCodec}).
 */
public interface StoredFamily extends FittedFamily {
  /** Whether it predicts from its training rows, which a file must then hold as well. */
  default boolean looksBack() {
    return false;
  }

  /**
   * Refuses what was read where it is not of these rows, and charges what predicting a row takes.
   *
   * @param reading where it was read
   * @param rows number of training rows
   * @param columns number of columns of the rows
   * @param targets number of targets
   * @throws org.sonaffect.learning.portable.PortableException naming the place
   */
  void check(Reading reading, int rows, int columns, int targets);
}
