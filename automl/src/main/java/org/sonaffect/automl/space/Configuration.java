package org.sonaffect.automl.space;

import org.sonaffect.learning.family.Family;
import org.sonaffect.learning.prepare.Preparation;
import org.sonaffect.learning.rows.ShortDecimal;

/**
 * All that is chosen before data are seen.
 *
 * @param point the settings it was built from; its text identifies the configuration
 * @param preparation of the rows
 * @param family fitted on the prepared rows
 * @param balance 0: all rows have the same weight in a loss; 1: all domains have the same total
 *     weight; in between, a row of a domain of n rows has a weight proportional to {@code
 *     n^-balance}
 */
public record Configuration(Point point, Preparation preparation, Family family, double balance) {
  /** The configuration as one line that {@link Space#configuration} reads back. */
  public String text() {
    return point.text();
  }

  /** The configuration in words. */
  public String describe() {
    return preparation.describe()
        + (balance > 0 ? " > balance(" + ShortDecimal.of(balance) + ")" : "")
        + " > "
        + family.describe();
  }

  /** Weight of each row, with mean 1. */
  public double[] weights(int[] domain) {
    int[] size = new int[Domains.count(domain)];
    for (int d : domain) {
      size[d]++;
    }
    double[] weights = new double[domain.length];
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      weights[i] = balance == 0 ? 1 : StrictMath.pow(size[domain[i]], -balance);
      sum += weights[i];
    }
    for (int i = 0; i < weights.length; i++) {
      weights[i] = balance == 0 ? 1 : weights[i] * (weights.length / sum);
    }
    return weights;
  }
}
