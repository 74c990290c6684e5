package org.sonaffect.automl.ensemble;

import java.util.List;

/**
 * Which trials an average is of.
 *
 * @param trials numbers of the trials, each with a weight above 0 for some target; the first trial
 *     stands for the first answer
 * @param weights {@code [target][trial of the list]}, from 0, summing to 1 for each target
 * @param outOfFold {@code [target][row]}: the average's out-of-fold prediction of each row of the
 *     task, over the repeats it was chosen on; NaN where a row was in no fold evaluated
 * @param score of those predictions, for each target
 */
@SuppressWarnings("ArrayRecordComponent")
public record EnsembleWeights(
    List<Integer> trials, double[][] weights, double[][] outOfFold, double[] score) {
  /** Copies the trials. */
  public EnsembleWeights {
    trials = List.copyOf(trials);
  }

  /** The largest weight that a trial has for any target. */
  public double largest(int trial) {
    double largest = 0;
    for (int t = 0; t < weights.length; t++) {
      largest = Math.max(largest, weight(t, trial));
    }
    return largest;
  }

  /** Weight of a trial for a target; 0 where it is no member. */
  public double weight(int target, int trial) {
    int at = trials.indexOf(trial);
    return at < 0 ? 0 : weights[target][at];
  }
}
