package org.sonaffect.acoustics.contour;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sonaffect.audio.stream.AudioException;

class ContourExtractorTest {
  private static RawContours extract(float[] samples, int rate) throws AudioException {
    Recorded extractor = new Recorded(rate);
    extractor.accept(samples, 0, samples.length);
    return extractor.finish();
  }

  /** A hum of gliding pitch under noise: voiced and unvoiced stretches. */
  static float[] hum(int rate, double seconds, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] x = new float[(int) (rate * seconds)];
    double phase = 0;
    for (int i = 0; i < x.length; i++) {
      double t = i / (double) rate;
      phase += (130 + 70 * StrictMath.sin(5 * t)) / rate;
      double voiced = StrictMath.sin(9 * t) > -0.4 ? 0.3 : 0.0;
      double saw = 2 * (phase - Math.floor(phase)) - 1;
      x[i] = (float) (voiced * saw + 0.02 * (random.nextDouble() - 0.5));
    }
    return x;
  }

  @Test
  void sameBitsInPiecesOfAnySize() throws IOException {
    SplittableRandom random = new SplittableRandom(3);
    float[] samples = hum(16000, 3, 1);
    RawContours whole = extract(samples, 16000);
    for (int most : new int[] {1, 37, 999, 20000}) {
      Recorded extractor = new Recorded(16000);
      float[] piece = new float[most + 5];
      for (int at = 0; at < samples.length; ) {
        int n = Math.min(samples.length - at, random.nextInt(most + 1));
        System.arraycopy(samples, at, piece, 5, n);
        extractor.accept(piece, 5, n);
        at += n;
      }
      RawContours pieces = extractor.finish();
      assertEquals(whole.released(), pieces.released());
      for (int c = 0; c < 65; c++) {
        assertArrayEquals(whole.values()[c], pieces.values()[c]);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      ints = {4000, 5512, 8000, 11025, 16000, 22050, 32000, 44100, 48000, 96000, 176400, 192000})
  void everyRateGivesFiniteContoursOfTheStatedLengths(int rate) throws IOException {
    float[] samples = hum(rate, 0.7, rate);
    RawContours raw = extract(samples, rate);
    Framing framing = Framing.at(rate);
    int frames60 = (samples.length - framing.long60()) / framing.hop() + 1;
    int frames20 = (samples.length - framing.short20()) / framing.hop() + 1;
    assertEquals(frames60, raw.frames60());
    assertEquals(frames20, raw.frames20());
    assertTrue(raw.released() >= 0 && raw.released() < frames60);
    assertEquals(65, raw.values().length);
    for (int c = 0; c < 65; c++) {
      assertEquals(c < 6 || c == 9 ? frames60 : frames20, raw.values()[c].length);
    }
    assertFinite(SmoothedContours.of(raw), frames60 + 1);
  }

  private static void assertFinite(Contours contours, int rows) {
    assertEquals(rows, contours.rows());
    assertEquals(130, contours.values().length);
    for (int c = 0; c < 130; c++) {
      assertEquals(rows, contours.values()[c].length);
      for (float v : contours.values()[c]) {
        assertTrue(Float.isFinite(v), ContourNames.names().get(c));
      }
    }
  }

  @Test
  void extremeSoundsGiveFiniteContours() throws IOException {
    int n = 16000;
    float[] direct = new float[n];
    float[] alternating = new float[n];
    float[] tiny = new float[n];
    float[] clipped = new float[n];
    float[] huge = hum(16000, 1, 5);
    for (int i = 0; i < n; i++) {
      direct[i] = -1f;
      alternating[i] = i % 2 == 0 ? 1f : -1f;
      tiny[i] = Float.MIN_VALUE * (i % 160);
      clipped[i] = i % 160 < 80 ? 1f : -1f;
      huge[i] *= 3e10f;
    }
    for (float[] x : new float[][] {new float[n], direct, alternating, tiny, clipped, huge}) {
      assertFinite(SmoothedContours.of(extract(x, 16000)), 96);
    }
  }

  @Test
  void shorterThanAFrameGivesNoRows() throws IOException {
    for (int n : new int[] {0, 1, 319, 320, 959}) {
      RawContours raw = extract(hum(16000, n / 16000.0, 1), 16000);
      assertEquals(0, raw.frames60());
      assertEquals(0, SmoothedContours.of(raw).rows());
    }
    for (int n = 960; n < 960 + 8 * 160; n += 80) {
      RawContours raw = extract(hum(16000, n / 16000.0 + 1e-6, 1), 16000);
      assertFinite(SmoothedContours.of(raw), (n - 960) / 160 + 2);
    }
  }

  @Test
  void refusesWhatIsNoSample() throws IOException {
    for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY, -1e11f}) {
      Recorded extractor = new Recorded(8000);
      extractor.accept(new float[1000], 0, 1000);
      float[] next = new float[50];
      next[33] = bad;
      AudioException e = assertThrows(AudioException.class, () -> extractor.accept(next, 10, 40));
      assertEquals(AudioException.Kind.NON_FINITE, e.kind());
      assertTrue(e.getMessage().contains("sample 1023 "), e.getMessage());
    }
  }

  @Test
  void refusesRatesItWasNotMadeFor() {
    for (int rate : new int[] {-1, 0, 3999, 192001}) {
      assertThrows(IllegalArgumentException.class, () -> new Recorded(rate));
    }
  }

  @Test
  void endsOnce() throws IOException {
    Recorded extractor = new Recorded(8000);
    extractor.finish();
    assertThrows(IllegalStateException.class, extractor::finish);
    assertThrows(IllegalStateException.class, () -> extractor.accept(new float[1], 0, 1));
  }
}
