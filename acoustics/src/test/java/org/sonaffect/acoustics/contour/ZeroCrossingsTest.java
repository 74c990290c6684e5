package org.sonaffect.acoustics.contour;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ZeroCrossingsTest {
  @Test
  void aFrameHasTheRateOfItsOwnSamplesHoweverItOverlaps() {
    SplittableRandom random = new SplittableRandom(1);
    for (int rate : new int[] {8000, 11025, 16000, 22050, 44100}) {
      Framing framing = Framing.at(rate);
      float[] x = new float[framing.long60() + 40 * framing.hop()];
      for (int i = 0; i < x.length; i++) {
        x[i] = random.nextInt(4) == 0 ? (random.nextBoolean() ? 0f : -0f) : random.nextInt(7) - 3;
      }
      ZeroCrossings crossings = new ZeroCrossings(framing);
      for (int frame = 0; frame <= 40; frame++) {
        int from = frame * framing.hop();
        assertEquals(rateOf(x, from, framing.long60()), crossings.next(x, from), "frame " + frame);
      }
    }
  }

  /** docs/spec/compare2013-contours.md §C4.7 as it stands. */
  private static float rateOf(float[] x, int from, int length) {
    int count = 0;
    for (int i = from + 1; i < from + length - 1; i++) {
      if (x[i - 1] * x[i] < 0 || (x[i] == 0 && x[i - 1] * x[i + 1] <= 0)) {
        count++;
      }
    }
    return (float) count / (float) length;
  }
}
