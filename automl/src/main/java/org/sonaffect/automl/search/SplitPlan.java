package org.sonaffect.automl.search;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sonaffect.automl.space.Task;
import org.sonaffect.learning.folds.Split;

/**
 * What trials are evaluated on: the splits of all repeats, and on a large table, before them, a
 * first look that finds most of the bad ones at a fraction of the cost.
 *
 * @param splits repeat by repeat
 * @param look the test rows of the first split, and of its training rows those of one fold; null:
 *     none
 */
record SplitPlan(List<Split> splits, @Nullable Split look) {
  /** Stands for the look where a split has a number. */
  static final int LOOK = -1;

  /** A look leaves a fit so many rows at least. */
  private static final int FEWEST = 100;

  /** Copies the splits. */
  SplitPlan {
    splits = List.copyOf(splits);
  }

  /**
   * The splits of a task.
   *
   * @param looks whether there is to be a look, where folds and repeats allow one
   */
  static SplitPlan of(Task task, boolean looks) {
    List<Split> splits = task.splits();
    if (!looks || task.repeats() < 2 || task.foldCount() < 3) {
      return new SplitPlan(splits, null);
    }
    // A fold is stratified as the whole is; the folds of the next repeat part it further.
    int[] fold = task.folds()[0];
    int[] train = IntStream.range(0, task.rows()).filter(i -> fold[i] == 1).toArray();
    long parts = IntStream.of(train).map(i -> task.folds()[1][i]).distinct().count();
    boolean enough = train.length >= FEWEST && parts >= 2;
    return new SplitPlan(splits, enough ? new Split(train, splits.get(0).test()) : null);
  }

  /** The split of a number, or the look. */
  Split of(int number) {
    if (number != LOOK) {
      return splits.get(number);
    }
    if (look == null) {
      throw new IllegalArgumentException("there is no first look");
    }
    return look;
  }

  /** Number of splits, without the look. */
  int count() {
    return splits.size();
  }

  /** Whether there is a look. */
  boolean looks() {
    return look != null;
  }

  /** How many times the rows of a look those of a split are; 1 where there is none. */
  double ratio() {
    return look == null ? 1 : (double) splits.get(0).train().length / look.train().length;
  }
}
