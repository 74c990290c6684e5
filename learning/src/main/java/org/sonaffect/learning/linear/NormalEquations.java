package org.sonaffect.learning.linear;

/** Solves {@code (X_A'X_A + diag(ridge)) v = b} for a set A of columns of X. */
public interface NormalEquations {
  /**
   * Solves one system.
   *
   * @param columns the set, of which the first {@code count} are used
   * @param ridge one for each of these, at least 0
   * @param right {@code b}, replaced by the solution
   * @return false if the system is singular to working precision; {@code right} is then of no use
   */
  boolean solve(int[] columns, int count, double[] ridge, double[] right);

  /** Roughly how many multiplications a solution takes. */
  double cost(int count);
}
