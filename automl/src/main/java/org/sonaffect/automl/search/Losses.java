package org.sonaffect.automl.search;

import java.util.Arrays;
import org.sonaffect.automl.space.Domains;
import org.sonaffect.automl.space.Task;

/**
 * The loss that everything here minimises, and the score that is shown. The loss is the mean over
 * the domains of the root of the mean squared error over each one's test rows, as for every other
 * search (docs/spec/experiment.md §5.2); the score is the mean over the domains of the share of
 * variance explained, the squared error divided by the variance of the domain's ratings in the
 * whole task. Domains are never pooled: a model could earn by guessing the domain.
 */
final class Losses {
  private final Task task;
  private final SplitPlan splits;
  private final double[][] variance;

  Losses(Task task, SplitPlan splits) {
    this.task = task;
    this.splits = splits;
    int domains = Domains.count(task.domain());
    this.variance = new double[task.targets().length][domains];
    for (int t = 0; t < variance.length; t++) {
      double[] y = task.targets()[t];
      int[] count = new int[domains];
      double[] mean = new double[domains];
      for (int i = 0; i < y.length; i++) {
        count[task.domain()[i]]++;
        mean[task.domain()[i]] += y[i];
      }
      for (int d = 0; d < domains; d++) {
        mean[d] /= Math.max(1, count[d]);
      }
      for (int i = 0; i < y.length; i++) {
        double deviation = y[i] - mean[task.domain()[i]];
        variance[t][task.domain()[i]] += deviation * deviation;
      }
      for (int d = 0; d < domains; d++) {
        variance[t][d] /= Math.max(1, count[d]);
        variance[t][d] = variance[t][d] > 0 ? variance[t][d] : 1;
      }
    }
  }

  /** The loss of predictions of a split's test rows. */
  double of(int target, int split, double[] predictions) {
    double[] squared = squared(target, splits.of(split).test(), predictions);
    double loss = 0;
    int present = 0;
    for (double mean : squared) {
      if (!Double.isNaN(mean)) {
        loss += Math.sqrt(mean);
        present++;
      }
    }
    return loss / present;
  }

  /** The score of predictions of a split's test rows, at most 1. */
  double score(int target, int split, double[] predictions) {
    double[] squared = squared(target, splits.of(split).test(), predictions);
    double left = 0;
    int present = 0;
    for (int d = 0; d < squared.length; d++) {
      if (!Double.isNaN(squared[d])) {
        left += squared[d] / variance[target][d];
        present++;
      }
    }
    return 1 - left / present;
  }

  /** Mean squared error in each domain; NaN where it has none of the rows. */
  private double[] squared(int target, int[] rows, double[] predictions) {
    double[] y = task.targets()[target];
    double[] squared = new double[variance[target].length];
    int[] count = new int[squared.length];
    for (int i = 0; i < rows.length; i++) {
      double error = y[rows[i]] - predictions[i];
      int d = task.domain()[rows[i]];
      squared[d] += error * error;
      count[d]++;
    }
    Arrays.setAll(squared, d -> count[d] == 0 ? Double.NaN : squared[d] / count[d]);
    return squared;
  }
}
