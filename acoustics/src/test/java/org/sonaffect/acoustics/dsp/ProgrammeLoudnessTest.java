package org.sonaffect.acoustics.dsp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The test signals of EBU Tech 3341 and 3342, made here: tones of 1 kHz. */
class ProgrammeLoudnessTest {
  /** Levels in dBFS of a channel, and the seconds that each lasts. */
  private static ProgrammeLoudness meter(int rate, double[] seconds, double[]... levels) {
    ProgrammeLoudness meter = new ProgrammeLoudness(rate, levels.length);
    float[] frame = new float[levels.length];
    long n = 0;
    for (int part = 0; part < seconds.length; part++) {
      long end = n + Math.round(seconds[part] * rate);
      for (; n < end; n++) {
        double sine = StrictMath.sin(2 * Math.PI * 1000 * n / rate);
        for (int c = 0; c < frame.length; c++) {
          frame[c] = (float) (sine * StrictMath.pow(10, levels[c][part] / 20));
        }
        meter.accept(frame, 0);
      }
    }
    return meter;
  }

  private static ProgrammeLoudness stereo(int rate, double[] seconds, double... levels) {
    return meter(rate, seconds, levels, levels);
  }

  private static double[] each(double seconds, int parts) {
    double[] all = new double[parts];
    java.util.Arrays.fill(all, seconds);
    return all;
  }

  @Test
  void coefficientsAreThoseOfTheStandardAt48000() {
    assertArrayEquals(
        new double[] {
          1.53512485958697, -2.69169618940638, 1.19839281085285, -1.69065929318241, 0.73248077421585
        },
        KWeighting.shelf(48000),
        1e-9);
    assertArrayEquals(
        new double[] {1, -2, 1, -1.99004745483398, 0.99007225036621}, KWeighting.pass(48000), 1e-9);
  }

  @ParameterizedTest
  @ValueSource(ints = {4000, 8000, 11025, 22050, 44100, 48000, 96000, 192000})
  void aToneOfMinus23IsMinus23(int rate) {
    // Case 1; at 4 kHz the shelf bends under the half of the rate.
    double tolerance = rate < 8000 ? 0.4 : 0.1;
    assertEquals(-23, stereo(rate, each(5, 1), -23).integrated(), tolerance);
  }

  @Test
  void gatesKeepQuietPartsOut() {
    assertEquals(-33, stereo(12000, each(20, 1), -33).integrated(), 0.1, "case 2");
    double[] three = {10, 60, 10};
    assertEquals(-23, stereo(12000, three, -36, -23, -36).integrated(), 0.1, "case 3");
    double[] five = {10, 10, 60, 10, 10};
    assertEquals(-23, stereo(12000, five, -72, -36, -23, -36, -72).integrated(), 0.1, "case 4");
    double[] uneven = {20, 20.1, 20};
    assertEquals(-23, stereo(12000, uneven, -26, -20, -26).integrated(), 0.1, "case 5");
  }

  @Test
  void surroundChannelsCountMoreAndLowFrequenciesNot() {
    double[] twenty = each(20, 1);
    double[] front = {-28};
    double[] centre = {-24};
    double[] side = {-30};
    double[] loud = {-3};
    assertEquals(
        -23, meter(12000, twenty, front, front, centre, side, side).integrated(), 0.1, "case 6");
    assertEquals(
        -23, meter(12000, twenty, front, front, centre, loud, side, side).integrated(), 0.1, "5.1");
  }

  @ParameterizedTest
  @CsvSource({"-20 -30, 10", "-20 -15, 5", "-40 -20, 20", "-50 -35 -20 -35 -50, 15"})
  void rangeOfSteps(String levels, double range) {
    double[] steps =
        java.util.Arrays.stream(levels.split(" ")).mapToDouble(Double::parseDouble).toArray();
    assertEquals(range, stereo(8000, each(20, steps.length), steps).range(), 0.1);
  }

  @Test
  void shortAndSilentOnes() {
    assertEquals(-70, stereo(48000, each(3, 1), -120).integrated());
    assertEquals(0, stereo(48000, each(5, 1), -120).range());
    assertEquals(0, stereo(48000, each(2.9, 1), -20).range(), "no 3 s");
    assertEquals(-23, stereo(48000, each(0.2, 1), -23).integrated(), 0.2, "less than a block");
    assertEquals(-70, new ProgrammeLoudness(48000, 2).integrated(), "nothing");
  }

  /** Tech 3341, cases 15 to 19. */
  @ParameterizedTest
  @CsvSource({
    "4, 0, 0.5, -6",
    "4, 45, 0.5, -6",
    "6, 60, 0.5, -6",
    "8, 67.5, 0.5, -6",
    "4, 45, 1.41, 3"
  })
  void truePeakLiesBetweenTheSamples(int period, double phase, double amplitude, double expected) {
    TruePeak peak = new TruePeak();
    for (int i = 0; i < 48000; i++) {
      double fade = Math.min(1, Math.min(i, 47999 - i) / 2000.0);
      double angle = 2 * Math.PI * i / period + Math.toRadians(phase);
      peak.accept((float) (fade * amplitude * StrictMath.sin(angle)));
    }
    double level = 20 * Math.log10(peak.finish());
    assertEquals(expected, level, level > expected ? 0.2 : 0.4);
  }
}
