package org.sonaffect.learning.folds;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sonaffect.learning.random.SplitMix64;

class DrawTest {
  private static final int[] ROWS = IntStream.range(100, 300).toArray();

  /** Of the rows 100..299, 120 are in stratum 0, 60 in 1 and 20 in 2. */
  private static final int[] STRATUM =
      IntStream.range(0, 300).map(i -> i % 10 < 6 ? 0 : i % 10 < 9 ? 1 : 2).toArray();

  @Test
  void proportionalTakesTheSameShareOfEveryStratum() {
    int[] drawn = Draw.proportional(ROWS, STRATUM, 0.3, 1);
    assertArrayEquals(new int[] {36, 18, 6}, perStratum(drawn));
    assertArrayEquals(Arrays.stream(drawn).sorted().distinct().toArray(), drawn);
  }

  @Test
  void proportionalQuotasAreWithinOneRowForAnyStrata() {
    SplitMix64 random = new SplitMix64(2);
    for (int trial = 0; trial < 200; trial++) {
      int n = 1 + random.nextInt(150);
      int strata = 1 + random.nextInt(7);
      int[] stratum = IntStream.generate(() -> random.nextInt(strata)).limit(n).toArray();
      int[] rows = IntStream.range(0, n).toArray();
      double share = random.nextDouble();
      int[] drawn = Draw.proportional(rows, stratum, share, trial);
      assertEquals(Draw.size(share, n), drawn.length);
      for (int s = 0; s < strata; s++) {
        int wanted = s;
        double quota = share * Arrays.stream(stratum).filter(x -> x == wanted).count();
        long got = Arrays.stream(drawn).filter(row -> stratum[row] == wanted).count();
        assertTrue(Math.abs(got - quota) < 1.5, got + " of " + quota);
      }
    }
  }

  @Test
  void theRowsOfASmallerShareAreAmongThoseOfALarger() {
    for (double share = 0; share < 1; share += 0.07) {
      int[] large = Draw.proportional(ROWS, STRATUM, share + 0.07 > 1 ? 1 : share + 0.07, 3);
      for (int row : Draw.proportional(ROWS, STRATUM, share, 3)) {
        assertTrue(Arrays.binarySearch(large, row) >= 0);
      }
    }
  }

  @Test
  void wholeGroupsAreNestedAndNearTheirShare() {
    SplitMix64 random = new SplitMix64(8);
    for (int trial = 0; trial < 100; trial++) {
      int n = 1 + random.nextInt(120);
      int[] stratum = IntStream.generate(() -> random.nextInt(4)).limit(n).toArray();
      int[] group = IntStream.generate(() -> random.nextInt(1 + n / 2)).limit(n).toArray();
      int[] rows = IntStream.range(0, n).toArray();
      int largest = 0;
      for (int g : group) {
        largest = Math.max(largest, (int) Arrays.stream(group).filter(x -> x == g).count());
      }
      int[] smaller = new int[0];
      for (double share : new double[] {0.05, 0.1, 0.3, 0.7, 1}) {
        int[] drawn = Draw.wholeGroups(rows, stratum, group, share, trial);
        assertTrue(Math.abs(drawn.length - share * n) <= Math.max(1, largest));
        for (int row : smaller) {
          assertTrue(Arrays.binarySearch(drawn, row) >= 0, "nested");
        }
        for (int row : rows) {
          boolean with = Arrays.stream(drawn).anyMatch(other -> group[other] == group[row]);
          assertEquals(with, Arrays.binarySearch(drawn, row) >= 0, "whole");
        }
        smaller = drawn;
      }
      assertArrayEquals(rows, smaller);
    }
  }

  @Test
  void rowsWithoutGroupsAreDrawnAsByRows() {
    int[] alone = IntStream.range(0, 300).toArray();
    for (double share : new double[] {0.1, 0.35, 1}) {
      assertArrayEquals(
          Draw.proportional(ROWS, STRATUM, share, 9),
          Draw.wholeGroups(ROWS, STRATUM, alone, share, 9));
    }
    assertArrayEquals(
        Draw.proportionalOrder(ROWS, STRATUM, 9),
        Draw.oneOfEachGroupFirst(ROWS, STRATUM, alone, 9));
  }

  @Test
  void aFewRowsAreOfAsManyGroupsAsCanBe() {
    int[] group = IntStream.range(0, 300).map(row -> row % 30).toArray();
    int[] order = Draw.oneOfEachGroupFirst(ROWS, STRATUM, group, 9);
    assertEquals(30, Arrays.stream(order, 0, 30).map(row -> group[row]).distinct().count());
    assertArrayEquals(ROWS, Arrays.stream(order).sorted().toArray());
  }

  @Test
  void shareOneIsAllRowsAndShareZeroNone() {
    assertArrayEquals(ROWS, Draw.proportional(ROWS, STRATUM, 1, 4));
    assertArrayEquals(ROWS, Arrays.stream(Draw.weighted(ROWS, STRATUM, 1, 4)).sorted().toArray());
    assertEquals(0, Draw.proportional(ROWS, STRATUM, 0, 4).length);
    assertEquals(0, Draw.weighted(ROWS, STRATUM, 0, 4).length);
  }

  @Test
  void sizesAreRoundedHalvesToEven() {
    assertEquals(2, Draw.size(0.5, 5));
    assertEquals(4, Draw.size(0.5, 7));
    assertThrows(IllegalArgumentException.class, () -> Draw.size(1.01, 7));
  }

  /** A stratum of m rows weighs m^2: 120, 60 and 20 rows are first with 36, 9 and 1 of 46. */
  @Test
  void weightedFavoursLargeStrataTwice() {
    int trials = 20_000;
    int[] first = new int[3];
    double[] meanPlace = new double[3];
    for (int trial = 0; trial < trials; trial++) {
      int[] drawn = Draw.weighted(ROWS, STRATUM, 1, trial);
      first[STRATUM[drawn[0]]]++;
      if (trial < 200) {
        for (int place = 0; place < drawn.length; place++) {
          int s = STRATUM[drawn[place]];
          meanPlace[s] += place / (200.0 * perStratum(ROWS)[s]);
        }
      }
    }
    assertEquals(36 / 46.0, first[0] / (double) trials, 0.01);
    assertEquals(9 / 46.0, first[1] / (double) trials, 0.01);
    assertEquals(1 / 46.0, first[2] / (double) trials, 0.004);
    assertTrue(meanPlace[0] < meanPlace[1] && meanPlace[1] < meanPlace[2]);
  }

  private static int[] perStratum(int[] rows) {
    int[] count = new int[3];
    for (int row : rows) {
      count[STRATUM[row]]++;
    }
    return count;
  }
}
