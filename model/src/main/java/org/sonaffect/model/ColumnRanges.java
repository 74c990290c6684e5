package org.sonaffect.model;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sonaffect.learning.portable.Form;

/**
 * Smallest and largest value of each feature over the training clips.
 *
 * @param low {@code [columns]}, finite
 * @param high {@code [columns]}, finite, not below {@code low}
 * @param usual for each family of descriptors, in the order of their names: the share of its
 *     features in which 98 of 100 training clips at most lie far beyond the range of all others
 * @param families their names, where several feature sets share them; else null
 */
@SuppressWarnings("ArrayRecordComponent")
public record ColumnRanges(
    float[] low, float[] high, double[] usual, @Form.Younger @Nullable List<String> families) {
  /** Checks the lengths. */
  public ColumnRanges {
    if (low.length != high.length) {
      throw new IllegalArgumentException(
          "%d lower and %d upper ends of ranges".formatted(low.length, high.length));
    }
  }
}
