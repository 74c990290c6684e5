package org.sonaffect.learning.tree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.sonaffect.learning.family.FitContext;
import org.sonaffect.learning.random.Seeds;

/**
 * The number of trees of boosting: where the loss on rows left out is least. Folds are boosted in
 * step, until the loss has not fallen for {@link #PATIENCE} trees.
 */
@SuppressWarnings("ArrayRecordComponent")
record BoostingRounds(
    HistogramBoosting settings, BinnedRows rows, double[] weights, double[][] z, Seeds seeds) {
  /** Trees without a lower loss before it is no longer waited for. */
  static final int PATIENCE = 30;

  /** Chooses, by the context's folds; all trees where there are no two. */
  int choose(FitContext context) {
    int[] folds = context.folds();
    int[] distinct = Arrays.stream(folds).distinct().sorted().toArray();
    if (settings.stopping() == Stopping.NONE || distinct.length < 2) {
      return settings.trees();
    }
    int[] held =
        settings.stopping() == Stopping.ALL_FOLDS
            ? distinct
            : new int[] {distinct[Draws.below(seeds.child("fold").random(), distinct.length)]};
    List<Boosting> boostings = new ArrayList<>();
    List<int[]> left = new ArrayList<>();
    for (int fold : held) {
      int[] others = IntStream.range(0, folds.length).filter(i -> folds[i] != fold).toArray();
      left.add(IntStream.range(0, folds.length).filter(i -> folds[i] == fold).toArray());
      boostings.add(
          new Boosting(settings, rows, weights, z, others, seeds.child("fold").child(fold)));
    }
    int best = 1;
    double least = Double.POSITIVE_INFINITY;
    for (int t = 1; t <= settings.trees() && t <= best + PATIENCE; t++) {
      context.deadline().check();
      double loss = 0;
      for (int f = 0; f < held.length; f++) {
        boostings.get(f).step();
        loss += boostings.get(f).loss(left.get(f));
      }
      if (loss < least) {
        least = loss;
        best = t;
      }
    }
    return best;
  }
}
