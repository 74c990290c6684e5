package org.sonaffect.report.statistics;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.sonaffect.learning.metrics.Metric;
import org.sonaffect.learning.random.Seeds;
import org.sonaffect.learning.random.SplitMix64;

/**
 * An interval over clips: groups of test clips are drawn with repetition and the metric is computed
 * again (the percentile interval of Efron 1979, with groups as the units, Davison and Hinkley 1997,
 * section 3.8). It holds the fitted models fixed, so it speaks of other clips, not of other
 * training sets: a check beside the interval over folds, not a substitute.
 *
 * @param value of the rows as they are
 * @param low 2.5 % of the draws lie below
 * @param high 2.5 % of the draws lie above
 */
public record ClipBootstrap(double value, double low, double high) {
  /** Draws: the ends of the interval are then known to about a twentieth of its width. */
  public static final int DRAWS = 1000;

  private static final double TAIL = 0.025;

  /** A draw of clips with equal ratings has no R2; so many draws must have a value. */
  private static final double MOST = 0.95;

  /** Fewer groups give no interval worth stating. */
  private static final int FEWEST = 5;

  /** Of a metric; the ends are NaN for fewer than five groups, or where few draws have a value. */
  public static ClipBootstrap of(GroupErrors errors, Metric metric, Seeds seeds) {
    return of(errors, null, metric, seeds);
  }

  /**
   * Of the difference of a metric between two models on the same clips, drawn alike for both.
   *
   * @throws IllegalArgumentException where the clips differ
   */
  public static ClipBootstrap difference(
      GroupErrors errors, GroupErrors less, Metric metric, Seeds seeds) {
    if (!errors.sameGroups(less)) {
      throw new IllegalArgumentException("two models are compared on different test clips");
    }
    return of(errors, less, metric, seeds);
  }

  private static ClipBootstrap of(
      GroupErrors errors, @Nullable GroupErrors less, Metric metric, Seeds seeds) {
    double value = score(errors, less, metric, errors.whole());
    int size = errors.size();
    if (size < FEWEST) {
      return new ClipBootstrap(value, Double.NaN, Double.NaN);
    }
    SplitMix64 random = seeds.random();
    double[] values = new double[DRAWS];
    int[] drawn = new int[size];
    for (int draw = 0; draw < DRAWS; draw++) {
      for (int i = 0; i < size; i++) {
        drawn[i] = random.nextInt(size);
      }
      values[draw] = score(errors, less, metric, drawn);
    }
    double[] sorted =
        Arrays.stream(values).filter(score -> !Double.isNaN(score)).sorted().toArray();
    if (sorted.length < MOST * DRAWS) {
      return new ClipBootstrap(value, Double.NaN, Double.NaN);
    }
    int tail = (int) Math.round(TAIL * sorted.length);
    return new ClipBootstrap(value, sorted[tail], sorted[sorted.length - 1 - tail]);
  }

  private static double score(
      GroupErrors errors, @Nullable GroupErrors less, Metric metric, int[] drawn) {
    double score = errors.score(metric, drawn);
    return less == null ? score : score - less.score(metric, drawn);
  }
}
