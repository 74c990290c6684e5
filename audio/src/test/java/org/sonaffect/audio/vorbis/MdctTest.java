package org.sonaffect.audio.vorbis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The fast transform gives what the formula gives, for every length of block. */
class MdctTest {
  @ParameterizedTest
  @ValueSource(ints = {64, 128, 256, 512, 1024, 2048, 4096, 8192})
  void inverse(int n) {
    SplittableRandom random = new SplittableRandom(n);
    float[] lines = new float[n / 2];
    for (int k = 0; k < lines.length; k++) {
      lines[k] = (float) random.nextDouble(-1, 1);
    }
    float[] y = new float[n];
    new Mdct(n).inverse(lines, y);
    for (int i = 0; i < n; i += 1 + n / 200) {
      double expected = 0;
      for (int k = 0; k < lines.length; k++) {
        expected += lines[k] * Math.cos(2 * Math.PI / n * (i + 0.5 + n / 4.0) * (k + 0.5));
      }
      assertEquals(expected, y[i], 1e-6 * n, "y" + i);
    }
  }
}
