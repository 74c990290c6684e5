package org.sonaffect.learning.grid;

/** Receives the predictions of each point of a grid as soon as they are known. */
@FunctionalInterface
public interface PredictionSink {
  /**
   * Called once for every point, from the thread that asked, in an order that depends on the points
   * only.
   *
   * @param point position in the list of points
   * @param predictions one for each evaluation row; shared between twins, not to be written to
   */
  void accept(int point, double[] predictions);
}
