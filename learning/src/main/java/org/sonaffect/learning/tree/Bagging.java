package org.sonaffect.learning.tree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.sonaffect.learning.family.FitContext;
import org.sonaffect.learning.random.SplitMix64;

/**
 * Trees grown independently of each other, each on all rows or on a bootstrap of them (Breiman,
 * "Random forests", 2001).
 *
 * @param trees how many
 * @param bootstrap whether each sees as many rows drawn with replacement; a row drawn twice counts
 *     twice in means, once in the number of rows of a leaf
 * @param rule how they grow
 */
record Bagging(int trees, boolean bootstrap, GrowthRule rule) {
  /** Trees, and what the columns' splits gained in them. */
  @SuppressWarnings("ArrayRecordComponent")
  record Grown(Trees trees, double[] importances) {}

  /** One collection for all targets if shared, or one each. */
  FittedTrees fit(
      BinnedRows rows, double[] weights, double[][] y, boolean shared, FitContext context) {
    BoundedScale[] scales = new BoundedScale[y.length];
    double[][] z = new double[y.length][];
    for (int k = 0; k < y.length; k++) {
      scales[k] = BoundedScale.of(y[k], weights);
      z[k] = scales[k].standardise(y[k]);
    }
    double[] importances = new double[rows.columns()];
    Trees[] ensembles = new Trees[shared ? 1 : y.length];
    for (int e = 0; e < ensembles.length; e++) {
      Grown grown =
          grow(
              rows,
              weights,
              shared ? z : new double[][] {z[e]},
              context.with(context.seeds().child("target").child(e)));
      ensembles[e] = grown.trees;
      for (int j = 0; j < importances.length; j++) {
        importances[j] += grown.importances[j];
      }
    }
    Importances.toShares(importances);
    return new FittedTrees(
        rows.columns(), ensembles, true, new double[y.length], scales, importances);
  }

  private Grown grow(BinnedRows rows, double[] weights, double[][] z, FitContext context) {
    int n = rows.rows();
    TreeGrowth growth = new TreeGrowth(rows, rule, z.length);
    double[] importances = new double[rows.columns()];
    int[] all = IntStream.range(0, n).toArray();
    List<Trees> grown = new ArrayList<>();
    for (int t = 0; t < trees; t++) {
      context.deadline().check();
      SplitMix64 random = context.seeds().child(t).random();
      int[] in = all;
      double[] counted = weights;
      if (bootstrap) {
        int[] times = Draws.bootstrap(random, n);
        in = Arrays.stream(all).filter(i -> times[i] > 0).toArray();
        counted = new double[n];
        Arrays.setAll(counted, i -> weights[i] * times[i]);
      }
      growth.grow(in, counted, z, rows.varying(), random);
      grown.add(growth.tree());
      Importances.addShares(growth.takeGains(), importances);
    }
    return new Grown(Trees.joined(z.length, grown), importances);
  }
}
