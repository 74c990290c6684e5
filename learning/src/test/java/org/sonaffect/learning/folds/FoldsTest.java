package org.sonaffect.learning.folds;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sonaffect.learning.random.SplitMix64;

class FoldsTest {
  @Test
  void withoutGroupsSpreadEveryStratumAndAllRowsEvenly() {
    SplitMix64 random = new SplitMix64(1);
    for (int trial = 0; trial < 50; trial++) {
      int count = 2 + random.nextInt(6);
      int n = count + random.nextInt(300);
      int strata = 1 + random.nextInt(8);
      int[] stratum = random(n, strata, random);
      int[] fold = Folds.stratified(stratum, new @Nullable String[n], count, trial);
      spread(IntStream.range(0, n).toArray(), fold, count);
      for (int s = 0; s < strata; s++) {
        int wanted = s;
        spread(IntStream.range(0, n).filter(i -> stratum[i] == wanted).toArray(), fold, count);
      }
    }
  }

  @Test
  void aGroupOfItsOwnIsNoGroup() {
    int[] stratum = random(60, 3, new SplitMix64(2));
    @Nullable String[] own = new @Nullable String[60];
    Arrays.setAll(own, i -> "artist " + i);
    assertArrayEquals(
        Folds.stratified(stratum, new @Nullable String[60], 5, 7),
        Folds.stratified(stratum, own, 5, 7));
  }

  @Test
  void keepGroupsWholeAndNoFoldEmpty() {
    SplitMix64 random = new SplitMix64(3);
    for (int trial = 0; trial < 100; trial++) {
      int count = 2 + random.nextInt(5);
      int n = count + random.nextInt(100);
      @Nullable String[] group = groups(n, count + random.nextInt(n), random);
      for (int g = 0; g < count; g++) {
        group[g] = "first " + g; // so that there are enough groups
      }
      int[] fold = Folds.stratified(random(n, 4, random), group, count, trial);
      assertEquals(count, Arrays.stream(fold).distinct().count());
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < i; j++) {
          String name = group[i];
          if (name != null && name.equals(group[j])) {
            assertEquals(fold[i], fold[j]);
          }
        }
      }
    }
  }

  /** docs/spec/experiment.md §2.2, word by word, the deviation written out in full. */
  @Test
  void giveWholeGroupsLargestFirstToTheFoldOfLeastSquaredDeviation() {
    SplitMix64 random = new SplitMix64(4);
    for (int trial = 0; trial < 30; trial++) {
      int n = 19 * 20 / 2;
      int[] stratum = random(n, 3, random);
      // Groups of sizes that all differ, so that no order is left to chance.
      @Nullable String[] group = new @Nullable String[n];
      int filled = 0;
      for (int size = 19; size > 0; size--) {
        Arrays.fill(group, filled, filled + size, "group of " + size);
        filled += size;
      }
      int[] fold = Folds.stratified(stratum, group, 5, trial);
      double[][] counts = new double[5][3];
      double[] target = new double[3];
      Arrays.stream(stratum).forEach(s -> target[s] += 1 / 5.0);
      List<String> names = Arrays.stream(group).map(String::valueOf).distinct().toList();
      for (String name : names) {
        int[] rows = IntStream.range(0, n).filter(i -> name.equals(group[i])).toArray();
        int best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int f = 0; f < 5; f++) {
          double deviation = deviationWith(counts, target, f, rows, stratum);
          if (deviation < least - 1e-9) {
            least = deviation;
            best = f;
          }
        }
        assertEquals(best, fold[rows[0]]);
        for (int row : rows) {
          counts[best][stratum[row]]++;
        }
      }
    }
  }

  @Test
  void fewerGroupsThanFoldsIsAnErrorThatSaysSo() {
    @Nullable String[] group = {"a", "a", "b", "b", "c", "c"};
    var refused =
        assertThrows(
            IllegalArgumentException.class, () -> Folds.stratified(new int[6], group, 5, 0));
    assertTrue(
        refused.toString().contains("5 folds need at least as many groups, found 3 (of 6 rows)"));
  }

  @Test
  void dependOnTheSeedOnly() {
    int[] stratum = random(100, 4, new SplitMix64(5));
    @Nullable String[] none = new @Nullable String[100];
    int[] first = Folds.stratified(stratum, none, 5, 11);
    assertArrayEquals(first, Folds.stratified(stratum, none, 5, 11));
    assertTrue(!Arrays.equals(first, Folds.stratified(stratum, none, 5, 12)));
  }

  @Test
  void innerFoldsTakeTheRowsNamedOnlyAndSplitsCoverThem() {
    int[] stratum = random(100, 4, new SplitMix64(6));
    @Nullable String[] group = groups(100, 40, new SplitMix64(7));
    int[] rows = IntStream.range(0, 100).filter(i -> i % 3 != 0).toArray();
    int[] fold = Folds.within(rows, stratum, group, 5, 1);
    List<Split> splits = Folds.splits(rows, fold, 5);
    assertEquals(5, splits.size());
    for (Split split : splits) {
      assertArrayEquals(
          rows,
          IntStream.concat(Arrays.stream(split.train()), Arrays.stream(split.test()))
              .sorted()
              .toArray());
    }
    assertArrayEquals(
        rows, splits.stream().flatMapToInt(s -> Arrays.stream(s.test())).sorted().toArray());
  }

  private static double deviationWith(
      double[][] counts, double[] target, int fold, int[] rows, int[] stratum) {
    double deviation = 0;
    for (int f = 0; f < counts.length; f++) {
      double[] with = counts[f].clone();
      if (f == fold) {
        for (int row : rows) {
          with[stratum[row]]++;
        }
      }
      for (int s = 0; s < with.length; s++) {
        deviation += (with[s] - target[s]) * (with[s] - target[s]);
      }
    }
    return deviation;
  }

  private static void spread(int[] rows, int[] fold, int count) {
    int[] size = new int[count];
    for (int row : rows) {
      size[fold[row]]++;
    }
    assertTrue(Arrays.stream(size).max().orElse(0) - Arrays.stream(size).min().orElse(0) <= 1);
  }

  private static int[] random(int n, int below, SplitMix64 random) {
    return IntStream.generate(() -> random.nextInt(below)).limit(n).toArray();
  }

  private static @Nullable String[] groups(int n, int names, SplitMix64 random) {
    @Nullable String[] group = new @Nullable String[n];
    Arrays.setAll(group, i -> random.nextInt(4) == 0 ? null : "group " + random.nextInt(names));
    return group;
  }
}
