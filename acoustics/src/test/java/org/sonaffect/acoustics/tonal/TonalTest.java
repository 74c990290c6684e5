package org.sonaffect.acoustics.tonal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sonaffect.audio.Clip;
import org.sonaffect.audio.stream.AudioException;
import org.sonaffect.audio.stream.AudioException.Kind;
import org.sonaffect.audio.stream.AudioOptions;
import org.sonaffect.testkit.WavBytes;

/** The whole set: its form, its edges, its digits. */
class TonalTest {
  private static double value(String name, float[] values) {
    return values[Tonal.names().indexOf(name)];
  }

  private static float[] channels(int channels, Clip... clips) throws Exception {
    TonalExtractor extractor = new TonalExtractor(clips[0].sampleRate(), channels, 94);
    int n = clips[0].samples().length;
    float[] values = new float[n * channels];
    for (int i = 0; i < n; i++) {
      for (int c = 0; c < channels; c++) {
        values[i * channels + c] = clips[c % clips.length].samples()[i];
      }
    }
    extractor.accept(values, 0, n);
    return extractor.finish();
  }

  static void assertFinite(float[] values) {
    for (int i = 0; i < values.length; i++) {
      assertTrue(Float.isFinite(values[i]), "functional " + i + " is " + values[i]);
    }
  }

  @Test
  void namesAreDistinct() {
    assertEquals(29, new HashSet<>(Tonal.names()).size());
  }

  @Test
  void thePageExplainsEachName() throws Exception {
    Path docs = Path.of("").toAbsolutePath().resolveSibling("docs");
    String page = Files.readString(docs.resolve("features-tonal.md"));
    for (String name : Tonal.names()) {
      assertTrue(page.contains("`" + name + "`"), name);
    }
  }

  @Test
  void piecesOfAnySizeGiveTheSameBits() throws Exception {
    Clip clip = Signals.cadence(22050, 7);
    TonalExtractor extractor = new TonalExtractor(clip.sampleRate(), 1, 94);
    Random random = new Random(3);
    int at = 0;
    while (at < clip.samples().length) {
      int length = Math.min(clip.samples().length - at, random.nextInt(3000));
      extractor.accept(clip.samples(), at, length);
      at += length;
    }
    assertArrayEquals(Tonal.functionals(clip), extractor.finish(), 0f);
  }

  /** The same on each Java, processor and system; who changes digits raises the version. */
  @Test
  void digitsOfThisVersion() throws Exception {
    assertEquals("tonal-1", Tonal.VERSION);
    int digest = Arrays.hashCode(Tonal.functionals(Signals.cadence(44100, 20)));
    digest = 31 * digest + Arrays.hashCode(Tonal.functionals(Signals.whiteNoise(16000, 3, 0.5)));
    digest = 31 * digest + Arrays.hashCode(Tonal.functionals(Signals.clicks(48000, 4, 100)));
    assertEquals(1404050424, digest);
  }

  @Test
  void channelsCountForThemselves() throws Exception {
    Clip left = Signals.tone(48000, 2, 1000, 0.25);
    Clip right = Signals.tone(48000, 2, 1000, -0.25);
    float[] mono = channels(1, left);
    float[] opposed = channels(2, left, right);
    double more = value("loudnessIntegrated", opposed) - value("loudnessIntegrated", mono);
    assertEquals(3.01, more, 0.01, "both count");
    assertEquals(value("truePeak", mono), value("truePeak", opposed), 0.01);
    assertEquals(0, value("loudness_mean", opposed), "their mean is silent");
  }

  @Test
  void segmentOfAStereoFileIsThatPart(@TempDir Path folder) throws Exception {
    Random random = new Random(9);
    int[] samples = random.ints(2 * 16000, -9000, 9000).toArray();
    int[] part = Arrays.copyOfRange(samples, 2 * 4000, 2 * 12000);
    Path whole = folder.resolve("whole.wav");
    Path cut = folder.resolve("cut.wav");
    Files.write(whole, new WavBytes().format(1, 2, 2, 16).samples(samples).build());
    Files.write(cut, new WavBytes().format(1, 2, 2, 16).samples(part).build());
    float[] segment = Tonal.functionals(whole, AudioOptions.DEFAULT.segment(0.25, 0.75));
    assertArrayEquals(Tonal.functionals(cut), segment, 0f);
  }

  @ParameterizedTest
  @ValueSource(ints = {4000, 8000, 44100, 48000, 192000})
  void silenceAndShortClipsHaveValues(int rate) throws Exception {
    float[] silence = Tonal.functionals(new Clip(new float[rate], rate));
    assertFinite(silence);
    for (String name : Tonal.names()) {
      double expected =
          name.equals("loudnessIntegrated") ? -70 : name.equals("truePeak") ? -100 : 0;
      assertEquals(expected, value(name, silence), name);
    }
    for (int length : new int[] {1, 2, 13, 100, rate / 10, rate / 3, rate}) {
      assertFinite(Tonal.functionals(Signals.tone(rate, length / (double) rate, 500, 0.5)));
    }
    float[] direct = new float[rate];
    Arrays.fill(direct, 0.5f);
    assertFinite(Tonal.functionals(new Clip(direct, rate)));
  }

  @Test
  void refusals() throws Exception {
    assertEquals(Kind.TOO_SHORT, refusal(new Clip(new float[0], 44100)));
    assertEquals(Kind.UNSUPPORTED, refusal(new Clip(new float[9], 3999)));
    for (float bad : new float[] {Float.NaN, Float.NEGATIVE_INFINITY, 2e10f}) {
      assertEquals(Kind.NON_FINITE, refusal(new Clip(new float[] {0, bad}, 44100)));
    }
    float[] loudest = {1e10f, -1e10f, 1e10f, 0, 1e10f};
    assertFinite(Tonal.functionals(new Clip(loudest, 44100)));
  }

  private static Kind refusal(Clip clip) {
    return assertThrows(AudioException.class, () -> Tonal.functionals(clip)).kind();
  }

  @Test
  void fullScaleIsSettable() throws Exception {
    Clip clip = Signals.tone(48000, 1, 1000, 1);
    TonalExtractor extractor = new TonalExtractor(48000, 1, 60);
    extractor.accept(clip.samples(), 0, clip.samples().length);
    assertEquals(4.0, value("loudness_mean", extractor.finish()), 0.2);
  }
}
