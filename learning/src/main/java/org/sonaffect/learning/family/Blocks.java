package org.sonaffect.learning.family;

import java.util.Arrays;
import org.sonaffect.learning.rows.TrainingRows;

/**
 * Training rows that share an intercept: all of them, or those of a domain.
 *
 * @param of block of each row, from 0
 * @param count number of blocks, none of them empty
 * @param byDomain block of each domain number, -1 where no row has it; null-free, of length 0 where
 *     domains are not distinguished
 * @param mass sum of the weights of each block
 */
@SuppressWarnings("ArrayRecordComponent")
record Blocks(int[] of, int count, int[] byDomain, double[] mass) {
  static Blocks of(TrainingRows rows, boolean tellApart) {
    int n = rows.size();
    int[] of = new int[n];
    int[] byDomain = new int[0];
    int count = 1;
    if (tellApart) {
      byDomain = new int[Arrays.stream(rows.domain()).max().orElse(0) + 1];
      Arrays.fill(byDomain, -1);
      for (int domain : rows.domain()) {
        byDomain[domain] = 0;
      }
      count = 0;
      for (int d = 0; d < byDomain.length; d++) {
        byDomain[d] = byDomain[d] < 0 ? -1 : count++;
      }
      for (int i = 0; i < n; i++) {
        of[i] = byDomain[rows.domain()[i]];
      }
    }
    double[] mass = new double[count];
    for (int i = 0; i < n; i++) {
      mass[of[i]] += rows.weights()[i];
    }
    return new Blocks(of, count, byDomain, mass);
  }

  /**
   * A function of similarities whose intercepts are those of the blocks; an unknown domain has
   * their mean.
   */
  DualWeights dual(double[] weights, double[] blocks) {
    double mean = 0;
    double total = 0;
    for (int g = 0; g < count; g++) {
      mean += mass[g] * blocks[g];
      total += mass[g];
    }
    mean = count == 1 ? blocks[0] : mean / total;
    double[] values = new double[byDomain.length];
    for (int d = 0; d < values.length; d++) {
      values[d] = byDomain[d] < 0 ? mean : blocks[byDomain[d]];
    }
    return new DualWeights(weights, values, mean);
  }
}
