package org.sonaffect.learning.grid;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sonaffect.learning.folds.Draw;
import org.sonaffect.learning.folds.Folds;
import org.sonaffect.learning.folds.PenaltyFolds;
import org.sonaffect.learning.folds.Split;
import org.sonaffect.learning.folds.Strata;
import org.sonaffect.learning.random.Seeds;

/** How a rung's share of a split's rows is cut, and how the elastic net's own folds are laid. */
public interface RungRows {
  /** Folds by which the elastic net chooses its penalty (docs/spec/experiment.md §6.4). */
  int PENALTY_FOLDS = 5;

  /**
   * The rows of a split that a rung uses.
   *
   * @param split as the search was given it
   * @param number of the split in the search
   * @param share in (0, 1]
   */
  Split cut(Split split, int number, double share);

  /** The penalty fold of each training row, from 0; at most {@link #PENALTY_FOLDS} of them. */
  int[] penaltyFolds(int[] train);

  /**
   * The sound form (docs/spec/experiment.md §5.2): nested parts of the training rows, stratified
   * over corpora and strata, in the order of the split; all validation rows. Penalty folds are
   * stratified alike and keep groups whole.
   *
   * @param corpus the corpus of every row of the matrix, from 0
   * @param stratum the stratum, within its corpus, of every row
   * @param group the group of every row; null is a group of its own
   * @param seeds of the search
   */
  static RungRows sound(int[] corpus, int[] stratum, @Nullable String[] group, Seeds seeds) {
    int[] both = Strata.within(corpus, stratum);
    return new RungRows() {
      @Override
      public Split cut(Split split, int number, double share) {
        long seed = seeds.child("rung").child(number).value();
        return new Split(Draw.proportional(split.train(), both, share, seed), split.test());
      }

      @Override
      public int[] penaltyFolds(int[] train) {
        Set<String> named = new HashSet<>();
        int groups = 0;
        for (int row : train) {
          String name = group[row];
          groups += name == null || named.add(name) ? 1 : 0;
        }
        int count = Math.min(PENALTY_FOLDS, groups);
        return Folds.within(train, both, group, count, seeds.child("penalty").value());
      }
    };
  }

  /**
   * The form of the published code (docs/spec/experiment.md §4.3): the first m = round(share
   * |train|) of the training rows, halves to even, and the first m of the test rows; contiguous
   * penalty folds.
   */
  static RungRows published() {
    return new RungRows() {
      @Override
      public Split cut(Split split, int number, double share) {
        int m = Draw.size(share, split.train().length);
        int tested = Math.min(m, split.test().length);
        return new Split(Arrays.copyOf(split.train(), m), Arrays.copyOf(split.test(), tested));
      }

      @Override
      public int[] penaltyFolds(int[] train) {
        return PenaltyFolds.contiguous(train.length, Math.min(PENALTY_FOLDS, train.length));
      }
    };
  }
}
