package org.sonaffect.study;

/**
 * What the pipeline that a search chose predicts for the test rows of one fold.
 *
 * @param cell with the number of the fold
 * @param point the chosen point's place in the grid
 * @param pipeline in words
 * @param score of the point in its last rung
 * @param predictions for the test rows of all corpora, in study order, each in the order of its
 *     test rows
 * @param changed for the same clips after each change that the study compares, change after change;
 *     empty where it compares none
 * @param seconds fitting and predicting
 */
@SuppressWarnings("ArrayRecordComponent")
public record FoldResult(
    Cell cell,
    int point,
    String pipeline,
    double score,
    double[] predictions,
    double[] changed,
    double seconds) {
  /** No predictions of changed clips. */
  public static final double[] UNCHANGED = {};

  /** Without predictions of changed clips. */
  public FoldResult(
      Cell cell, int point, String pipeline, double score, double[] predictions, double seconds) {
    this(cell, point, pipeline, score, predictions, UNCHANGED, seconds);
  }
}
