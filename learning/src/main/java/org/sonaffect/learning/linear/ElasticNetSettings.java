package org.sonaffect.learning.linear;

/** Settings of an elastic net that chooses its own penalty (docs/spec/experiment.md §6.4). */
public interface ElasticNetSettings {
  /** Share of the absolute penalty, above 0 and at most 1. */
  double l1Ratio();

  /** Whether columns are centred and divided by their l2 norm before the penalty. */
  boolean normalize();

  /** Length of the geometric path of penalties, at least 1. */
  int penalties();

  /** A fit ends when its duality gap is below {@code tolerance |y|^2}. */
  double tolerance();

  /** Last penalty of the path, as a share of the first, which zeroes all weights. */
  double smallest();
}
