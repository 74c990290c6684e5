package org.sonaffect.corpus.describe;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What is taken for one recording in two files, and what is not. */
class SoundPrintTest {
  private static final int RATE = 16000;

  /** Four seconds of a tone in noise that swell and fade at random. */
  private static float[] music(double hertz, int course, int rate) {
    SplittableRandom swell = new SplittableRandom(course);
    SplittableRandom noise = new SplittableRandom(7);
    float[] samples = new float[4 * rate];
    double level = 0;
    double wanted = 0;
    for (int i = 0; i < samples.length; i++) {
      wanted = i % (rate / 8) == 0 ? swell.nextDouble() : wanted;
      level += (wanted - level) * 40 / rate;
      double tone = StrictMath.sin(2 * Math.PI * hertz * i / rate);
      samples[i] = (float) (level * (0.5 * tone + 0.02 * (noise.nextDouble() - 0.5)));
    }
    return samples;
  }

  private static SoundPrint print(float[] samples, int rate) {
    SoundPrinter printer = new SoundPrinter(rate);
    printer.add(samples, samples.length, 1);
    return printer.print();
  }

  private static float[] scaled(float[] samples, float by, float noise) {
    SplittableRandom random = new SplittableRandom(3);
    float[] scaled = new float[samples.length];
    for (int i = 0; i < samples.length; i++) {
      scaled[i] = by * samples[i] + noise * (float) (random.nextDouble() - 0.5);
    }
    return scaled;
  }

  @Test
  void aRecordingIsKnownAgainAtAnotherLevelWithNoiseAndAtAnotherRate() {
    float[] music = music(300, 1, RATE);
    SoundPrint print = print(music, RATE);
    assertTrue(print.resembles(print(scaled(music, 0.25f, 0), RATE)));
    assertTrue(print.resembles(print(scaled(music, 0.9f, 1e-3f), RATE)));
    assertTrue(print.resembles(print(music(300, 1, 2 * RATE), 2 * RATE)));
  }

  @Test
  void anotherCourseAnotherToneAndAnotherDurationAreOtherSounds() {
    SoundPrint print = print(music(300, 1, RATE), RATE);
    assertFalse(print.resembles(print(music(300, 2, RATE), RATE)), "another course");
    assertFalse(print.resembles(print(music(310, 1, RATE), RATE)), "half a semitone");
    float[] longer = new float[5 * RATE];
    System.arraycopy(music(300, 1, RATE), 0, longer, 0, 4 * RATE);
    assertFalse(print.resembles(print(longer, RATE)), "a second of silence more");
  }

  @Test
  void steadyAndVeryShortSoundsAreNotJudged() {
    float[] steady = new float[2 * RATE];
    for (int i = 0; i < steady.length; i++) {
      steady[i] = 0.5f * (float) StrictMath.sin(0.1 * i);
    }
    SoundPrint print = print(steady, RATE);
    assertFalse(print.resembles(print));
    SoundPrint brief = print(new float[RATE / 10], RATE);
    assertFalse(brief.resembles(brief));
  }
}
