package org.sonaffect.study.model;

import java.util.Arrays;
import org.sonaffect.learning.Matrix;

/**
 * Shapley values (Shapley 1953; Lundberg and Lee, NIPS 2017) of families of descriptors: the
 * prediction of a clip less that of the typical clip, parted among the families. A family that is
 * left out has the typical clip's features. All combinations are predicted, so nothing is sampled;
 * the parts sum to the difference. Families go together in real clips and never change one by one,
 * so the parts tell what the model responds to, no causes.
 */
final class Pushes {
  private final ModelCore core;
  private final DescriptorFamilies families;
  private final double[] share;

  Pushes(ModelCore core, DescriptorFamilies families) {
    this.core = core;
    this.families = families;
    this.share = shares(families.size());
  }

  /** {@code |S|! (G - |S| - 1)! / G!} for sets S of every size below G. */
  private static double[] shares(int families) {
    double[] share = new double[families];
    for (int size = 0; size < families; size++) {
      double ways = 1;
      for (int i = 1; i <= size; i++) {
        ways = ways * (families - i) / i;
      }
      share[size] = 1 / (families * ways);
    }
    return share;
  }

  /**
   * The pushes.
   *
   * @param clip its features
   * @param typical those of the typical clip
   * @return {@code [family][target]}
   */
  double[][] of(float[] clip, float[] typical, int domain) {
    int g = families.size();
    int sets = 1 << g;
    double[] rows = new double[sets * clip.length];
    for (int set = 0; set < sets; set++) {
      for (int f = 0; f < g; f++) {
        float[] from = (set >> f & 1) == 1 ? clip : typical;
        for (int j : families.columns().get(f)) {
          rows[set * clip.length + j] = from[j];
        }
      }
    }
    int[] domains = new int[sets];
    Arrays.fill(domains, domain);
    double[][] predicted = core.predict(new Matrix(sets, clip.length, rows), domains);
    double[][] push = new double[g][predicted.length];
    for (int f = 0; f < g; f++) {
      for (int set = 0; set < sets; set++) {
        if ((set >> f & 1) == 0) {
          double weight = share[Integer.bitCount(set)];
          for (int t = 0; t < predicted.length; t++) {
            push[f][t] += weight * (predicted[t][set | 1 << f] - predicted[t][set]);
          }
        }
      }
    }
    return push;
  }
}
