package org.sonaffect.corpus.group;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Which rows belong together: joined pairs, equal keys, near-duplicate features. */
class GroupsTest {
  @Test
  void joiningIsTransitiveAndTheSmallestRowIsTheRoot() {
    Groups groups = new Groups(6);
    groups.join(5, 3);
    groups.join(3, 1);
    groups.joinEqual(Arrays.asList("a", null, "b", null, "a", null));
    assertEquals(1, groups.root(5));
    assertEquals(0, groups.root(4));
    assertEquals(2, groups.root(2));
    assertEquals(List.of(2, 3, 1, 3, 2, 3), Arrays.stream(groups.sizes()).boxed().toList());
  }

  @Test
  void rootsDoNotDependOnTheOrderOfJoining() {
    Random random = new Random(4);
    for (int trial = 0; trial < 50; trial++) {
      int n = 30;
      int[][] pairs = new int[20][];
      Arrays.setAll(pairs, i -> new int[] {random.nextInt(n), random.nextInt(n)});
      Groups forward = new Groups(n);
      Groups backward = new Groups(n);
      for (int i = 0; i < pairs.length; i++) {
        forward.join(pairs[i][0], pairs[i][1]);
        backward.join(pairs[pairs.length - 1 - i][1], pairs[pairs.length - 1 - i][0]);
      }
      for (int i = 0; i < n; i++) {
        assertEquals(forward.root(i), backward.root(i));
        assertTrue(forward.root(i) <= i);
      }
    }
  }

  /** Rows of noise on scales that differ by powers of ten, one column constant. */
  private static float[][] rows(int n, Random random) {
    float[][] rows = new float[n][40];
    for (float[] row : rows) {
      for (int c = 0; c < row.length - 1; c++) {
        row[c] = (float) (random.nextGaussian() * Math.pow(10, c % 9 - 4) + c);
      }
    }
    return rows;
  }

  @Test
  void findsWhatDiffersByLessThanAThousandthOfADeviationAndNothingElse() {
    float[][] rows = rows(60, new Random(5));
    rows[50] = rows[3].clone();
    rows[41] = rows[7].clone();
    rows[41][8] += 0.0005f * 1e4f; // half a thousandth of this column's deviation, about
    rows[20] = rows[9].clone();
    rows[20][8] += 0.003f * 1e4f;
    assertEquals(
        List.of(new NearDuplicates.Pair(3, 50), new NearDuplicates.Pair(7, 41)),
        NearDuplicates.of(rows));
  }

  @Test
  void aSetOfManyNeedsOnePairLess() {
    float[][] rows = rows(20, new Random(6));
    rows[4] = rows[2];
    rows[9] = rows[2];
    rows[19] = rows[2];
    assertEquals(3, NearDuplicates.of(rows).size());
    float[][] same = new float[500][6373];
    assertEquals(499, NearDuplicates.of(same).size());
    float[][] real = new float[1500][6373];
    Random random = new Random(12);
    for (float[] row : real) {
      for (int c = 100; c < row.length; c++) {
        row[c] = c % 2 == 0 ? random.nextInt(2) : random.nextFloat();
      }
    }
    assertEquals(List.of(), NearDuplicates.of(real));
    assertEquals(List.of(), NearDuplicates.of(new float[0][]));
    assertEquals(List.of(), NearDuplicates.of(new float[][] {{1, 2}}));
  }
}
