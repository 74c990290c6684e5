package org.sonaffect.learning.tree;

/** What boosting minimises. */
public enum BoostingLoss {
  /** The squared error. */
  SQUARED,
  /** The absolute error; leaves hold medians. */
  ABSOLUTE,
  /** Squared for the nine tenths of the rows with the least error, absolute for the others. */
  HUBER
}
