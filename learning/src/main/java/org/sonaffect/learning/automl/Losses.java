package org.sonaffect.learning.automl;

import java.util.List;
import org.sonaffect.learning.Split;

/**
 * The loss that everything here minimises: for each domain the mean squared error over its test
 * rows, divided by the variance of its ratings in the whole task, averaged over the domains (the
 * sound protocol never pools domains: a model could earn by guessing the domain). One minus the
 * loss is the share of variance explained within a domain, up to the choice of the reference mean,
 * so 1 - loss is what is shown as R2.
 */
final class Losses {
  private final Task task;
  private final List<Split> splits;
  private final double[][] variance;

  Losses(Task task, List<Split> splits) {
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
    return of(target, splits.get(split).test(), predictions);
  }

  /** The loss of predictions of some rows of the task. */
  double of(int target, int[] rows, double[] predictions) {
    double[] y = task.targets()[target];
    double[] squared = new double[variance[target].length];
    int[] count = new int[squared.length];
    for (int i = 0; i < rows.length; i++) {
      double error = y[rows[i]] - predictions[i];
      int d = task.domain()[rows[i]];
      squared[d] += error * error;
      count[d]++;
    }
    double loss = 0;
    int present = 0;
    for (int d = 0; d < squared.length; d++) {
      if (count[d] > 0) {
        loss += squared[d] / (count[d] * variance[target][d]);
        present++;
      }
    }
    return loss / present;
  }

  /**
   * What the squared error of each row counts in the loss over whole repeats, summing to 1 over the
   * rows of one repeat.
   */
  double[] rowWeights(int target) {
    int[] domain = task.domain();
    int[] count = new int[variance[target].length];
    int present = 0;
    for (int d : domain) {
      present += count[d]++ == 0 ? 1 : 0;
    }
    double[] weights = new double[domain.length];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = 1 / (present * count[domain[i]] * variance[target][domain[i]]);
    }
    return weights;
  }
}
