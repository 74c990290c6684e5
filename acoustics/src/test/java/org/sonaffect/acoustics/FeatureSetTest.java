package org.sonaffect.acoustics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sonaffect.acoustics.contour.Contours;
import org.sonaffect.audio.Clip;
import org.sonaffect.audio.stream.AudioException;
import org.sonaffect.audio.stream.AudioException.Kind;

/** All sets: alone or together the same bits; defined results or a clear refusal. */
class FeatureSetTest {
  private static final FeatureSets ALL = new FeatureSets(List.of(FeatureSet.values()));

  /** A hum of gliding pitch with pauses, under noise. */
  static Clip hum(int rate, double seconds) {
    SplittableRandom random = new SplittableRandom(8);
    float[] x = new float[(int) (rate * seconds)];
    double phase = 0;
    for (int i = 0; i < x.length; i++) {
      double t = i / (double) rate;
      phase += (140 + 60 * StrictMath.sin(4 * t)) / rate;
      double saw = StrictMath.sin(7 * t) > -0.5 ? 0.3 * (2 * (phase - Math.floor(phase)) - 1) : 0;
      x[i] = (float) (saw + 0.01 * (random.nextDouble() - 0.5));
    }
    return new Clip(x, rate);
  }

  private static Clip constant(float value, int samples) {
    float[] x = new float[samples];
    Arrays.fill(x, value);
    return new Clip(x, 16000);
  }

  private static float value(FeatureSet set, Clip clip, String name) throws AudioException {
    return set.functionals(clip)[set.featureIndex(name)];
  }

  @Test
  void togetherAreTheBitsOfEachAlone() throws AudioException {
    Clip clip = hum(22050, 1.2);
    float[] together = ALL.functionals(clip);
    assertEquals(ALL.featureNames().size(), together.length);
    assertEquals(2 * 6373 + 88 + 62 + 29 + 32 + 9, new HashSet<>(ALL.featureNames()).size());
    int at = 0;
    for (FeatureSet set : FeatureSet.values()) {
      float[] alone = set.functionals(clip);
      assertArrayEquals(alone, Arrays.copyOfRange(together, at, at + alone.length), set.title());
      assertEquals(set.title() + "." + set.featureNames().get(0), ALL.featureNames().get(at));
      at += alone.length;
    }
  }

  @Test
  void manyThreadsGiveTheSameBits() throws IOException, InterruptedException, ExecutionException {
    Clip clip = hum(16000, 0.5);
    float[] wanted = ALL.functionals(clip);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    List<Future<float[]>> found = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      found.add(threads.submit(() -> ALL.functionals(clip)));
    }
    threads.shutdown();
    for (Future<float[]> one : found) {
      assertArrayEquals(wanted, one.get());
    }
  }

  @ParameterizedTest
  @EnumSource(
      names = {"TONAL", "CONTRAST", "PERCUSSION"},
      mode = EnumSource.Mode.EXCLUDE)
  void theShortestClipIsOneFrame(FeatureSet set) throws AudioException {
    for (int rate : new int[] {4000, 11025, 16000, 44100, 192000}) {
      int frame = (int) Math.round(set.minimumSeconds() * rate);
      Clip clip = hum(rate, 0.1);
      Clip shortest = new Clip(Arrays.copyOf(clip.samples(), frame), rate);
      assertEquals(set.featureNames().size(), set.functionals(shortest).length, rate + " Hz");
      Contours contours = set.contours(shortest);
      assertEquals(2, contours.rows(), rate + " Hz");
      assertEquals(set.contourNames().size(), contours.values().length);
      assertTrue(contours.times()[1] > 0, "the second row of two has its own time");
      Clip less = new Clip(Arrays.copyOf(clip.samples(), frame - 1), rate);
      assertEquals(
          Kind.TOO_SHORT, assertThrows(AudioException.class, () -> set.functionals(less)).kind());
      assertEquals(
          Kind.TOO_SHORT, assertThrows(AudioException.class, () -> set.contours(less)).kind());
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatIsNoSoundIsRefused(FeatureSet set) {
    for (float bad : new float[] {Float.NaN, Float.NEGATIVE_INFINITY, 2e10f}) {
      float[] samples = new float[16000];
      samples[8000] = bad;
      Clip clip = new Clip(samples, 16000);
      assertEquals(
          Kind.NON_FINITE, assertThrows(AudioException.class, () -> set.functionals(clip)).kind());
    }
    Clip slow = new Clip(new float[16000], 300);
    assertEquals(
        Kind.UNSUPPORTED, assertThrows(AudioException.class, () -> set.functionals(slow)).kind());
  }

  /** docs/spec/egemaps.md §E11. */
  @Test
  void silence() throws AudioException {
    Clip silence = constant(0f, 16000);
    FeatureSet set = FeatureSet.EGEMAPS;
    assertEquals(-120f, value(set, silence, "equivalentSoundLevel_dBp"), 1e-4f);
    assertEquals(-201f, value(set, silence, "F1amplitudeLogRelF0_sma3nz_amean"));
    assertEquals(0f, value(set, silence, "F1frequency_sma3nz_amean"));
    assertEquals(0f, value(set, silence, "alphaRatioV_sma3nz_amean"));
    assertEquals(0.112f, value(set, silence, "slopeUV0-500_sma3nz_amean"), 1e-6f);
    assertEquals(0.07636364f, value(set, silence, "slopeUV500-1500_sma3nz_amean"), 1e-8f);
    assertEquals(0f, value(set, silence, "VoicedSegmentsPerSec"));
    assertEquals(-120f, value(set, constant(1e-9f, 16000), "equivalentSoundLevel_dBp"), 1e-4f);
  }

  @Test
  void aConstantHasALevelAndNoPitch() throws AudioException {
    Clip constant = constant(0.5f, 16000);
    FeatureSet set = FeatureSet.EGEMAPS;
    assertEquals(
        20 * Math.log10(0.5), value(set, constant, "equivalentSoundLevel_dBp"), 1e-4, "dB");
    assertEquals(0f, value(set, constant, "spectralFlux_sma3_amean"), 1e-3f);
  }

  @Test
  void unvoicedOnly() throws AudioException {
    SplittableRandom random = new SplittableRandom(1);
    float[] x = new float[16000];
    for (int i = 0; i < x.length; i++) {
      x[i] = 1e-3f * (float) (random.nextDouble() - 0.5); // below the gate of the pitch
    }
    FeatureSet set = FeatureSet.EGEMAPS;
    float[] values = set.functionals(new Clip(x, 16000));
    for (String name : set.featureNames()) {
      float v = values[set.featureIndex(name)];
      if (name.startsWith("F0semitone") || name.contains("V_sma3nz_stddevNorm")) {
        assertEquals(0f, v, name);
      }
      if (name.contains("amplitudeLogRelF0_sma3nz_amean")) {
        assertEquals(-201f, v, name);
      }
    }
    assertTrue(values[set.featureIndex("alphaRatioUV_sma3nz_amean")] != 0f);
  }

  @Test
  void setsAreNamedOnceEach() {
    assertEquals(
        List.of(FeatureSet.COMPARE2013, FeatureSet.EGEMAPS),
        FeatureSets.parse("compare2013,egemaps").sets());
    assertEquals("compare2013-1", FeatureSets.DEFAULT.version(), "the key of existing caches");
    for (String wrong : new String[] {"", "egemaps,", "EGEMAPS", "egemaps,egemaps", "tonic"}) {
      assertThrows(IllegalArgumentException.class, () -> FeatureSets.parse(wrong), wrong);
    }
    assertThrows(IllegalArgumentException.class, () -> ALL.only());
  }

  /**
   * Samples with a few of their bits turned: features that are finite, or a refusal. By hand with
   * {@code -Dsonaffect.mutations=1000000}.
   */
  @Test
  void mutatedSamples() {
    SplittableRandom random = new SplittableRandom(16);
    Clip base = hum(4000, 0.4);
    int refused = 0;
    int count = Integer.getInteger("sonaffect.mutations", 10_000);
    for (int round = 0; round < count; round++) {
      float[] x = Arrays.copyOf(base.samples(), 240 + random.nextInt(160));
      int from = random.nextInt(x.length);
      int to = from + random.nextInt(1 + Math.min(40, x.length - from - 1));
      for (int i = from; i <= to && i < x.length; i++) {
        int mask = 1 << random.nextInt(32);
        x[i] = Float.intBitsToFloat(Float.floatToRawIntBits(x[i]) ^ mask);
      }
      // ComParE 2016 takes ten times as long.
      FeatureSet set = round % 20 == 0 ? FeatureSet.COMPARE2016 : FeatureSet.EGEMAPS;
      try {
        for (float v : set.functionals(new Clip(x, 4000))) {
          assertTrue(Float.isFinite(v), "round " + round);
        }
      } catch (AudioException e) {
        assertEquals(Kind.NON_FINITE, e.kind(), "round " + round);
        refused++;
      }
    }
    assertTrue(refused < count, refused + " refused");
  }
}
