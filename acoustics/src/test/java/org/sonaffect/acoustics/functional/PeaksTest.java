package org.sonaffect.acoustics.functional;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** docs/spec/compare2013-functionals.md §F4.9. */
class PeaksTest {
  private static final float T = 0.01f;

  private static float[] all(Series series) {
    float[] out = new float[12];
    new Peaks(false).compute(series, out, 0);
    return out;
  }

  /** 0 1 2 3 2 1 0 1 ...: peaks at 3, 9, 15, ..., valleys at 6, 12, ... */
  private static Series triangle(int length) {
    return Contour.of(length, i -> 3 - Math.abs(i % 6 - 3));
  }

  private static int[] extrema(Series series) {
    return Arrays.copyOf(series.extremum, PeakFinder.find(series));
  }

  @Test
  void aTriangleHasItsPeaksAndValleys() {
    assertArrayEquals(new int[] {3, 6, 9, 12, 15}, extrema(triangle(18)));
    float[] peaks = all(triangle(18));
    assertEquals(6f * T, peaks[0], "distance of maxima");
    assertEquals(3f * T, peaks[1], 1e-8f, "half of it, to the minimum before, is the deviation");
    assertEquals(0f, peaks[2]);
    assertEquals(3f, peaks[4]);
    assertEquals(0f, peaks[7]);
    assertEquals(100f, peaks[8], 1e-3f, "rising by 1 a frame, per second");
    assertEquals(0f, peaks[9], 1e-3f);
    // Two regular falls of +100 and the way to the end, which counts with its own sign.
    assertEquals(100f / 3f, peaks[10], 1e-3f);
  }

  @Test
  void ripplesBelowATenthOfTheRangeAreNoPeaks() {
    Series rippled =
        Contour.of(60, i -> 10 * Math.sin(i * Math.PI / 30) + (i % 2 == 0 ? 0.2 : -0.2));
    int[] found = extrema(rippled);
    assertTrue(found.length <= 3, Arrays.toString(found));
  }

  @Test
  void withoutPeaksTheSlopeIsThatOfTheWhole() {
    float[] up = all(Contour.of(10, i -> i));
    assertEquals(9f / 10f, up[8]);
    assertEquals(0f, up[10]);
    float[] down = all(Contour.of(10, i -> -i));
    assertEquals(-9f / 10f, down[10]);
    assertEquals(0f, down[8]);
    assertEquals(4.5f, down[5], "no height, less the mean");
  }

  @Test
  void extremaAlternateAndStandOut() {
    SplittableRandom random = new SplittableRandom(3);
    for (int round = 0; round < 500; round++) {
      Series series = Contour.of(Contour.random(random, 1 + random.nextInt(200)));
      int count = PeakFinder.find(series);
      for (int k = 0; k < count; k++) {
        int at = series.extremum[k];
        assertTrue(at >= 2 && at < series.length() - 2);
        boolean above = series.x[at] > series.x[at - 1] && series.x[at] > series.x[at + 1];
        assertEquals(series.isMaximum[k], above);
        assertTrue(k == 0 || series.isMaximum[k] != series.isMaximum[k - 1]);
        assertTrue(k == 0 || at > series.extremum[k - 1]);
      }
    }
  }
}
