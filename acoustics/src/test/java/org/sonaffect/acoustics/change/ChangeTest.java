package org.sonaffect.acoustics.change;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sonaffect.audio.Clip;

class ChangeTest {
  private static final int RATE = 44_100;

  private static List<Change> all() {
    List<Change> all = new ArrayList<>(ChangeList.STANDARD);
    all.addAll(ChangeList.COMPARED);
    all.add(Change.parse("excerpt 3.5 s any"));
    all.add(Change.parse("low-pass 8000 Hz"));
    all.add(Change.parse("codec 96 kbit/s"));
    all.add(new Mono());
    return all;
  }

  /** Twelve seconds of stereo: tones that come and go, and noise. */
  private static Channels clip() {
    Random random = new Random(3);
    float[][] samples = new float[2][12 * RATE];
    for (int i = 0; i < samples[0].length; i++) {
      double swell = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / (1.3 * RATE));
      double tone = 0.4 * swell * Math.sin(2 * Math.PI * 440 * i / RATE);
      samples[0][i] = (float) (tone + 0.05 * random.nextGaussian());
      samples[1][i] = (float) (0.5 * tone + 0.05 * random.nextGaussian());
    }
    return new Channels(samples, RATE);
  }

  private static double energy(float[] samples) {
    return IntStream.range(0, samples.length).mapToDouble(i -> samples[i] * samples[i]).sum();
  }

  /** Without the ends, where a sine that begins at once has every frequency. */
  private static float[] inside(Clip clip) {
    return Arrays.copyOfRange(clip.samples(), 1000, clip.samples().length - 1000);
  }

  private static double decibels(double ratio) {
    return 10 * Math.log10(ratio);
  }

  private static float[] sine(double hertz, int rate, int length) {
    float[] samples = new float[length];
    for (int i = 0; i < length; i++) {
      samples[i] = (float) (0.5 * Math.sin(2 * Math.PI * hertz * i / rate));
    }
    return samples;
  }

  @Test
  void aTextIsReadBackAsTheChangeItNames() {
    for (Change change : all()) {
      assertEquals(change, Change.parse(change.toString()));
    }
    assertEquals("excerpt 10 s middle", Change.parse("excerpt 10s").toString());
    assertEquals("level +6 dB limited", Change.parse(" level  6 dB limited").toString());
  }

  @Test
  void whatIsNoChangeIsRefusedInWords() {
    for (String wrong :
        List.of(
            "louder",
            "level 0 dB",
            "level 99 dB",
            "level 1.2.3 dB",
            "codec 70 kbit/s",
            "rate 96000 Hz",
            "excerpt 0.1 s",
            "silence 100 s",
            "low-pass 40 Hz",
            "")) {
      String message =
          assertThrows(IllegalArgumentException.class, () -> Change.parse(wrong)).getMessage();
      assertTrue(message.contains("expected"), message);
    }
  }

  @Test
  void theSameClipAndSeedGiveTheSameBitsAndTheClipStays() {
    Channels clip = clip();
    for (Change change : all()) {
      Channels once = change.of(clip, 5);
      assertArrayEquals(once.samples(), change.of(clip(), 5).samples(), change.toString());
    }
    assertArrayEquals(clip().samples(), clip.samples());
  }

  @Test
  void levelsAreExactAndALimiterHoldsPeaks() {
    Channels clip = clip();
    float[] louder = Change.parse("level +12 dB").of(clip, 0).samples()[0];
    assertEquals(12, decibels(energy(louder) / energy(clip.samples()[0])), 1e-4);
    Channels limited = Change.parse("level +12 dB limited").of(clip, 0);
    for (int i = 0; i < limited.length(); i++) {
      assertTrue(Math.abs(limited.samples()[0][i]) <= 1);
      // One gain for all channels.
      double left = limited.samples()[0][i] / clip.samples()[0][i];
      assertEquals(left * clip.samples()[1][i], limited.samples()[1][i], 1e-5);
    }
    assertTrue(energy(limited.samples()[0]) < energy(louder));
    float[] quiet = Change.parse("level +3 dB limited").of(clip, 0).samples()[1];
    assertEquals(3, decibels(energy(quiet) / energy(clip.samples()[1])), 1e-3, "below full scale");
  }

  @Test
  void aLowPassAndALowerRateKeepWhatLiesBelow() {
    for (String change : List.of("low-pass 8000 Hz", "rate 16000 Hz")) {
      Clip low = Change.parse(change).of(new Clip(sine(6000, RATE, RATE), RATE), 0);
      float[] expected = sine(6000, low.sampleRate(), low.samples().length);
      for (int i = 500; i < expected.length - 500; i++) {
        assertEquals(expected[i], low.samples()[i], 1e-3, change);
      }
      Clip high = Change.parse(change).of(new Clip(sine(9500, RATE, RATE), RATE), 0);
      assertTrue(decibels(energy(inside(high)) / energy(inside(low))) < -60, change);
    }
    assertEquals(16_000, Change.parse("rate 16000 Hz").of(clip(), 0).sampleRate());
    assertFalse(Change.parse("rate 44100 Hz").concerns(clip()));
    assertFalse(Change.parse("low-pass 8000 Hz").concerns(new Channels(new float[1][9], 16_000)));
  }

  @Test
  void aCodecLeavesNoiseBelowItsLowPassAndNothingAbove() {
    Random random = new Random(1);
    float[] noise = new float[4 * RATE];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (float) (0.1 * random.nextGaussian());
    }
    Channels clip = new Channels(new float[][] {noise}, RATE);
    double last = 0;
    for (int kilobits : List.of(64, 96, 128)) {
      Change codec = Change.parse("codec " + kilobits + " kbit/s");
      Channels coded = codec.of(clip, 0);
      // Below 1 kHz the error is 18 to 25 dB down, less at lower bit rates.
      float[] before = new LowPass(900).of(clip, 0).samples()[0];
      float[] after = new LowPass(900).of(coded, 0).samples()[0];
      float[] error = new float[before.length];
      for (int i = 0; i < error.length; i++) {
        error[i] = after[i] - before[i];
      }
      double down = decibels(energy(error) / energy(before));
      assertTrue(down < -17 && down > -27 && down < last - 1, kilobits + ": " + down);
      last = down;
      // White noise up to 22 kHz loses the share of its energy that lies above the low-pass.
      double left = energy(coded.samples()[0]) / energy(noise);
      double passed = ((Codec) codec).lowPass() / (RATE / 2.0);
      assertTrue(left < passed * 1.1 && left > passed * 0.4, kilobits + ": " + left);
    }
    float[] silent = new float[3000];
    assertArrayEquals(
        silent, Codec.of(64).of(new Channels(new float[][] {silent}, RATE), 0).samples()[0]);
  }

  @Test
  void excerptsAndSilenceAreWhereTheyShouldBe() {
    Channels clip = clip();
    float[] left = clip.samples()[0];
    assertEquals(left[0], Change.parse("excerpt 5 s first").of(clip, 9).samples()[0][0]);
    Channels middle = Change.parse("excerpt 10 s middle").of(clip, 9);
    assertEquals(10, middle.seconds(), 1e-9);
    assertEquals(left[RATE], middle.samples()[0][0]);
    Change any = Change.parse("excerpt 3 s any");
    assertNotEquals(any.of(clip, 1).samples()[0][0], any.of(clip, 200_000).samples()[0][0]);
    assertEquals(3, any.of(clip, Long.MIN_VALUE).seconds(), 1e-9);
    assertFalse(Change.parse("excerpt 12 s").concerns(clip));
    Channels silence = Change.parse("silence 1 s").of(clip, 0);
    assertEquals(14, silence.seconds(), 1e-9);
    assertEquals(0, silence.samples()[1][RATE - 1]);
    assertEquals(clip.samples()[1][0], silence.samples()[1][RATE]);
  }

  @Test
  void monoIsTheMeanOfTheChannels() {
    Channels clip = clip();
    Channels mono = new Mono().of(clip, 0);
    assertEquals(1, mono.samples().length);
    assertEquals((clip.samples()[0][7] + clip.samples()[1][7]) / 2, mono.samples()[0][7], 1e-8);
    assertFalse(new Mono().concerns(mono));
  }
}
