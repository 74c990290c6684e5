package org.sonaffect.learning.folds;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sonaffect.learning.NaiveWard;
import org.sonaffect.learning.SharedTable;
import org.sonaffect.learning.random.SplitMix64;

class StrataTest {
  @ParameterizedTest
  @ValueSource(strings = {"joint-mir-music", "joint-mir-sounds"})
  void equalThoseOfScikitLearnOnRealRatings(String name) {
    SharedTable table = SharedTable.read("data/strata/" + name + ".csv");
    int[] found =
        Strata.ward(table.numbers("arousal"), table.numbers("valence"), table.strings("id"), 25);
    assertArrayEquals(byFirstRow(table.integers("stratum")), byFirstRow(found));
  }

  @Test
  void ofRealRatingsOnACoarseGridDoNotDependOnTheOrderOfRows() {
    SharedTable table = SharedTable.read("data/pmemo2019/annotations/static_annotations.csv");
    double[] arousal = mapped(table.numbers("Arousal(mean)"));
    double[] valence = mapped(table.numbers("Valence(mean)"));
    staysTheSameInAnyOrder(arousal, valence, table.strings("musicId"), 10);
    int[] size = sizes(Strata.ward(arousal, valence, table.strings("musicId"), 25));
    assertEquals(15, size.length);
    assertEquals(26, Arrays.stream(size).min().orElseThrow());
  }

  @Test
  void doNotDependOnTheOrderOfRows() {
    SplitMix64 random = new SplitMix64(1);
    for (int trial = 0; trial < 20; trial++) {
      int n = 1 + random.nextInt(150);
      int grid = 2 + random.nextInt(30);
      double[] arousal = gridded(n, grid, random);
      double[] valence = gridded(n, grid, random);
      staysTheSameInAnyOrder(arousal, valence, names(n), 3);
    }
  }

  @Test
  void equalWardClusteringDoneTheLongWay() {
    SplitMix64 random = new SplitMix64(2);
    for (int trial = 0; trial < 16; trial++) {
      int n = 2 + random.nextInt(45);
      int minimum = 1 + random.nextInt(8);
      boolean coarse = trial % 2 == 0;
      double[] arousal = gridded(n, coarse ? 5 : 1_000_000, random);
      double[] valence = gridded(n, coarse ? 5 : 1_000_000, random);
      assertArrayEquals(
          byFirstRow(NaiveWard.strata(arousal, valence, names(n), minimum)),
          byFirstRow(Strata.ward(arousal, valence, names(n), minimum)));
    }
  }

  @Test
  void haveAtLeastTheMinimumOfRowsUnlessThereIsOnlyOne() {
    SplitMix64 random = new SplitMix64(3);
    for (int trial = 0; trial < 20; trial++) {
      int n = 1 + random.nextInt(400);
      int[] strata = Strata.ward(gaussian(n, random), gaussian(n, random), names(n), 25);
      int[] size = sizes(strata);
      assertTrue(size.length <= Math.max(1, n / 25));
      if (size.length > 1) {
        assertTrue(Arrays.stream(size).min().orElseThrow() >= 25);
      }
    }
  }

  @Test
  void areNumberedFromTheLowestRatingUp() {
    double[] arousal = {.9, -.9, .91, -.91};
    double[] valence = {0, 0, 0, 0};
    assertArrayEquals(new int[] {1, 0, 1, 0}, Strata.ward(arousal, valence, names(4), 2));
  }

  @Test
  void ratingsThatDifferBelowTheNinthDecimalAreEqual() {
    double[] clean = {0.1, 0.2, 0.3, 0.4, 0.5, 0.6};
    double[] noisy = {0.1 + 1e-12, 0.2 - 1e-12, 0.1 + 0.2, 0.4, 0.5, 0.6 - 4e-10};
    double[] valence = new double[6];
    assertArrayEquals(
        Strata.ward(clean, valence, names(6), 2), Strata.ward(noisy, valence, names(6), 2));
  }

  @Test
  void noRowsAndEqualRowsAreNoTrouble() {
    assertEquals(0, Strata.ward(new double[0], new double[0], new String[0], 25).length);
    assertArrayEquals(new int[60], Strata.ward(new double[60], new double[60], names(60), 25));
  }

  @Test
  void aRatingThatIsNoNumberIsRefusedByName() {
    double[] bad = {0, Double.NaN};
    var refused =
        assertThrows(
            IllegalArgumentException.class, () -> Strata.ward(bad, new double[2], names(2), 25));
    assertTrue(refused.toString().contains("arousal of clip001 is NaN"));
  }

  @Test
  void fiveThousandRowsTakeSeconds() {
    SplitMix64 random = new SplitMix64(4);
    long start = System.nanoTime();
    Strata.ward(gridded(5000, 80, random), gridded(5000, 80, random), names(5000), 25);
    Strata.ward(gaussian(5000, random), gaussian(5000, random), names(5000), 25);
    assertTrue(System.nanoTime() - start < 20_000_000_000L);
  }

  private static void staysTheSameInAnyOrder(
      double[] arousal, double[] valence, String[] ids, int shuffles) {
    int n = ids.length;
    int[] expected = Strata.ward(arousal, valence, ids, 25);
    int[] order = new int[n];
    Arrays.setAll(order, i -> i);
    SplitMix64 random = new SplitMix64(9);
    for (int s = 0; s < shuffles; s++) {
      random.shuffle(order);
      int[] found =
          Strata.ward(
              Arrays.stream(order).mapToDouble(i -> arousal[i]).toArray(),
              Arrays.stream(order).mapToDouble(i -> valence[i]).toArray(),
              Arrays.stream(order).mapToObj(i -> ids[i]).toArray(String[]::new),
              25);
      assertArrayEquals(Arrays.stream(order).map(i -> expected[i]).toArray(), found);
    }
  }

  private static int[] byFirstRow(int[] strata) {
    int[] number = new int[strata.length + 1];
    Arrays.fill(number, -1);
    int next = 0;
    int[] renumbered = new int[strata.length];
    for (int i = 0; i < strata.length; i++) {
      if (number[strata[i]] < 0) {
        number[strata[i]] = next++;
      }
      renumbered[i] = number[strata[i]];
    }
    return renumbered;
  }

  private static int[] sizes(int[] strata) {
    int[] size = new int[Arrays.stream(strata).max().orElse(-1) + 1];
    for (int s : strata) {
      size[s]++;
    }
    return size;
  }

  private static double[] mapped(double[] ratings) {
    return Arrays.stream(ratings).map(y -> 2 * y - 1).toArray();
  }

  private static double[] gridded(int n, int steps, SplitMix64 random) {
    return Arrays.stream(new double[n])
        .map(zero -> 2.0 * random.nextInt(steps) / steps - 1)
        .toArray();
  }

  private static double[] gaussian(int n, SplitMix64 random) {
    return Arrays.stream(new double[n]).map(zero -> 0.3 * random.nextGaussian()).toArray();
  }

  private static String[] names(int n) {
    String[] names = new String[n];
    Arrays.setAll(names, i -> "clip%03d".formatted(i));
    return names;
  }
}
