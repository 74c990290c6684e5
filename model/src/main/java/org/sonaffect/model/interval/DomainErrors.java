package org.sonaffect.model.interval;

import java.util.Arrays;
import org.sonaffect.learning.rows.Matrix;
import org.sonaffect.model.ClipSpace;
import org.sonaffect.model.IntervalRule;
import org.sonaffect.model.explain.ClipSpaceFit;
import org.sonaffect.model.explain.Neighbourhood;

/**
 * Out-of-fold errors of some training clips and where these lie: what interval rules are made from.
 *
 * @param space of these clips
 * @param domain of each
 * @param near for each the clips of other groups, nearest first
 * @param error {@code [target][clip]}, absolute; NaN where unknown
 */
@SuppressWarnings("ArrayRecordComponent")
public record DomainErrors(ClipSpace space, int[] domain, int[][] near, double[][] error) {
  /**
   * Of some rows.
   *
   * @param rows the clips
   * @param domain of every row of {@code x}
   * @param group of every row of {@code x}
   * @param rating {@code [target][row of x]}
   * @param predicted {@code [target][i]} out of fold, of {@code rows[i]}; NaN where unknown
   */
  public static DomainErrors of(
      Matrix x, int[] rows, int[] domain, int[] group, double[][] rating, double[][] predicted) {
    double[][] error = new double[rating.length][rows.length];
    for (int t = 0; t < error.length; t++) {
      for (int i = 0; i < rows.length; i++) {
        error[t][i] = Math.abs(rating[t][rows[i]] - Conformal.bound(predicted[t][i]));
      }
    }
    ClipSpace space = ClipSpaceFit.of(x, rows, group);
    int[] own = Arrays.stream(rows).map(row -> group[row]).toArray();
    int[][] near = new int[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      double[] distances = space.distances(ClipSpaceFit.coordinates(space, i));
      near[i] = ClipSpaceFit.others(distances, own, i);
    }
    return new DomainErrors(
        space, Arrays.stream(rows).map(row -> domain[row]).toArray(), near, error);
  }

  /** The clips of a domain whose error is known, by clip. */
  private int[] known(int which, int target) {
    int[] clips = new int[domain.length];
    int count = 0;
    for (int i = 0; i < clips.length; i++) {
      if (domain[i] == which && Double.isFinite(error[target][i])) {
        clips[count++] = i;
      }
    }
    return Arrays.copyOf(clips, count);
  }

  /**
   * The rule of a domain and target.
   *
   * @param fewest as of {@link Conformal#rule}
   */
  public IntervalRule rule(
      String domainName, int which, String targetName, int target, int fewest) {
    int[] clips = known(which, target);
    double[] own = Arrays.stream(clips).mapToDouble(i -> error[target][i]).toArray();
    double[] around =
        Arrays.stream(clips).mapToDouble(i -> around(near[i], which, target)).toArray();
    return Conformal.rule(domainName, targetName, own, around, fewest);
  }

  /**
   * Half the width of the interval of a clip that is not among these.
   *
   * @param order these clips, the nearest to it first
   */
  public double halfWidth(IntervalRule rule, int[] order, int which, int target) {
    return rule.adaptive() ? rule.halfWidth(around(order, which, target)) : rule.quantile();
  }

  /** Mean error of the nearest clips of a domain. */
  public double around(int[] order, int which, int target) {
    return Neighbourhood.error(order, domain, which, error[target]);
  }
}
