package org.sonaffect.corpus.demo.synthesis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.util.Arrays;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;

/** Tones have their pitch, filters their gain, rooms their time, files their header. */
class BuildingBlocksTest {

  @Test
  void diceDependOnTheNameOnly() {
    Dice dice = new Dice("a");
    dice.unit();
    assertEquals(new Dice("a").of("b").unit(), dice.of("b").unit());
    assertTrue(new Dice("a").unit() != new Dice("b").unit());
  }

  @Test
  void diceHaveTheirMoments() {
    Dice dice = new Dice("moments");
    double sum = 0;
    double squares = 0;
    double gaps = 0;
    double noise = 0;
    int count = 200_000;
    for (int i = 0; i < count; i++) {
      double normal = dice.normal();
      sum += normal;
      squares += normal * normal;
      gaps += dice.gap(4);
      double sample = dice.noise();
      assertTrue(sample >= -1 && sample < 1);
      noise += sample * sample;
    }
    assertEquals(0, sum / count, 0.01);
    assertEquals(1, squares / count, 0.02);
    assertEquals(0.25, gaps / count, 0.005);
    assertEquals(1 / 3.0, noise / count, 0.005);
  }

  @Test
  void aNearShareIsAShareAboutAsWideAsAUniformOne() {
    Dice dice = new Dice("near");
    double squares = 0;
    double together = 0;
    int count = 100_000;
    for (int i = 0; i < count; i++) {
      double share = dice.unit();
      double near = dice.near(share);
      assertTrue(near >= 0 && near <= 1);
      squares += (near - 0.5) * (near - 0.5);
      together += (near - 0.5) * (share - 0.5);
    }
    assertEquals(1 / 12.0, squares / count, 0.01);
    assertEquals(0.7, together / count * 12, 0.05);
  }

  @Test
  void curvesGoThroughTheirPoints() {
    Curve line = Curve.through(1, 10, 2, 20, 4, 0);
    double[] seen = {line.at(0), line.at(1), line.at(1.5), line.at(2), line.at(3), line.at(9)};
    assertArrayEquals(new double[] {10, 10, 15, 20, 10, 0}, seen);
    Curve struck = Curve.struck(0.01, 0.5);
    assertEquals(1, struck.at(0.01));
    assertEquals(-60, 20 * Math.log10(struck.at(0.51)), 1e-9);
  }

  @Test
  void aToneHasItsPitchAndNothingFoldsBack() {
    Wavetable saw = Wavetable.harmonics(99, 1000, k -> 1.0 / k);
    double[] tone = saw.render(Curve.constant(1000), Curve.constant(1), 1);
    assertEquals(1, ClipSamples.rms(tone), 1e-3);
    double fundamental = Probe.amplitude(tone, 1000);
    assertEquals(1 / 3.0, Probe.amplitude(tone, 3000) / fundamental, 1e-3);
    for (int hz = 500; hz < 8000; hz += 1000) {
      assertTrue(Probe.amplitude(tone, hz) < 1e-3 * fundamental);
    }
  }

  @Test
  void aGlideArrives() {
    Curve glide = Curve.through(0, 500, 0.5, 2000);
    double[] tone = Wavetable.PURE.render(glide, Curve.constant(1), 1);
    double[] end = Arrays.copyOfRange(tone, ClipSamples.RATE / 2, ClipSamples.RATE);
    assertEquals(1, Probe.amplitude(end, 2000), 1e-2);
  }

  @Test
  void filtersHaveTheirGain() {
    double root = Math.sqrt(0.5);
    assertEquals(root, gain(Filter.lowPass(1000, root), 1000), 2e-3);
    assertEquals(1, gain(Filter.lowPass(1000, root), 50), 2e-3);
    assertTrue(gain(Filter.lowPass(1000, root), 4000) < 0.06);
    assertEquals(root, gain(Filter.highPass(1000, root), 1000), 2e-3);
    assertTrue(gain(Filter.highPass(1000, root), 100) < 0.012);
    assertEquals(1, gain(Filter.bandPass(1000, 5), 1000), 2e-3);
    assertEquals(root, gain(Filter.bandPass(1000, 5), 1105), 2e-2);
  }

  private static double gain(Filter filter, double hz) {
    double[] tone = Wavetable.PURE.render(Curve.constant(hz), Curve.constant(1), 1.5);
    double[] out = filter.apply(tone);
    return Math.sqrt(2)
        * ClipSamples.rms(Arrays.copyOfRange(out, ClipSamples.RATE / 2, out.length));
  }

  @Test
  void aModeRingsAtItsPitchAndFallsInItsTime() {
    Modes body = new Modes(1);
    body.add(800, 1, 0.5);
    body.add(7900, 1, 0.5);
    double[] sound = body.sound();
    double start = ClipSamples.rms(Arrays.copyOfRange(sound, 0, 800));
    double later = ClipSamples.rms(Arrays.copyOfRange(sound, 4000, 4800));
    assertEquals(-30, 20 * Math.log10(later / start), 0.1);
    assertTrue(Probe.amplitude(sound, 800) > 100 * Probe.amplitude(sound, 1600));
    assertTrue(Probe.amplitude(sound, 800) > 100 * Probe.amplitude(sound, 7900));
  }

  @Test
  void aRoomFallsInItsTime() {
    double[] click = new double[2 * ClipSamples.RATE];
    click[0] = 1;
    Reverb.add(click, 1.0, 1);
    double early = ClipSamples.rms(Arrays.copyOfRange(click, 1600, 4800));
    double late = ClipSamples.rms(Arrays.copyOfRange(click, 9600, 12800));
    double fall = 20 * Math.log10(late / early);
    assertTrue(fall < -25 && fall > -60, "falls by " + fall + " dB in half a second");
  }

  @Test
  void masteringSetsTheLevelAndNeverClips() {
    for (double level : new double[] {-40, -25, -16}) {
      ClipSamples clip = new ClipSamples(3);
      clip.mix(0, Wavetable.PURE.render(Curve.constant(440), Curve.constant(7), 3), 1);
      short[] samples = Mastering.master(clip, level);
      double[] scaled = Probe.scaled(samples);
      assertEquals(level, Mastering.activeLevel(scaled), 0.05);
    }
    ClipSamples spike = new ClipSamples(3);
    spike.samples()[20_000] = 1;
    short[] samples = Mastering.master(spike, 0);
    for (short sample : samples) {
      assertTrue(Math.abs(sample) <= 0.95 * 32767 + 1);
    }
  }

  @Test
  void silenceStaysSilent() {
    short[] samples = Mastering.master(new ClipSamples(1), -20);
    assertArrayEquals(new short[ClipSamples.RATE], samples);
  }

  @Test
  void theFileIsPlainWav() throws Exception {
    byte[] file = WavFile.of(new short[] {0, 1, -1, 32767, -32768});
    try (AudioInputStream audio = AudioSystem.getAudioInputStream(new ByteArrayInputStream(file))) {
      assertEquals(ClipSamples.RATE, audio.getFormat().getSampleRate());
      assertEquals(1, audio.getFormat().getChannels());
      assertEquals(16, audio.getFormat().getSampleSizeInBits());
      assertEquals(5, audio.getFrameLength());
      byte[] wanted = {0, 0, 1, 0, -1, -1, -1, 127, 0, -128};
      assertArrayEquals(wanted, audio.readAllBytes());
    }
  }
}
