package org.sonaffect.acoustics.functional;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/**
 * Segments, times, linear prediction, regression (docs/spec/compare2013-functionals.md §F4.5 to
 * §F4.8).
 */
class CourseTest {
  private static final float T = 0.01f;

  private static float[] all(FunctionalGroup group, Series series) {
    float[] out = new float[group.names().size()];
    group.compute(series, out, 0);
    return out;
  }

  @Test
  void segmentsThatAreNotZeroBridgeOneZero() {
    NonZeroSegments segments = new NonZeroSegments();
    Series bridged = Contour.of(0f, 1f, 2f, 0f, 3f, 0f, 0f, 1f, 1f, 0f, 0f, 5f, 5f, 5f);
    // 1..4 is one segment of length 3, 7..8 has two samples only, 11..13 is open at the end.
    assertArrayEquals(
        new float[] {5f / 2f * T, 3f * T, 2f * T, 0.5f * T}, all(segments, bridged), 1e-9f);
    assertArrayEquals(new float[4], all(segments, Contour.of(0f, 0f, 1f, 0f, 1f)));
    assertArrayEquals(
        new float[] {4f * T, 4f * T, 4f * T, 0f}, all(segments, Contour.of(1f, 0f, 1f, 0f, 1f)));
  }

  @Test
  void segmentsBetweenLevelsCountFromBeforeTheStart() {
    // The average of three frames steps up at 10 and down at 30: crossings of 25 % and 75 % lie
    // next to each other, and the second of a pair is too near to count.
    Series box = Contour.of(50, i -> i >= 10 && i < 30 ? 1 : 0);
    float[] found = all(new LevelSegments(), box);
    // Lengths: from -1 to the first crossing at 10, and on to the first crossing down at 30.
    assertEquals(3, Math.round(found[0] / T - 12.5f), 1, "mean of about 11 and 20");
    assertEquals(20f * T, found[1]);
    assertEquals(11f * T, found[2]);
  }

  @Test
  void noMoreThanAHundredSegmentsAreKept() {
    Series square = Contour.of(4000, i -> i / 50 % 2);
    SegmentLengths lengths = new SegmentLengths(100);
    for (int i = 0; i < 150; i++) {
      lengths.add(i < 100 ? 2 : 1000);
    }
    float[] out = new float[4];
    lengths.write(out, 0);
    assertArrayEquals(new float[] {2f * T, 2f * T, 2f * T, 0f}, out);
    assertTrue(all(new LevelSegments(), square)[0] > 0);
  }

  @Test
  void timesOfARamp() {
    float[] times = all(new Times(), Contour.of(101, i -> i));
    assertArrayEquals(
        new float[] {75 / 101f, 50 / 101f, 25 / 101f, 10 / 101f, 1f, 0f}, times, 1e-7f);
    float[] bowl = all(new Times(), Contour.of(101, i -> (i - 50) * (i - 50)));
    assertEquals(0.5f, bowl[4]);
    assertEquals(1f, bowl[5]);
  }

  @Test
  void linearPredictionFindsADecay() {
    float[] decay = all(new Lpc(), Contour.of(60, i -> Math.pow(0.5, i)));
    assertEquals(-0.5f, decay[1], 1e-6f);
    assertEquals(0f, decay[2], 1e-6f);
    assertEquals(1f / 60f, decay[0], 1e-6f, "the energy of the first sample is unpredictable");
    assertEquals(-1f, all(new Lpc(), Contour.of(1000, i -> 3))[1], 1e-2f);
    assertArrayEquals(new float[6], all(new Lpc(), Contour.of(9, i -> 0)));
    float[] faint = all(new Lpc(), Contour.of(9, i -> 1e-20));
    assertArrayEquals(new float[5], java.util.Arrays.copyOfRange(faint, 1, 6));
    assertEquals(1e-40f, faint[0], 1e-42f, "an energy whose reciprocal is infinite");
  }

  @Test
  void regressionRecoversAParabola() {
    Regression regression = new Regression(Regression.Scale.OF_THE_CONTOUR);
    Series parabola = Contour.of(200, i -> 0.25 * i * i - 3 * i + 7);
    assertEquals(0.25f, Contour.value(regression, "qregc1", parabola), 1e-6f);
    assertEquals(-3f, Contour.value(regression, "qregc2", parabola), 1e-3f);
    assertEquals(7f, Contour.value(regression, "qregc3", parabola), 0.1f);
    Series line = Contour.of(200, i -> 2 * i + 1);
    assertEquals(2f, Contour.value(regression, "linregc1", line), 1e-5f);
    assertEquals(1f, Contour.value(regression, "linregc2", line), 1e-3f);
    assertEquals(0f, Contour.value(regression, "linregerrQ", line), 1e-6f);
  }

  @Test
  void regressionOfOneAndTwoSamples() {
    assertArrayEquals(
        new float[] {0f, 4f, 0f, 0f, 0f, 4f, 0f, 0f},
        all(new Regression(Regression.Scale.OF_THE_CONTOUR), Contour.of(4f)));
    float[] two = all(new Regression(Regression.Scale.OF_THE_CONTOUR), Contour.of(1f, 3f));
    assertEquals(2f, two[0]);
    assertEquals(0f, two[3]);
    assertEquals(5f, two[6], "the mean square");
  }
}
