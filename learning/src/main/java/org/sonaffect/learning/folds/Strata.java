package org.sonaffect.learning.folds;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Groups of similar ratings, so that folds and sub-samples can be spread over all of them. */
public final class Strata {
  /**
   * Ratings are rounded to this many parts of 1, that is to 9 decimals (docs/spec/experiment.md
   * §2.1).
   */
  private static final double PARTS = 1e9;

  private Strata() {}

  /**
   * Ward clusters of (arousal, valence): floor(n / minimum) of them, less one until the smallest
   * has at least {@code minimum} rows (docs/spec/experiment.md §2.1). The result belongs to the
   * rows, not to their order: ratings are rounded to 9 decimals, rows are taken by (arousal,
   * valence, id), equal merge distances, compared exactly, go to the pair with the lowest rows.
   *
   * <p>Time grows with n^2 (5000 rows: about a second), memory with n.
   *
   * @param arousal one finite value a row
   * @param valence one finite value a row
   * @param ids one name a row; they matter only where ratings are equal
   * @param minimum the required size of the smallest stratum, at least 1
   * @return the stratum of each row, numbered from 0 in the order of their lowest (arousal,
   *     valence, id); a single stratum when there are fewer than 2 {@code minimum} rows
   */
  public static int[] ward(double[] arousal, double[] valence, String[] ids, int minimum) {
    int n = arousal.length;
    if (valence.length != n || ids.length != n) {
      throw new IllegalArgumentException(
          "expected as many valences and ids as arousals, found %d, %d and %d"
              .formatted(valence.length, ids.length, n));
    }
    if (minimum < 1) {
      throw new IllegalArgumentException("expected a minimum of at least 1, found " + minimum);
    }
    long[] x = parts(arousal, "arousal", ids);
    long[] y = parts(valence, "valence", ids);
    Integer[] order = new Integer[n];
    Arrays.setAll(order, i -> i);
    Arrays.sort(
        order,
        Comparator.<Integer>comparingLong(i -> x[i])
            .thenComparingLong(i -> y[i])
            .thenComparing(i -> ids[i]));
    long[] sortedX = new long[n];
    long[] sortedY = new long[n];
    for (int i = 0; i < n; i++) {
      sortedX[i] = x[order[i]];
      sortedY[i] = y[order[i]];
    }
    WardTree tree = new WardTree(sortedX, sortedY);
    int most = Math.max(1, n / minimum);
    while (tree.clusters() > most || (tree.clusters() > 1 && tree.smallest() < minimum)) {
      tree.merge();
    }
    int[] clusters = tree.numbered();
    int[] strata = new int[n];
    for (int i = 0; i < n; i++) {
      strata[order[i]] = clusters[i];
    }
    return strata;
  }

  /**
   * Numbers the strata of several corpora in one table, so that strata of different corpora differ.
   *
   * @param corpus the corpus of each row, from 0
   * @param stratum the stratum, within its corpus, of each row
   */
  public static int[] within(int[] corpus, int[] stratum) {
    int width = Arrays.stream(stratum).max().orElse(0) + 1;
    return IntStream.range(0, corpus.length).map(i -> corpus[i] * width + stratum[i]).toArray();
  }

  private static long[] parts(double[] ratings, String name, String[] ids) {
    long[] parts = new long[ratings.length];
    for (int i = 0; i < ratings.length; i++) {
      if (!(Math.abs(ratings[i]) <= WardTree.LARGEST_RATING)) {
        throw new IllegalArgumentException(
            "%s of %s is %s, expected a number in [-%d, %d]"
                .formatted(
                    name, ids[i], ratings[i], WardTree.LARGEST_RATING, WardTree.LARGEST_RATING));
      }
      parts[i] = StrictMath.round(ratings[i] * PARTS);
    }
    return parts;
  }
}
