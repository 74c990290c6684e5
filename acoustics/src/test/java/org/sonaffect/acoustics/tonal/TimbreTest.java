package org.sonaffect.acoustics.tonal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sonaffect.acoustics.FeatureSet;
import org.sonaffect.acoustics.FeatureSets;
import org.sonaffect.audio.Clip;

/** The sets {@code contrast} and {@code percussion}: known answers, edges, digits. */
class TimbreTest {
  private static double contrast(String name, Clip clip) throws Exception {
    return FeatureSet.CONTRAST.functionals(clip)[FeatureSet.CONTRAST.featureIndex(name)];
  }

  private static double percussion(String name, Clip clip) throws Exception {
    return FeatureSet.PERCUSSION.functionals(clip)[FeatureSet.PERCUSSION.featureIndex(name)];
  }

  private static Clip sum(Clip one, Clip other) {
    float[] samples = one.samples().clone();
    for (int i = 0; i < samples.length; i++) {
      samples[i] += other.samples()[i];
    }
    return new Clip(samples, one.sampleRate());
  }

  private static Clip louder(Clip clip, double factor) {
    float[] samples = clip.samples().clone();
    for (int i = 0; i < samples.length; i++) {
      samples[i] *= (float) factor;
    }
    return new Clip(samples, clip.sampleRate());
  }

  @Test
  void thePageExplainsEachName() throws Exception {
    Path docs = Path.of("").toAbsolutePath().resolveSibling("docs");
    String page = Files.readString(docs.resolve("features-timbre.md"));
    assertEquals(32, SpectralContrast.names().size());
    assertEquals(9, Percussion.names().size());
    for (FeatureSet set : List.of(FeatureSet.CONTRAST, FeatureSet.PERCUSSION)) {
      for (String name : set.featureNames()) {
        assertTrue(page.contains("`" + name + "`"), name);
      }
    }
  }

  /**
   * Power of noise is distributed exponentially: the means of its logarithm over the highest and
   * the lowest fifth are .902 and -2.557 (integrals), 15.0 dB apart.
   */
  @Test
  void noiseHasTheContrastOfAnExponentialDistribution() throws Exception {
    Clip noise = Signals.whiteNoise(44100, 8, 0.3);
    assertEquals(15.0, contrast("contrast2560_mean", noise), 0.3);
    assertEquals(15.0, contrast("contrast5120_mean", noise), 0.3);
  }

  @Test
  void tonesStandOutOfNoise() throws Exception {
    Clip noise = Signals.whiteNoise(44100, 4, 0.001);
    Clip chord = noise;
    for (double frequency : new double[] {700, 800, 900, 1000, 1100}) {
      chord = sum(chord, Signals.tone(44100, 4, frequency, 0.1));
    }
    assertTrue(contrast("contrast640_mean", chord) > 30 + contrast("contrast640_mean", noise));
    assertEquals(contrast("contrast5120_mean", noise), contrast("contrast5120_mean", chord), 1);
  }

  @Test
  void tenTimesTheAmplitudeIsTwentyDecibelsAndTheSameContrast() throws Exception {
    Clip quiet = Signals.whiteNoise(32000, 2, 0.02);
    Clip loud = louder(quiet, 10);
    for (String octave : List.of("40", "640", "5120")) {
      for (String what : List.of("peak", "valley")) {
        String name = what + octave + "_mean";
        assertEquals(20, contrast(name, loud) - contrast(name, quiet), 1, name);
      }
      String name = "contrast" + octave + "_mean";
      assertEquals(contrast(name, quiet), contrast(name, loud), 1, name);
    }
    assertArrayEquals(
        FeatureSet.PERCUSSION.functionals(quiet), FeatureSet.PERCUSSION.functionals(loud), 1e-3f);
  }

  @Test
  void clicksArePercussiveTonesAreNotAndNoiseIsBetween() throws Exception {
    Clip clicks = Signals.clicks(44100, 4, 120);
    Clip tone = Signals.tone(44100, 4, 1000, 0.3);
    Clip noise = Signals.whiteNoise(44100, 4, 0.3);
    assertTrue(percussion("percussiveShare_mean", clicks) > 0.95);
    assertTrue(percussion("percussiveShare_mean", tone) < 0.05);
    assertEquals(0.5, percussion("percussiveShare_mean", noise), 0.1);
    for (int lowest : new int[] {20, 110, 430, 1300, 3200}) {
      String name = "percussiveBalance" + lowest;
      assertTrue(percussion(name, clicks) > 10, name);
      assertEquals(0, percussion(name, noise), 2, name);
    }
  }

  @Test
  void eachBandHasABalanceOfItsOwn() throws Exception {
    Clip both = Signals.clicks(44100, 4, 240);
    for (double frequency : new double[] {150, 300}) {
      both = sum(both, Signals.tone(44100, 4, frequency, 0.15));
    }
    assertTrue(percussion("percussiveBalance110", both) < -10);
    assertTrue(percussion("percussiveBalance3200", both) > 10);
  }

  @ParameterizedTest
  @ValueSource(ints = {4000, 8000, 44100, 192000})
  void silenceAndShortClipsHaveValues(int rate) throws Exception {
    for (int samples : new int[] {1, 7, rate / 10, rate}) {
      float[] contrast = FeatureSet.CONTRAST.functionals(new Clip(new float[samples], rate));
      for (int i = 0; i < contrast.length; i++) {
        boolean level = !SpectralContrast.names().get(i).startsWith("contrast");
        assertEquals(level ? -90 : 0, contrast[i], 1e-4, SpectralContrast.names().get(i));
      }
      assertArrayEquals(
          new float[9], FeatureSet.PERCUSSION.functionals(new Clip(new float[samples], rate)));
    }
  }

  @Test
  void piecesOfAnySizeGiveTheSameBitsAndSoDoesEachAlone() throws Exception {
    Clip clip = Signals.cadence(22050, 7);
    TonalExtractor extractor =
        new TonalExtractor(22050, 1, 94, EnumSet.allOf(TonalExtractor.Part.class));
    Random random = new Random(3);
    int at = 0;
    while (at < clip.samples().length) {
      int length = Math.min(clip.samples().length - at, random.nextInt(3000));
      extractor.accept(clip.samples(), at, length);
      at += length;
    }
    Map<TonalExtractor.Part, float[]> values = extractor.finishAll();
    float[] contrast = values.get(TonalExtractor.Part.CONTRAST);
    float[] percussion = values.get(TonalExtractor.Part.PERCUSSION);
    assertArrayEquals(FeatureSet.CONTRAST.functionals(clip), contrast, 0f);
    assertArrayEquals(FeatureSet.PERCUSSION.functionals(clip), percussion, 0f);
    assertArrayEquals(Tonal.functionals(clip), values.get(TonalExtractor.Part.TONAL), 0f);
    float[] union = FeatureSets.parse("percussion,egemaps,contrast").functionals(clip);
    assertArrayEquals(percussion, Arrays.copyOf(union, 9), 0f);
    assertArrayEquals(contrast, Arrays.copyOfRange(union, 9 + 88, union.length), 0f);
  }

  /** The same on each Java, processor and system; who changes digits raises the version. */
  @Test
  void digitsOfThisVersion() throws Exception {
    assertEquals("contrast-1 percussion-1", SpectralContrast.VERSION + " " + Percussion.VERSION);
    FeatureSets sets = FeatureSets.parse("contrast,percussion");
    int digest = Arrays.hashCode(sets.functionals(Signals.cadence(44100, 20)));
    digest = 31 * digest + Arrays.hashCode(sets.functionals(Signals.whiteNoise(16000, 3, 0.5)));
    digest = 31 * digest + Arrays.hashCode(sets.functionals(Signals.clicks(48000, 4, 100)));
    assertEquals(1354561444, digest);
  }

  @Test
  void theMedianIsThatOfTheSortedValuesThatThereAre() {
    Random random = new Random(5);
    int columns = 3000;
    for (int there = 1; there <= Medians.COUNT; there++) {
      int[][] rows = new int[Medians.COUNT][];
      for (int i = 0; i < Medians.COUNT; i++) {
        int lower = Medians.below(there);
        rows[i] =
            i < there
                ? random.ints(columns, 0, 9).map(Float::floatToRawIntBits).toArray()
                : Medians.missing(columns, i - there < lower);
      }
      int[] medians = new int[columns];
      Medians.of(rows, medians);
      for (int k = 0; k < columns; k++) {
        int column = k;
        int count = there;
        int[] sorted =
            Arrays.stream(rows, 0, count).mapToInt(row -> row[column]).sorted().toArray();
        assertEquals(sorted[count / 2], medians[k], count + " of " + Medians.COUNT);
      }
    }
  }
}
