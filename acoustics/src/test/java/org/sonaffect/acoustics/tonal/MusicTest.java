package org.sonaffect.acoustics.tonal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sonaffect.audio.Clip;

/** Chroma, key, harmony and pulse of small pieces of music. */
class MusicTest {
  private static double value(String name, float[] values) {
    return values[Tonal.names().indexOf(name)];
  }

  private static float[] chroma(float[] values) {
    return Arrays.copyOf(values, 12);
  }

  /** Names of the pitch classes, the strongest first. */
  private static List<String> strongest(float[] values, int count) {
    return IntStream.range(0, 12)
        .boxed()
        .sorted((a, b) -> Float.compare(values[b], values[a]))
        .limit(count)
        .map(i -> Tonal.names().get(i))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {8000, 22050, 44100, 48000, 96000})
  void cadenceInCMajor(int rate) throws Exception {
    float[] values = Tonal.functionals(Signals.cadence(rate, 0));
    assertEquals(List.of("chroma_C", "chroma_G"), strongest(values, 2));
    assertTrue(value("keyClarity", values) > 0.85, "clear");
    assertTrue(value("mode", values) > 0.15, "major");
    assertEquals(0, value("tuning", values), 2);
    assertEquals(1, IntStream.range(0, 12).mapToDouble(i -> values[i]).sum(), 1e-5);
  }

  @Test
  void cadenceInAMinor() throws Exception {
    float[] values = Tonal.functionals(Signals.minorCadence(44100));
    assertEquals(List.of("chroma_A", "chroma_E"), strongest(values, 2));
    assertTrue(value("keyClarity", values) > 0.8, "clear");
    assertTrue(value("mode", values) < -0.05, "minor");
  }

  @ParameterizedTest
  @ValueSource(doubles = {-30, -15, 15, 30})
  void anotherTuningIsTheSameMusic(double cents) throws Exception {
    float[] values = Tonal.functionals(Signals.cadence(44100, 0));
    float[] detuned = Tonal.functionals(Signals.cadence(44100, cents));
    assertArrayEquals(chroma(values), chroma(detuned), 0.02f);
    assertEquals(cents, value("tuning", detuned), 2);
    assertEquals(value("keyClarity", values), value("keyClarity", detuned), 0.02);
    assertEquals(value("harmonicChange_mean", values), value("harmonicChange_mean", detuned), 0.01);
  }

  @Test
  void harmonyChangesWithTheChordsOnly() throws Exception {
    int[] tonic = {0, 4, 7, 12};
    int[] dominant = {-1, 2, 7, 11};
    float[] same = Tonal.functionals(Signals.chords(44100, 0, tonic, tonic, tonic, tonic));
    float[] far = Tonal.functionals(Signals.chords(44100, 0, tonic, dominant, tonic, dominant));
    assertTrue(value("harmonicChange_mean", same) < 0.03, "the same chord again");
    assertTrue(value("harmonicChange_mean", far) > 0.15, "another chord each second");
  }

  @Test
  void noiseHasNoKeyAndNoPulse() throws Exception {
    float[] values = Tonal.functionals(Signals.whiteNoise(44100, 6, 0.3));
    assertTrue(value("keyClarity", values) < 0.6, "key clarity " + value("keyClarity", values));
    assertTrue(value("pulseClarity", values) < 0.25, "clarity " + value("pulseClarity", values));
    assertEquals(0, value("onsetRate", values), 0.2);
  }

  @ParameterizedTest
  @CsvSource({
    "44100, 60",
    "44100, 90",
    "4000, 120",
    "16000, 120",
    "44100, 120",
    "192000, 120",
    "44100, 137"
  })
  void clickTrack(int rate, double beats) throws Exception {
    double seconds = 12;
    Clip clip = Signals.clicks(rate, seconds, beats);
    float[] values = Tonal.functionals(clip);
    assertEquals(beats, value("tempo", values), 0.3);
    assertTrue(value("pulseClarity", values) > 0.95);
    double clicks = Math.floor((seconds - 0.25) * beats / 60) + 1;
    assertEquals(clicks / seconds, value("onsetRate", values), 0.1);
  }
}
