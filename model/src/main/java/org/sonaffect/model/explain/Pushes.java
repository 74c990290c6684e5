package org.sonaffect.model.explain;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.sonaffect.learning.rows.Matrix;
import org.sonaffect.model.ModelCore;

/**
 * Shapley values (Shapley 1953; Lundberg and Lee, NIPS 2017) of families of descriptors: the
 * prediction of a clip less that of the typical clip, parted among the families. A family that is
 * left out has the typical clip's features. All combinations are predicted, so nothing is sampled;
 * the parts sum to the difference. Families go together in real clips and never change one by one,
 * so the parts show what the model responds to, not causes.
 *
 * <p>Where a prediction is so costly that all combinations would take too long, the smallest
 * families are combined.
 */
public final class Pushes {
  /** Steps for the reasons of one clip: seconds. */
  public static final double MOST_STEPS = 0x1p33;

  /** Steps until it is seen that the thread was interrupted: a second at most. */
  private static final double UNINTERRUPTED = 0x1p29;

  /** Rows that are predicted at once. */
  private static final int PART = 64;

  private final ModelCore core;
  private final DescriptorFamilies families;
  private final double[] share;

  public Pushes(ModelCore core, List<String> columns) {
    this.core = core;
    this.families = DescriptorFamilies.of(columns, most(core.steps()));
    this.share = shares(families.size());
  }

  /** So many families that all their combinations are predicted in time. */
  public static int most(double steps) {
    int most = DescriptorFamilies.MOST;
    while (most > 2 && steps * (1 << most) > MOST_STEPS) {
      most--;
    }
    return most;
  }

  /** Names of the families that are kept apart. */
  public List<String> families() {
    return families.names();
  }

  private double[][] predicted(Matrix x, int domain) throws InterruptedException {
    int part = (int) Math.max(1, Math.min(PART, UNINTERRUPTED / Math.max(1, core.steps())));
    double[][] predicted = new double[core.targets()][x.rows()];
    for (int first = 0; first < x.rows(); first += part) {
      if (Thread.interrupted()) {
        throw new InterruptedException("interrupted");
      }
      int from = first;
      int[] rows = IntStream.range(from, Math.min(x.rows(), from + part)).toArray();
      int[] domains = new int[rows.length];
      Arrays.fill(domains, domain);
      double[][] some = core.predict(x.rows(rows), domains);
      for (int t = 0; t < predicted.length; t++) {
        System.arraycopy(some[t], 0, predicted[t], from, rows.length);
      }
    }
    return predicted;
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
   * @throws InterruptedException where the thread was interrupted
   */
  public double[][] of(float[] clip, float[] typical, int domain) throws InterruptedException {
    int g = families.size();
    int sets = 1 << g;
    int[] family = new int[clip.length];
    for (int f = 0; f < g; f++) {
      for (int j : families.columns().get(f)) {
        family[j] = f;
      }
    }
    double[] pair = new double[2 * clip.length];
    for (int j = 0; j < clip.length; j++) {
      pair[j] = typical[j];
      pair[clip.length + j] = clip[j];
    }
    Matrix mixed =
        Matrix.mixed(new Matrix(2, clip.length, pair), family, IntStream.range(0, sets).toArray());
    double[][] predicted = predicted(mixed, domain);
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
