package org.sonaffect.acoustics.dsp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RoundedSumTest {
  @Test
  void rootOfTheMeanSquareIsThatOfTheSequentialSum() {
    SplittableRandom random = new SplittableRandom(1);
    for (int round = 0; round < 2000; round++) {
      float[] x =
          noise(random, 1 + random.nextInt(300), Math.pow(10, -6 + 8 * random.nextDouble()));
      assertEquals(
          RoundedSum.sequential(x, 0, x.length), RoundedSum.rootMeanSquare(x, 0, x.length));
    }
  }

  @Test
  void exceedsWhereTheRootDoes() {
    SplittableRandom random = new SplittableRandom(2);
    for (int round = 0; round < 3000; round++) {
      float[] x = noise(random, 1 + random.nextInt(300), 1);
      float root = RoundedSum.rootMeanSquare(x, 0, x.length);
      float near = root * (float) (1 + (random.nextDouble() - 0.5) * 1e-6);
      for (float level : new float[] {root, Math.nextDown(root), Math.nextUp(root), near, 0.001f}) {
        assertEquals(root > level, RoundedSum.exceeds(x, 0, x.length, level), "level " + level);
      }
    }
  }

  private static float[] noise(SplittableRandom random, int n, double size) {
    float[] x = new float[n];
    for (int i = 0; i < n; i++) {
      x[i] = (float) (size * (random.nextDouble() - 0.5));
    }
    return x;
  }
}
