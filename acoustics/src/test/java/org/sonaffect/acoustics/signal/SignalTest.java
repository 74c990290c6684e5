package org.sonaffect.acoustics.signal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sonaffect.acoustics.FeatureSets;
import org.sonaffect.audio.Audio;
import org.sonaffect.audio.Clip;
import org.sonaffect.audio.stream.AudioException;
import org.sonaffect.audio.stream.HeldSamples;
import org.sonaffect.testkit.WavBytes;

/** How a clip was made leaves its features alone, once its signal is conditioned. */
class SignalTest {
  private static final Signal ALL =
      SignalText.parse("rate=22050,band=9000,trim=50,loudness=-23,floor=-80,window=1,hop=0.5");
  private static final FeatureSets SETS = FeatureSets.parse("egemaps,tonal");

  /** Two beating tones over a little noise, whose level rises and falls. */
  private static float[] tune(int rate, double seconds) {
    Random random = new Random(3);
    float[] samples = new float[(int) (rate * seconds)];
    for (int i = 0; i < samples.length; i++) {
      double t = i / (double) rate;
      double swell = 0.2 + 0.15 * StrictMath.sin(2 * Math.PI * 0.7 * t);
      double tone = StrictMath.sin(2 * Math.PI * 220 * t) + StrictMath.sin(2 * Math.PI * 331 * t);
      samples[i] = (float) (swell * tone + 0.002 * random.nextGaussian());
    }
    return samples;
  }

  private static float[] louder(float[] samples, double decibel) {
    float[] changed = samples.clone();
    for (int i = 0; i < changed.length; i++) {
      changed[i] = (float) (samples[i] * Math.pow(10, decibel / 20));
    }
    return changed;
  }

  private static float[] conditioned(Clip clip, Signal signal) throws Exception {
    HeldSamples again = new HeldSamples(clip.sampleRate(), clip.samples());
    Measured measured =
        ConditionedStream.measure(new HeldSamples(clip.sampleRate(), clip.samples()), signal);
    return Audio.read(new ConditionedStream(again, signal, measured)).samples();
  }

  @ParameterizedTest
  @ValueSource(doubles = {-40, -12, 6, 12})
  void levelGoesOutEntirely(double decibel) throws Exception {
    float[] tune = tune(44100, 3);
    Clip other = new Clip(louder(tune, decibel), 44100);
    float[] plain = conditioned(new Clip(tune, 44100), ALL);
    float[] changed = conditioned(other, ALL);
    assertArrayEquals(plain, changed, 1e-6f);
    FeatureSets tonal = FeatureSets.parse("tonal").with(ALL);
    float[] wanted = tonal.functionals(new Clip(tune, 44100));
    assertArrayEquals(wanted, tonal.functionals(other), 1e-3f);
  }

  @Test
  void theLoudnessIsThatAskedFor() throws Exception {
    Signal signal = SignalText.parse("loudness=-20");
    float[] samples = conditioned(new Clip(tune(48000, 5), 48000), signal);
    Measured again = ConditionedStream.measure(new HeldSamples(48000, samples), signal);
    assertEquals(1, again.gain(), 1e-5);
    assertEquals(5 * 48000, samples.length);
  }

  @Test
  void aSetThatMeasuresTheLoudnessFindsThatAskedFor() throws Exception {
    FeatureSets tonal = FeatureSets.parse("tonal").with(SignalText.parse("loudness=-20,trim=50"));
    int at = tonal.featureNames().indexOf("loudnessIntegrated");
    assertEquals(-20f, tonal.functionals(new Clip(tune(48000, 3), 48000))[at]);
    assertEquals(-70f, tonal.functionals(new Clip(new float[48000], 48000))[at]);
  }

  @Test
  void silenceAtTheEndsIsCutAndNoneWithin() throws Exception {
    Signal signal = SignalText.parse("trim=50");
    int rate = 16000;
    float[] tune = tune(rate, 2);
    float[] padded = new float[8 * rate];
    System.arraycopy(tune, 0, padded, 2 * rate, tune.length);
    System.arraycopy(tune, 0, padded, 5 * rate, tune.length);
    float[] cut = conditioned(new Clip(padded, rate), signal);
    // The first and the last 20 ms of the sound go too: there it begins and ends.
    assertArrayEquals(Arrays.copyOfRange(padded, 2 * rate + 320, 7 * rate - 320), cut);
  }

  @Test
  void aClickKeepsASecond() throws Exception {
    float[] click = new float[48000];
    click[30000] = 1;
    Signal signal = SignalText.parse("trim=40,loudness=-23");
    assertEquals(16000, conditioned(new Clip(click, 16000), signal).length);
  }

  @Test
  void silenceStaysAsItIs() throws Exception {
    float[] silence = new float[32000];
    assertArrayEquals(
        silence, conditioned(new Clip(silence, 32000), SignalText.parse("trim=50,loudness=-23")));
  }

  @Test
  void theBandIsOneWhateverTheRate() throws Exception {
    Signal signal = SignalText.parse("rate=16000,band=6000");
    for (int rate : new int[] {16000, 22050, 44100, 48000, 96000}) {
      assertEquals(1, gain(rate, 5000, signal), 0.01, rate + " Hz, inside");
      assertTrue(gain(rate, 7000, signal) < 1e-3, rate + " Hz, beyond");
    }
  }

  private static double gain(int rate, double frequency, Signal signal) throws Exception {
    float[] sine = new float[rate];
    for (int i = 0; i < rate; i++) {
      sine[i] = (float) StrictMath.sin(2 * Math.PI * frequency * i / rate);
    }
    float[] out = conditioned(new Clip(sine, rate), signal);
    assertEquals(16000, out.length, 1);
    double sum = 0;
    for (int i = 4000; i < 12000; i++) {
      sum += out[i] * (double) out[i];
    }
    return Math.sqrt(2 * sum / 8000);
  }

  /** Each half of a clip is heard as a clip of its own, however loud. */
  @Test
  void everyPartIsBroughtToTheLoudness() throws Exception {
    float[] tune = tune(22050, 4);
    float[] late = louder(Arrays.copyOfRange(tune, 2 * 22050, 4 * 22050), -12);
    System.arraycopy(late, 0, tune, 2 * 22050, late.length);
    FeatureSets whole = FeatureSets.parse("tonal").with(SignalText.parse("loudness=-20"));
    float[] first = whole.functionals(new Clip(Arrays.copyOf(tune, 2 * 22050), 22050));
    float[] second = whole.functionals(new Clip(late, 22050));
    FeatureSets parts = FeatureSets.parse("tonal").with(SignalText.parse("loudness=-20,parts=2.3"));
    float[] means = parts.functionals(new Clip(tune, 22050));
    for (int j = 0; j < means.length; j++) {
      float wanted = (first[j] + second[j]) / 2;
      assertEquals(wanted, means[j], 1e-3 * (1 + Math.abs(wanted)), parts.featureNames().get(j));
    }
    // A window of a curve is heard as a clip, too.
    float[] window = parts.ofConditioned(new HeldSamples(22050, late));
    for (int j = 0; j < window.length; j++) {
      assertEquals(second[j], window[j], 1e-3 * (1 + Math.abs(second[j])));
    }
  }

  @Test
  void aClipOfOnePartIsHeardAsItIs() throws Exception {
    Clip tune = new Clip(tune(22050, 3), 22050);
    assertArrayEquals(
        SETS.with(SignalText.parse("loudness=-20,trim=50")).functionals(tune),
        SETS.with(SignalText.parse("loudness=-20,trim=50,parts=2.5")).functionals(tune));
  }

  @ParameterizedTest
  @CsvSource({"5, 1", "10, 1", "13.4, 1", "13.6, 2", "29.5, 3", "30, 3", "60, 7"})
  void partsAreAsLongAsAskedForOrNearlySo(double seconds, long parts) {
    Signal signal = SignalText.parse("parts=9");
    assertEquals(parts, signal.partsOf(Math.round(seconds * 22050), 22050));
  }

  @Test
  void aPauseIsNoMusic() throws Exception {
    float[] tune = Arrays.copyOf(tune(22050, 2), 4 * 22050);
    Random random = new Random(5);
    for (int i = 2 * 22050; i < tune.length; i++) {
      tune[i] = (float) (1e-5 * random.nextGaussian());
    }
    FeatureSets tonal = FeatureSets.parse("tonal").with(SignalText.parse("loudness=-20,parts=2"));
    float[] pause = Arrays.copyOfRange(tune, 2 * 22050, 4 * 22050);
    float peak =
        tonal
            .ofConditioned(new HeldSamples(22050, pause))[tonal.featureNames().indexOf("truePeak")];
    assertTrue(peak < -55, "lifted by 20 dB: " + peak);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "loudness=-23,parts=1"})
  void aStreamInPiecesAndAFileGiveTheSameBits(String text, @TempDir Path folder) throws Exception {
    FeatureSets sets = SETS.with(text.isEmpty() ? ALL : SignalText.parse(text));
    Path file = folder.resolve("tune.wav");
    float[] tune = tune(44100, 3);
    int[] integers = new int[tune.length];
    Arrays.setAll(integers, i -> Math.round(tune[i] * 32767));
    Files.write(file, new WavBytes().rate(44100).samples(integers).build());
    float[] wanted = sets.functionals(file);
    assertArrayEquals(wanted, sets.functionals(Audio.read(file)));
    assertArrayEquals(wanted, sets.functionals(Audio.open(file)));
  }

  @Test
  void nothingIsTooShort() {
    assertThrows(
        AudioException.class, () -> SETS.with(ALL).functionals(new Clip(new float[0], 44100)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "none",
        "mono",
        "rate=22050",
        "floor=-80",
        "loudness=-23,window=5,hop=2.5",
        "rate=16000,band=7000,trim=50,loudness=-20,window=10,hop=10",
        "loudness=-14,parts=4.5"
      })
  void textsAndVersionsAreReadBack(String text) {
    Signal signal = SignalText.parse(text);
    assertEquals(text, SignalText.of(signal));
    FeatureSets sets = SETS.with(signal);
    assertEquals(sets, FeatureSets.ofVersions(sets.version()));
    assertEquals(signal.isNone(), sets.version().equals(SETS.version()));
  }

  @Test
  void everyThousandthOfASecondIsTaken() {
    for (int millis = 1000; millis < 3000; millis++) {
      String text = "window=" + millis / 1000.0;
      assertEquals(millis, SignalText.parse(text).window(), text);
    }
  }

  @Test
  void anotherVersionOfTheSignalIsNotKnown() {
    assertNull(FeatureSets.ofVersions("egemaps-1.signal-2.rate-22050"));
    assertNull(FeatureSets.ofVersions("egemaps-1.signal-1.echo-3"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rate=20 | rate is 20 Hz, expected 4000 to 192000",
        "loudness=3 | loudness is 3 LUFS, expected -70 to -1",
        "hop=2 | a window needs a hop, and a hop a window",
        "echo=2 | echo is no setting of a signal, expected one of rate, band, trim, loudness, floor, window, hop, parts",
        "window=2,parts=2 | features are averaged over windows or parts, not both",
        "rate=22050,rate=16000 | 'rate=16000', expected none, mono, or settings such as rate=22050,loudness=-23, each once",
        "trim=0 | trim is 0.0, expected a whole number, not 0",
        "window=0.00005 | window is 5.0E-5, expected seconds to the thousandth, not 0"
      })
  void whatIsNoSignalIsSaid(String text, String message) {
    assertEquals(
        message,
        assertThrows(IllegalArgumentException.class, () -> SignalText.parse(text)).getMessage());
  }
}
