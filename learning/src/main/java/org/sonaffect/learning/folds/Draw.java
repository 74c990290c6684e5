package org.sonaffect.learning.folds;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.sonaffect.learning.random.SplitMix64;

/**
 * Sub-samples of training rows without replacement, as a mixture (k, p) needs them
 * (docs/spec/experiment.md §2.3). Both forms put all rows in an order and take its first
 * round(share n), halves to even: so the rows of a smaller share are among those of a larger one
 * with the same seed.
 */
public final class Draw {
  private Draw() {}

  /**
   * The form of the nested protocol: each stratum gives its share of rows, any of them alike.
   *
   * @param rows row numbers to draw from
   * @param stratum the stratum of every row of the table
   * @param share in [0, 1]
   * @return the rows drawn, in the order that they have in {@code rows}
   */
  public static int[] proportional(int[] rows, int[] stratum, double share, long seed) {
    return inOrderOf(rows, firstOf(proportionalOrder(rows, stratum, seed), share));
  }

  /**
   * All rows in an order of which every beginning is stratified: row j (0, 1, ...) of the shuffled
   * n rows of a stratum stands at (j + 1/2) / n, as seats are dealt by Webster's method; equal
   * places go to the larger, then to the lower stratum.
   */
  public static int[] proportionalOrder(int[] rows, int[] stratum, long seed) {
    int[] order = rows.clone();
    new SplitMix64(seed).shuffle(order);
    int[] size = sizes(rows, stratum);
    int[] seen = new int[size.length];
    Placed[] placed = new Placed[order.length];
    for (int i = 0; i < order.length; i++) {
      int s = stratum[order[i]];
      placed[i] = new Placed(order[i], 2L * seen[s]++ + 1, size[s], s);
    }
    Arrays.sort(
        placed,
        Comparator.<Placed>naturalOrder()
            .thenComparingInt(p -> -p.size)
            .thenComparingInt(p -> p.stratum));
    return Arrays.stream(placed).mapToInt(p -> p.row).toArray();
  }

  /**
   * As {@link #proportional}, but whole groups only: a group stands where its lowest row stands in
   * {@link #proportionalOrder}, and as many groups are taken as bring the rows nearest to their
   * share (of two equally near, the fewer), at least one. A smaller share is part of a larger one.
   *
   * @param rows row numbers to draw from, each once
   * @param stratum the stratum of every row of the table
   * @param group a number for the group of every row of the table
   * @param share in (0, 1]
   * @return the rows drawn, in the order that they have in {@code rows}
   */
  public static int[] wholeGroups(int[] rows, int[] stratum, int[] group, double share, long seed) {
    Map<Integer, List<Integer>> members = new HashMap<>();
    for (int row : rows) {
      members.computeIfAbsent(group[row], g -> new ArrayList<>()).add(row);
    }
    int wanted = size(share, rows.length);
    int[] drawn = new int[rows.length];
    int taken = 0;
    for (int row : proportionalOrder(rows, stratum, seed)) {
      List<Integer> whole = members.getOrDefault(group[row], List.of());
      if (Collections.min(whole) != row) {
        continue;
      }
      boolean nearer = taken + whole.size() - wanted < wanted - taken;
      if (taken > 0 && !nearer) {
        break;
      }
      for (int member : whole) {
        drawn[taken++] = member;
      }
    }
    return inOrderOf(rows, Arrays.copyOf(drawn, taken));
  }

  /**
   * The order of {@link #proportionalOrder}, but first one row of each group, the one that comes
   * first in it, and then the others: so that a few rows are of as many groups as can be.
   *
   * @param group a number for the group of every row of the table
   */
  public static int[] oneOfEachGroupFirst(int[] rows, int[] stratum, int[] group, long seed) {
    int[] order = proportionalOrder(rows, stratum, seed);
    Set<Integer> seen = new HashSet<>();
    int[] first = Arrays.stream(order).filter(row -> seen.add(group[row])).toArray();
    int[] sorted = first.clone();
    Arrays.sort(sorted);
    IntStream others = Arrays.stream(order).filter(row -> Arrays.binarySearch(sorted, row) < 0);
    return IntStream.concat(Arrays.stream(first), others).toArray();
  }

  /**
   * The form of the published code: rows are drawn one after the other, each with a chance
   * proportional to the number of {@code rows} in its stratum, so a stratum of m rows has the
   * weight m^2.
   *
   * @param rows row numbers to draw from
   * @param stratum the stratum of every row of the table
   * @param share in [0, 1]
   * @return the rows in the order drawn; at share 1 a permutation in which rows of large strata
   *     tend to come first
   */
  public static int[] weighted(int[] rows, int[] stratum, double share, long seed) {
    int[] size = sizes(rows, stratum);
    SplitMix64 random = new SplitMix64(seed);
    // Drawing one by one by weight is the same as ordering by exponential waiting times of rate
    // weight (Efraimidis and Spirakis 2006).
    double[] wait = new double[rows.length];
    Arrays.setAll(wait, i -> -StrictMath.log(1 - random.nextDouble()) / size[stratum[rows[i]]]);
    Integer[] order = new Integer[rows.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparingDouble(i -> wait[i]));
    return firstOf(Arrays.stream(order).mapToInt(i -> rows[i]).toArray(), share);
  }

  /** round(share n), halves to even. */
  public static int size(double share, int n) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("expected a share in [0, 1], found " + share);
    }
    return (int) StrictMath.rint(share * n);
  }

  private static int[] firstOf(int[] order, double share) {
    return Arrays.copyOf(order, size(share, order.length));
  }

  private static int[] inOrderOf(int[] rows, int[] drawn) {
    int[] sorted = drawn.clone();
    Arrays.sort(sorted);
    return Arrays.stream(rows).filter(row -> Arrays.binarySearch(sorted, row) >= 0).toArray();
  }

  private static int[] sizes(int[] rows, int[] stratum) {
    int[] size = new int[Arrays.stream(rows).map(row -> stratum[row] + 1).max().orElse(0)];
    for (int row : rows) {
      size[stratum[row]]++;
    }
    return size;
  }

  /** A row at the place (twice / 2) / size of its stratum. */
  private record Placed(int row, long twice, int size, int stratum) implements Comparable<Placed> {
    @Override
    public int compareTo(Placed other) {
      return Long.compare(twice * other.size, other.twice * size);
    }
  }
}
