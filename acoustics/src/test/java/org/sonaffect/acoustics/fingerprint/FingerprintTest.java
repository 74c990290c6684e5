package org.sonaffect.acoustics.fingerprint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sonaffect.acoustics.change.Change;
import org.sonaffect.audio.Clip;

/** What is taken for one recording, and what is not. */
class FingerprintTest {
  private static final int RATE = 44100;
  private static final int SECONDS = 12;

  /** Tones of random pitch, each a fraction of a second, over a little noise. */
  private static float[] music(int seed, int rate, int seconds) {
    SplittableRandom random = new SplittableRandom(seed);
    SplittableRandom noise = new SplittableRandom(7);
    float[] samples = new float[seconds * rate];
    for (int note = 0; note < 6 * seconds; note++) {
      double hertz = 200 * Math.pow(2, 4 * random.nextDouble());
      int from = (int) (random.nextDouble() * samples.length);
      int length = (int) ((0.1 + 0.7 * random.nextDouble()) * rate);
      for (int i = 0; i < length && from + i < samples.length; i++) {
        double fade = Math.sin(Math.PI * i / length);
        samples[from + i] += (float) (0.1 * fade * Math.sin(2 * Math.PI * hertz * i / rate));
      }
    }
    for (int i = 0; i < samples.length; i++) {
      samples[i] += (float) (1e-3 * (noise.nextDouble() - 0.5));
    }
    return samples;
  }

  private static Fingerprint print(float[] samples, int rate) {
    Fingerprinter printer = new Fingerprinter(rate);
    printer.add(samples, samples.length, 1);
    return printer.fingerprint();
  }

  private static void assertSame(float[] samples, int rate, boolean same, String what) {
    Fingerprint one = print(music(1, RATE, SECONDS), RATE);
    Fingerprint other = print(samples, rate);
    assertEquals(same, one.sameRecording(other), what);
    assertEquals(same, other.sameRecording(one), what + ", the other way round");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "level -12 dB",
        "level +6 dB limited",
        "codec 64 kbit/s",
        "rate 22050 Hz",
        "silence 3 s",
        "excerpt 5 s middle"
      })
  void changedCopiesAreTheSameRecording(String change) throws Exception {
    Clip changed = Change.parse(change).of(new Clip(music(1, RATE, SECONDS), RATE), 0);
    assertSame(changed.samples(), changed.sampleRate(), true, change);
  }

  @Test
  void partsBetweenTwoStepsAndOtherChannelsAreTheSameRecording() {
    float[] music = music(1, RATE, SECONDS);
    int from = (int) (3.0625 * RATE);
    assertSame(Arrays.copyOfRange(music, from, from + 4 * RATE), RATE, true, "4 s");
    float[] joined = music(2, RATE, 2 * SECONDS);
    System.arraycopy(music, SECONDS * RATE / 2, joined, 0, SECONDS * RATE / 2);
    assertSame(joined, RATE, true, "the second half, before other music");
    Fingerprinter stereo = new Fingerprinter(RATE);
    float[] both = new float[2 * music.length];
    for (int i = 0; i < music.length; i++) {
      both[2 * i] = music[i];
    }
    stereo.add(both, music.length, 2);
    assertTrue(stereo.fingerprint().sameRecording(print(music, RATE)), "one channel of two");
  }

  @Test
  void otherMusicIsAnotherRecording() {
    for (int seed = 2; seed < 12; seed++) {
      assertSame(music(seed, RATE, SECONDS), RATE, false, "seed " + seed);
    }
  }

  @Test
  void whatHasNoCourseIsNotJudged() {
    float[] steady = new float[10 * RATE];
    for (int i = 0; i < steady.length; i++) {
      steady[i] = 0.5f * (float) Math.sin(0.1 * i);
    }
    for (float[] samples : new float[][] {steady, new float[5 * RATE], new float[100], {}}) {
      assertFalse(print(samples, RATE).sameRecording(print(samples, RATE)));
    }
  }

  @Test
  void twoMinutesAreHeard() {
    float[] music = music(3, 8000, 130);
    Fingerprint all = print(music, 8000);
    assertEquals(Fingerprint.MOST_FRAMES, all.frames().length);
    assertEquals(all, print(Arrays.copyOf(music, 121 * 8000), 8000));
  }

  @Test
  void framesThatNoSoundHasAreRefused() {
    int[] many = new int[Fingerprint.MOST_FRAMES + 1];
    int[] wide = {1 << 24};
    int[] both = {1 | 1 << 12};
    for (int[] frames : new int[][] {many, wide, both, {-1}}) {
      assertThrows(IllegalArgumentException.class, () -> new Fingerprint(frames));
    }
  }
}
