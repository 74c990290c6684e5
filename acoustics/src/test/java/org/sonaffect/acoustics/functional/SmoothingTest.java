package org.sonaffect.acoustics.functional;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** docs/spec/compare2013-functionals.md §F1.4. */
class SmoothingTest {
  @Test
  void edgesAreRepeated() {
    float[] out = new float[3];
    Smoothing.plain(new float[] {3f, 6f, 9f}, 3, out, 3);
    assertArrayEquals(new float[] {4f, 6f, 8f}, out);
    Smoothing.plain(new float[] {3f}, 1, out, 1);
    assertEquals(2f, out[0], "a single value is followed by 0");
  }

  @Test
  void zerosAreNotAveragedIntoPitch() {
    float[] out = new float[5];
    Smoothing.nonZero(new float[] {0f, 100f, 110f, 0f, 120f}, 5, out, 5);
    assertArrayEquals(new float[] {0f, 105f, 105f, 0f, 120f}, out);
    Smoothing.nonZero(new float[] {90f}, 1, out, 1);
    assertEquals(90f, out[0], "left neighbour repeated, right one absent");
  }

  @Test
  void deltasOfALineAreItsSlope() {
    float[] line = {0f, 1f, 2f, 3f, 4f, 5f, 6f};
    float[] out = new float[5];
    Smoothing.deltas(line, 7, out, 5);
    assertArrayEquals(new float[] {0.5f, 0.8f, 1f, 1f, 1f}, out);
    Smoothing.deltas(new float[] {5f}, 1, out, 1);
    assertEquals(-1.5f, out[0], "what lies beyond is 0");
  }

  @Test
  void theNormOfPitchDeltasGrowsThroughTheFile() {
    float[][] voice = {{1f, 2f, 3f, 4f, 5f}, {0f, 0f, 0f, 0f, 0f}};
    float[][] out = new float[2][3];
    Smoothing.nonZeroDeltas(voice, 5, out, 3);
    // Row 0: pairs (1, 2) and (1, 3): 1 + 2*2 over 10 + 1 + 4; and so on.
    assertEquals(5f / 15f, out[0][0]);
    assertEquals(8f / 20f, out[0][1]);
    assertEquals(10f / 25f, out[0][2]);
    assertArrayEquals(new float[3], out[1]);
  }
}
