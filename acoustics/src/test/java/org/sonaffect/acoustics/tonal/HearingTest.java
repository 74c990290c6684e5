package org.sonaffect.acoustics.tonal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sonaffect.audio.Clip;

/** Loudness, sharpness and roughness of the sounds that their units are defined by. */
class HearingTest {
  private static double value(String name, Clip clip) throws Exception {
    return Tonal.functionals(clip)[Tonal.names().indexOf(name)];
  }

  /** ISO 532-1, Annex B.3, signals 2 to 4, and the definition of the sone; 5 %, or 0.1 sone. */
  @ParameterizedTest
  @CsvSource({"1000, 40, 1", "250, 80, 14.655", "1000, 60, 4.019", "4000, 40, 1.549"})
  void loudnessOfTones(double frequency, double level, double sone) throws Exception {
    Clip tone = Signals.tone(48000, 2, frequency, Signals.amplitude(level));
    assertEquals(sone, value("loudness_mean", tone), Math.max(0.1, 0.05 * sone));
  }

  /** ISO 532-1, Annex B.2, signal 1: third-octave levels of a machine. */
  @Test
  void loudnessOfThirdOctaves() {
    double[] levels = {
      -60, -60, 78, 79, 89, 72, 80, 89, 75, 87, 85, 79, 86, 80, 71, 70, 72, 71, 72, 74, 69, 65, 67,
      77, 68, 58, 45, 30
    };
    SpecificLoudness loudness = new SpecificLoudness();
    loudness.measure(levels);
    assertEquals(83.296, loudness.total(), 0.05);
    double sum = java.util.Arrays.stream(loudness.specific()).sum() / 10;
    assertEquals(loudness.total(), sum, 0.02 * loudness.total(), "its parts");
  }

  @Test
  void loudnessDoublesEveryTenDecibels() throws Exception {
    double at60 = value("loudness_mean", Signals.tone(48000, 1, 1000, Signals.amplitude(60)));
    double at70 = value("loudness_mean", Signals.tone(48000, 1, 1000, Signals.amplitude(70)));
    assertEquals(2, at70 / at60, 0.05);
  }

  /** DIN 45692: narrow-band noise of 60 dB around 1 kHz has 1 acum. */
  @Test
  void sharpnessOfItsReference() throws Exception {
    assertEquals(1, value("sharpness_mean", Signals.noise(920, 1080, 60)), 0.05);
    assertEquals(
        1,
        value("sharpness_mean", Signals.tone(48000, 1, 1000, Signals.amplitude(60))),
        0.05,
        "a tone in its middle");
  }

  /** DIN 45692, critical-band noise: its sharpness grows with its frequency. */
  @Test
  void sharpnessGrowsWithFrequency() throws Exception {
    double low = value("sharpness_mean", Signals.noise(200, 300, 60));
    double high = value("sharpness_mean", Signals.noise(3700, 4400, 60));
    double highest = value("sharpness_mean", Signals.noise(7700, 9500, 60));
    assertEquals(0.38, low, 0.1);
    assertEquals(2.8, high, 0.3);
    assertTrue(highest > 1.5 * high, highest + " against " + high);
  }

  /** Zwicker and Fastl 1990: 1 asper at 70 Hz; less above and below. */
  @Test
  void roughnessOfItsReference() throws Exception {
    assertEquals(1, value("roughness_mean", Signals.modulated(60, 70, 1)), 0.05);
    double slow = value("roughness_mean", Signals.modulated(60, 20, 1));
    double fast = value("roughness_mean", Signals.modulated(60, 200, 1));
    assertEquals(0.2, slow, 0.1, "20 Hz");
    assertEquals(0.15, fast, 0.1, "200 Hz");
    double half = value("roughness_mean", Signals.modulated(60, 70, 0.5));
    assertEquals(Math.pow(0.5, 1.6), half, 0.1, "half as deep");
    assertEquals(0, value("roughness_mean", Signals.modulated(60, 70, 0)), 0.01, "a plain tone");
  }
}
