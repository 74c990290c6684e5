package org.sonaffect.study.plan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sonaffect.learning.folds.Folds;
import org.sonaffect.learning.folds.Split;
import org.sonaffect.learning.random.Seeds;

/** The table of overlaps and the index arithmetic of docs/spec/experiment.md §4.1, §4.3. */
class PublishedPlacementTest {
  @Test
  void rowsAreThoseOfTheIndexArithmetic() {
    // |A| = 10, |sA| = 3, |uA| = 1
    var drawn =
        new PublishedPlacement.Drawn(
            10,
            new int[] {7, 2, 4},
            new int[] {6, 0},
            new int[] {1, 9},
            new int[] {3, 5},
            new int[] {9},
            new int[] {5, 3});
    var first = PublishedPlacement.YEAR_2023.place(drawn);
    assertArrayEquals(new int[] {7, 2, 4, 9, 3}, first.train());
    assertArrayEquals(new int[] {1, 9}, first.testA());
    assertArrayEquals(new int[] {13, 15}, first.testB());
    assertArrayEquals(new int[] {1, 9, 13, 15}, first.search().test());

    var second = PublishedPlacement.YEAR_2024.place(drawn);
    assertArrayEquals(first.train(), second.train());
    assertArrayEquals(new int[] {1, 9}, second.testA());
    assertArrayEquals(new int[] {6, 8}, second.testB());
    assertArrayEquals(new int[] {9, 6, 4}, second.search().test());
  }

  @Test
  void withoutRowsOfBTheTestRowsOfBAreStillRowsOfA() {
    var drawn = Overlap.drawn(765, 767, 0, 1, 0);
    assertEquals(0, drawn.drawnB().length);
    var placed = PublishedPlacement.YEAR_2024.place(drawn);
    assertTrue(Arrays.stream(placed.testB()).anyMatch(row -> row < 765));
  }

  /** 765 sounds without music and 767 songs, at k = p = 1; and corpora of equal size. */
  @ParameterizedTest
  @CsvSource({"765, 767", "767, 765", "700, 700"})
  void theOverlapsAreThoseOfTheTable(int sizeA, int sizeB) {
    Overlap published2023 = Overlap.of(PublishedPlacement.YEAR_2023, sizeA, sizeB);
    between(.15, .165, published2023.seenA);
    between(.635, .655, published2023.seenB);
    assertEquals(0, published2023.foreignB);

    Overlap published2024 = Overlap.of(PublishedPlacement.YEAR_2024, sizeA, sizeB);
    between(.15, .165, published2024.seenA);
    between(.15, .165, published2024.seenB);
    between(.195, .205, published2024.foreignB);
    between(.82, .86, published2024.searchSeenB);
    between(.795, .805, published2024.searchForeignB);
  }

  private static void between(double low, double high, double found) {
    assertTrue(found >= low && found <= high, found + " is not in " + low + ".." + high);
  }

  /** Shares of test rows, over the five folds of two made-up corpora. */
  private record Overlap(
      double seenA, double seenB, double foreignB, double searchSeenB, double searchForeignB) {
    static Overlap of(PublishedPlacement variant, int sizeA, int sizeB) {
      double[] sum = new double[5];
      for (int fold = 0; fold < 5; fold++) {
        var drawn = drawn(sizeA, sizeB, fold, 1, 1);
        var placed = variant.place(drawn);
        int[] searched = placed.search().test();
        int[] searchedB = Arrays.copyOfRange(searched, drawn.testA().length, searched.length);
        sum[0] += shareSeen(placed.testA(), placed.train()) / 5;
        sum[1] += shareSeen(placed.testB(), placed.train()) / 5;
        sum[2] += belowA(placed.testB(), sizeA) / 5;
        sum[3] += shareSeen(searchedB, placed.train()) / 5;
        sum[4] += belowA(searchedB, sizeA) / 5;
      }
      return new Overlap(sum[0], sum[1], sum[2], sum[3], sum[4]);
    }

    static double shareSeen(int[] rows, int[] among) {
      int[] sorted = among.clone();
      Arrays.sort(sorted);
      return Arrays.stream(rows).filter(row -> Arrays.binarySearch(sorted, row) >= 0).count()
          / (double) rows.length;
    }

    static double belowA(int[] rows, int sizeA) {
      return Arrays.stream(rows).filter(row -> row < sizeA).count() / (double) rows.length;
    }

    static PublishedPlacement.Drawn drawn(int sizeA, int sizeB, int fold, double k, double p) {
      int[] stratumA = IntStream.range(0, sizeA).map(i -> (i * 7919) % 11 / 2).toArray();
      int[] stratumB = IntStream.range(0, sizeB).map(i -> (i * 104729) % 13 / 3).toArray();
      return PublishedPlacement.Drawn.of(
          splits(stratumA, 1).get(fold),
          splits(stratumB, 2).get(fold),
          stratumA,
          stratumB,
          k,
          p,
          Seeds.of(fold));
    }

    private static List<Split> splits(int[] stratum, long seed) {
      int[] rows = IntStream.range(0, stratum.length).toArray();
      @Nullable String[] none = new @Nullable String[stratum.length];
      return Folds.splits(rows, Folds.stratified(stratum, none, 5, seed), 5);
    }
  }
}
