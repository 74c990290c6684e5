package org.sonaffect.audio.mpeg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The fast transforms give what the formulas of the standard give. */
class TransformsTest {
  private final SplittableRandom random = new SplittableRandom(36);

  @Test
  void cosineTransformOf32() {
    float[] s = noise(40);
    float[] actual = new CosineTransform().transform(s, 5);
    for (int n = 0; n < 32; n++) {
      double expected = 0;
      for (int k = 0; k < 32; k++) {
        expected += s[5 + k] * Math.cos(Math.PI / 64 * n * (2 * k + 1));
      }
      assertEquals(expected, actual[n], 1e-5, "C" + n);
    }
  }

  /** Clause 2.4.3.4.10.2 with n = 36, and the windows of clause 2.4.3.4.10.3. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3})
  void longBlocks(int blockType) {
    for (int subband = 0; subband < 2; subband++) {
      float[] lines = noise(Bands.LINES);
      float[] overlap = noise(Bands.LINES);
      float[] before = overlap.clone();
      float[] samples = new float[Bands.LINES];
      new Imdct().normal(lines, subband, blockType, overlap, samples);
      double[] expected = new double[36];
      for (int i = 0; i < 36; i++) {
        for (int k = 0; k < 18; k++) {
          expected[i] +=
              lines[18 * subband + k] * Math.cos(Math.PI / 72 * (2 * i + 1 + 18) * (2 * k + 1));
        }
        expected[i] *= window(blockType, i);
      }
      check(expected, subband, before, overlap, samples);
    }
  }

  /** The same with n = 12, three times. */
  @Test
  void shortBlocks() {
    for (int subband = 0; subband < 2; subband++) {
      float[] lines = noise(Bands.LINES);
      float[] overlap = noise(Bands.LINES);
      float[] before = overlap.clone();
      float[] samples = new float[Bands.LINES];
      new Imdct().threeShort(lines, subband, overlap, samples);
      double[] expected = new double[36];
      for (int window = 0; window < 3; window++) {
        for (int i = 0; i < 12; i++) {
          double sum = 0;
          for (int k = 0; k < 6; k++) {
            sum +=
                lines[18 * subband + window + 3 * k]
                    * Math.cos(Math.PI / 24 * (2 * i + 1 + 6) * (2 * k + 1));
          }
          expected[6 + 6 * window + i] += sum * Math.sin(Math.PI / 12 * (i + 0.5));
        }
      }
      check(expected, subband, before, overlap, samples);
    }
  }

  @Test
  void everyBitPatternIsAHuffmanCode() {
    for (int number = 1; number < 32; number++) {
      if (number != 4 && number != 14) {
        HuffmanTable table = HuffmanTable.ofPairs(number);
        assertNotNull(table);
        for (int entry : table.entries()) {
          assertNotEquals(0, entry, "table " + number);
        }
      }
    }
    for (int number = 0; number < 2; number++) {
      for (int entry : HuffmanTable.ofQuadruples(number).entries()) {
        assertNotEquals(0, entry);
      }
    }
  }

  private static double window(int type, int i) {
    if (type == 1 && i >= 18) {
      return i < 24 ? 1 : i < 30 ? Math.sin(Math.PI / 12 * (i - 18 + 0.5)) : 0;
    }
    if (type == 3 && i < 18) {
      return i < 6 ? 0 : i < 12 ? Math.sin(Math.PI / 12 * (i - 6 + 0.5)) : 1;
    }
    return Math.sin(Math.PI / 36 * (i + 0.5));
  }

  /** Overlap, and every other sample of odd subbands with the other sign. */
  private static void check(
      double[] expected, int subband, float[] before, float[] overlap, float[] samples) {
    for (int i = 0; i < 18; i++) {
      int sign = subband == 1 && i % 2 == 1 ? -1 : 1;
      int at = 18 * subband + i;
      assertEquals(sign * expected[i] + before[at], samples[32 * i + subband], 2e-5, "sample " + i);
      assertEquals(sign * expected[18 + i], overlap[at], 2e-5, "overlap " + i);
    }
  }

  private float[] noise(int n) {
    float[] noise = new float[n];
    for (int i = 0; i < n; i++) {
      noise[i] = (float) random.nextDouble(-1, 1);
    }
    return noise;
  }
}
