package org.sonaffect.model.interval;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import org.sonaffect.acoustics.change.Change;
import org.sonaffect.acoustics.change.Excerpt;
import org.sonaffect.model.IntervalRule;

/**
 * How far the ratings of changed test clips lie from their predictions, as a share of half the
 * interval around them; of one domain and target.
 *
 * <p>An excerpt is other music under the rating of the whole, so intervals around excerpts are made
 * wider: by the factor with which they would have held nine of ten of these. What they cover is
 * judged fold by fold, with the factor from the other folds.
 */
final class ChangedMisses {
  private final List<Change> compared;
  private final List<Miss> misses = new ArrayList<>();

  /** One clip after one change. */
  private record Miss(int fold, int change, double share) {}

  ChangedMisses(List<Change> compared) {
    this.compared = compared;
  }

  /**
   * A test clip of a fold.
   *
   * @param change its place among those compared
   * @param miss distance of the rating from the prediction
   * @param half of the interval around a whole clip there
   */
  void add(int fold, int change, double miss, double half) {
    misses.add(new Miss(fold, change, miss == 0 ? 0 : miss / half));
  }

  /** Share of the clips after a change whose rating an interval held. */
  double coverage(int change) {
    double[] factors = new double[1 + misses.stream().mapToInt(Miss::fold).max().orElse(0)];
    boolean excerpt = seconds(change) > 0;
    Arrays.setAll(factors, fold -> excerpt ? factor(seconds(change), other -> other != fold) : 1);
    int all = 0;
    int covered = 0;
    for (Miss miss : misses) {
      if (miss.change() == change) {
        all++;
        covered += miss.share() <= factors[miss.fold()] ? 1 : 0;
      }
    }
    return covered / (double) all;
  }

  /** By length, the shortest first; shorter ones are no narrower than longer ones. */
  List<IntervalRule.Excerpt> excerpts() {
    List<IntervalRule.Excerpt> excerpts = new ArrayList<>();
    compared.stream()
        .filter(change -> change instanceof Excerpt)
        .map(change -> ((Excerpt) change).seconds())
        .distinct()
        .sorted(Comparator.reverseOrder())
        .forEach(
            seconds -> {
              double factor = factor(seconds, fold -> true);
              double longer = excerpts.isEmpty() ? 1 : excerpts.get(0).factor();
              if (Double.isFinite(factor)) {
                excerpts.add(0, new IntervalRule.Excerpt(seconds, Math.max(longer, factor)));
              }
            });
    return excerpts;
  }

  private double factor(double seconds, IntPredicate folds) {
    double[] shares =
        misses.stream()
            .filter(miss -> seconds(miss.change()) == seconds && folds.test(miss.fold()))
            .mapToDouble(Miss::share)
            .toArray();
    return Math.max(1, Conformal.quantile(shares));
  }

  /** Of an excerpt; 0 of another change. */
  private double seconds(int change) {
    return compared.get(change) instanceof Excerpt excerpt ? excerpt.seconds() : 0;
  }
}
