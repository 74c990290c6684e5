package org.sonaffect.learning.folds;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sonaffect.learning.random.SplitMix64;

/** Stratified folds that keep groups whole (docs/spec/experiment.md §2.2). */
public final class Folds {
  private Folds() {}

  /**
   * Gives each row a fold.
   *
   * <p>Where no group has two rows: shuffled stratified folds; the rows of each stratum, and all
   * rows, are spread over the folds as evenly as can be (counts differ by at most one). Otherwise
   * whole groups, largest first (those of one size in random order), each to the fold where it
   * leaves the smallest squared deviation of stratum counts, ties to the lowest fold; only where as
   * many folds are empty as groups are left, an empty one is taken.
   *
   * @param stratum the stratum of each row, 0 or above; none needs to have as many rows as folds
   * @param group the group of each row; null is a group of its own
   * @param count number of folds, at least 2
   * @param seed of the shuffling
   * @return the fold of each row, 0 to count - 1; no fold is empty
   * @throws IllegalArgumentException where there are fewer groups, or rows, than folds
   */
  public static int[] stratified(int[] stratum, @Nullable String[] group, int count, long seed) {
    int n = stratum.length;
    if (group.length != n) {
      throw new IllegalArgumentException(
          "expected a group or null for each of %d rows, found %d".formatted(n, group.length));
    }
    if (count < 2) {
      throw new IllegalArgumentException("expected at least 2 folds, found " + count);
    }
    List<int[]> groups = groups(group);
    if (groups.size() < count) {
      throw new IllegalArgumentException(
          "%d folds need at least as many groups, found %d (of %d rows)"
              .formatted(count, groups.size(), n));
    }
    SplitMix64 random = new SplitMix64(seed);
    return groups.size() == n
        ? ungrouped(stratum, count, random)
        : grouped(stratum, groups, count, random);
  }

  /**
   * Folds of some rows only, say the inner folds of an outer training set: the strata and groups of
   * those rows decide.
   *
   * @param rows row numbers, each once
   * @param stratum the stratum of every row of the table
   * @param group the group of every row of the table
   * @return the fold of {@code rows[i]} at i
   */
  public static int[] within(
      int[] rows, int[] stratum, @Nullable String[] group, int count, long seed) {
    int[] strata = new int[rows.length];
    @Nullable String[] groups = new @Nullable String[rows.length];
    for (int i = 0; i < rows.length; i++) {
      strata[i] = stratum[rows[i]];
      groups[i] = group[rows[i]];
    }
    return stratified(strata, groups, count, seed);
  }

  /**
   * The split of each fold: it is tested on, all others are trained on, both in the order of {@code
   * rows}.
   *
   * @param rows row numbers
   * @param fold the fold of {@code rows[i]} at i
   */
  public static List<Split> splits(int[] rows, int[] fold, int count) {
    List<Split> splits = new ArrayList<>();
    for (int f = 0; f < count; f++) {
      int[] train = new int[rows.length];
      int[] test = new int[rows.length];
      int trained = 0;
      int tested = 0;
      for (int i = 0; i < rows.length; i++) {
        if (fold[i] == f) {
          test[tested++] = rows[i];
        } else {
          train[trained++] = rows[i];
        }
      }
      splits.add(new Split(Arrays.copyOf(train, trained), Arrays.copyOf(test, tested)));
    }
    return splits;
  }

  /**
   * Splits of all rows that keep groups whole, where there are no strata.
   *
   * @param group the group of each row; null is a group of its own
   * @param count number of folds, at least 2
   * @param seed of the shuffling
   * @return a split a fold; each row is tested once
   * @throws IllegalArgumentException where there are fewer groups than folds
   */
  public static List<Split> byGroup(@Nullable String[] group, int count, long seed) {
    int[] rows = IntStream.range(0, group.length).toArray();
    return splits(rows, stratified(new int[rows.length], group, count, seed), count);
  }

  /** The rows of each group, groups in the order of their first rows. */
  private static List<int[]> groups(@Nullable String[] group) {
    List<List<Integer>> groups = new ArrayList<>();
    Map<String, List<Integer>> named = new LinkedHashMap<>();
    for (int i = 0; i < group.length; i++) {
      String name = group[i];
      List<Integer> rows = name == null ? null : named.get(name);
      if (rows == null) {
        rows = new ArrayList<>();
        groups.add(rows);
        if (name != null) {
          named.put(name, rows);
        }
      }
      rows.add(i);
    }
    return groups.stream()
        .map(rows -> rows.stream().mapToInt(Integer::intValue).toArray())
        .toList();
  }

  /** Deals the folds 0, 1, .. in turn to the rows by stratum, then shuffles within each stratum. */
  private static int[] ungrouped(int[] stratum, int count, SplitMix64 random) {
    int[] fold = new int[stratum.length];
    int dealt = 0;
    for (int s = 0; s < strata(stratum); s++) {
      int size = 0;
      for (int other : stratum) {
        size += other == s ? 1 : 0;
      }
      int[] folds = new int[size];
      for (int i = 0; i < size; i++) {
        folds[i] = dealt++ % count;
      }
      random.shuffle(folds);
      int next = 0;
      for (int i = 0; i < stratum.length; i++) {
        if (stratum[i] == s) {
          fold[i] = folds[next++];
        }
      }
    }
    return fold;
  }

  /**
   * The sum over folds f and strata s of (c[f][s] - n[s] / count)^2 grows, when a group with g[s]
   * rows joins fold f, by 2 sum_s g[s] c[f][s] and terms that are the same for every fold: so that
   * sum alone decides, in whole numbers.
   */
  private static int[] grouped(int[] stratum, List<int[]> groups, int count, SplitMix64 random) {
    int[] order = IntStream.range(0, groups.size()).toArray();
    random.shuffle(order);
    List<int[]> largestFirst = new ArrayList<>();
    for (int g : order) {
      largestFirst.add(groups.get(g));
    }
    largestFirst.sort((a, b) -> Integer.compare(b.length, a.length));

    int[] fold = new int[stratum.length];
    int[][] counts = new int[count][strata(stratum)];
    boolean[] filled = new boolean[count];
    int empty = count;
    for (int g = 0; g < largestFirst.size(); g++) {
      int[] rows = largestFirst.get(g);
      boolean onlyEmpty = largestFirst.size() - g == empty;
      int best = -1;
      long least = Long.MAX_VALUE;
      for (int f = 0; f < count; f++) {
        long deviation = 0;
        for (int row : rows) {
          deviation += counts[f][stratum[row]];
        }
        if (deviation < least && !(onlyEmpty && filled[f])) {
          best = f;
          least = deviation;
        }
      }
      if (!filled[best]) {
        filled[best] = true;
        empty--;
      }
      for (int row : rows) {
        counts[best][stratum[row]]++;
        fold[row] = best;
      }
    }
    return fold;
  }

  private static int strata(int[] stratum) {
    int strata = 0;
    for (int s : stratum) {
      if (s < 0) {
        throw new IllegalArgumentException("expected a stratum of 0 or above, found " + s);
      }
      strata = Math.max(strata, s + 1);
    }
    return strata;
  }
}
