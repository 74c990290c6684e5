package org.sonaffect.study;

import java.util.List;
import java.util.stream.Collectors;

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
 * @param choices of a joint model, corpus by corpus; else none
 */
@SuppressWarnings("ArrayRecordComponent")
public record FoldResult(
    Cell cell,
    int point,
    String pipeline,
    double score,
    double[] predictions,
    double[] changed,
    double seconds,
    List<JointChoice> choices) {
  /** No predictions of changed clips. */
  public static final double[] UNCHANGED = {};

  /** Copies the choices. */
  public FoldResult {
    choices = List.copyOf(choices);
  }

  /** Of a model that chooses by corpus; the choices are the words for it. */
  public static FoldResult of(
      Cell cell, double score, double[] predictions, double seconds, List<JointChoice> choices) {
    String words =
        choices.stream().map(c -> c.corpus() + ": " + c.choice()).collect(Collectors.joining("; "));
    return new FoldResult(cell, 0, words, score, predictions, UNCHANGED, seconds, choices);
  }

  /** Of a model that chooses nothing by corpus. */
  public FoldResult(
      Cell cell,
      int point,
      String pipeline,
      double score,
      double[] predictions,
      double[] changed,
      double seconds) {
    this(cell, point, pipeline, score, predictions, changed, seconds, List.of());
  }

  /** Of such a model, without predictions of changed clips. */
  public FoldResult(
      Cell cell, int point, String pipeline, double score, double[] predictions, double seconds) {
    this(cell, point, pipeline, score, predictions, UNCHANGED, seconds);
  }
}
