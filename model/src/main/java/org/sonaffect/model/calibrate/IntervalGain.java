package org.sonaffect.model.calibrate;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.sonaffect.learning.folds.Split;
import org.sonaffect.learning.random.Seeds;
import org.sonaffect.model.interval.Conformal;

/**
 * Whether intervals from the listeners' own ratings are right where those of the model are not.
 *
 * <p>The model's intervals are wrong where they cover fewer groups of clips than chance explains.
 * The new ones are judged by cross-validation: their width comes from the groups of the training
 * part, and they must cover a share of the other groups that is nearer to the nominal one.
 * Intervals that are too wide still cover what they promise, and stay.
 *
 * @param before share of the ratings that the model's intervals cover
 * @param after the same of new intervals, on groups that their width did not come from
 * @param gained whether the new ones are right and the others are not
 */
record IntervalGain(double before, double after, boolean gained) {
  /** Chance of so few covered groups, or fewer, below which the model's intervals are wrong. */
  private static final double CHANCE = 0.05;

  /**
   * Of one target.
   *
   * @param own half the width of the model's interval of each clip
   * @param ownError of each clip, of the model's predictions
   * @param error of each clip, of predictions as adapted, out of fold
   */
  static IntervalGain of(
      ClipGroups groups,
      double[] own,
      double[] ownError,
      double[] error,
      int repeats,
      Seeds seeds) {
    int[] all = IntStream.range(0, error.length).toArray();
    double before = groups.mean(all, i -> ownError[i] <= own[i] ? 1 : 0);
    double after = 0;
    for (int r = 0; r < repeats; r++) {
      List<Split> splits = groups.splits(all, CorrectionChoice.FOLDS, seeds.child(r));
      for (Split split : splits) {
        double half = halfWidth(groups, split.train(), error);
        double share = groups.count(split.test()) / (double) (repeats * groups.count(all));
        after += share * groups.mean(split.test(), i -> error[i] <= half ? 1 : 0);
      }
    }
    boolean nearer = Math.abs(after - Conformal.NOMINAL) < Math.abs(before - Conformal.NOMINAL);
    boolean wrong = chance(groups.count(all), before) < CHANCE;
    return new IntervalGain(before, after, wrong && nearer);
  }

  /**
   * Half the width that new groups ask for. Groups are exchangeable, their clips are not: what
   * covers the worst clip of nine of ten groups covers at least as many clips of new groups.
   */
  static double halfWidth(ClipGroups groups, int[] rows, double[] error) {
    return Conformal.quantile(
        groups.grouped(rows).stream()
            .mapToDouble(group -> Arrays.stream(group).mapToDouble(i -> error[i]).max().orElse(0))
            .toArray());
  }

  /** Chance that intervals that are right cover so small a share of some groups, or a smaller. */
  static double chance(int groups, double covered) {
    int missed = (int) Math.floor(groups * (1 - covered) + 1e-9);
    double miss = 1 - Conformal.NOMINAL;
    double term = StrictMath.pow(1 - miss, groups);
    double fewer = 0;
    for (int k = 0; k < missed; k++) {
      fewer += term;
      term *= (groups - k) / (k + 1.0) * miss / (1 - miss);
    }
    return 1 - fewer;
  }
}
