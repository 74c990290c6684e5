package org.sonaffect.acoustics.dsp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sonaffect.acoustics.contour.FloatColumn;

/**
 * {@link Resampler}: blocks of samples are those that are made one by one, in pieces of any size.
 */
class ResamplerTest {
  @ParameterizedTest
  @CsvSource({
    "44100, 22050", "48000, 22050", "32000, 22050", "96000, 22050", "22050, 22050", "8000, 40960",
    "16000, 40960", "22050, 40960", "44100, 40960", "48000, 40960", "192000, 11025", "44100, 11025"
  })
  void blocksHaveTheBitsOfSingleSamples(int from, int to) {
    Random random = new Random(from + to);
    for (int length : new int[] {0, 1, 700, 5000, 61_000, 200_000 + random.nextInt(70_000)}) {
      float[] samples = new float[length];
      for (int i = 0; i < length; i++) {
        samples[i] = (float) random.nextGaussian();
      }
      float[] expected = plain(samples, from, to);
      assertArrayEquals(expected, inPieces(samples, from, to, 1, random), "one by one");
      assertArrayEquals(expected, inPieces(samples, from, to, 9000, random), "in pieces");
      assertArrayEquals(expected, inPieces(samples, from, to, length + 1, random), "at once");
    }
  }

  @ParameterizedTest
  @CsvSource({"44100, 22050", "48000, 22050", "22050, 40960"})
  void asManySamplesComeOutAsTheTimeHolds(int from, int to) {
    int seconds = 3;
    float[] samples = new float[seconds * from];
    Arrays.fill(samples, 0.5f);
    float[] made = inPieces(samples, from, to, 4096, new Random(1));
    assertEquals(seconds * to, made.length);
    assertEquals(0.5f, made[made.length / 2], 1e-4f);
  }

  private static float[] inPieces(float[] samples, int from, int to, int most, Random random) {
    FloatColumn made = new FloatColumn();
    Resampler resampler =
        new Resampler(
            from,
            to,
            (some, count) -> {
              for (int i = 0; i < count; i++) {
                made.add(some[i]);
              }
            });
    for (int at = 0; at < samples.length; ) {
      int count = Math.min(samples.length - at, 1 + random.nextInt(most));
      if (most == 1) {
        resampler.accept(samples[at]);
      } else {
        resampler.accept(Arrays.copyOfRange(samples, at, at + count), count);
      }
      at += count;
    }
    resampler.finish();
    return made.drain();
  }

  /** Every sample by itself: two sums over the taps at its place. */
  private static float[] plain(float[] samples, int from, int to) {
    SincKernels kernels = SincKernels.of(from, to, Double.POSITIVE_INFINITY);
    FloatColumn made = new FloatColumn();
    for (long n = 0; n * from / to < samples.length; n++) {
      float[] taps = kernels.at((int) (n * from % to));
      int first = (int) (n * from / to) - kernels.half() + 1;
      double even = 0;
      double odd = 0;
      for (int i = 0; i < taps.length; i += 2) {
        even += taps[i] * at(samples, first + i);
        odd += taps[i + 1] * at(samples, first + i + 1);
      }
      made.add((float) (even + odd));
    }
    return made.drain();
  }

  private static double at(float[] samples, int i) {
    return i < 0 || i >= samples.length ? 0 : samples[i];
  }
}
