package org.sonaffect.corpus.demo.sounds;

import org.sonaffect.corpus.demo.synthesis.ClipSamples;
import org.sonaffect.corpus.demo.synthesis.Curve;
import org.sonaffect.corpus.demo.synthesis.Dice;
import org.sonaffect.corpus.demo.synthesis.NoiseSource;
import org.sonaffect.corpus.demo.synthesis.Reverb;
import org.sonaffect.corpus.demo.synthesis.Wavetable;

/** A singing bird, a barking dog, a chirping insect. */
final class Animals {
  private Animals() {}

  /** Short whistles that glide, in phrases of a few motifs. */
  static void bird(ClipSamples clip, double rate, double brightness, Dice dice) {
    double seconds = clip.seconds();
    double centre = 1700 * StrictMath.pow(2.2, brightness);
    double[][] motifs = new double[3][];
    for (int m = 0; m < motifs.length; m++) {
      motifs[m] =
          new double[] {dice.between(0.75, 1.4), dice.between(0.75, 1.4), dice.between(0.75, 1.4)};
    }
    Wavetable whistle = Wavetable.harmonics(2, 1.4 * centre, k -> k == 1 ? 1 : 0.12);
    int left = 0;
    int motif = 0;
    for (double at = 0.05; at < seconds; at += 1 / rate) {
      if (left-- == 0) {
        left = 2 + dice.below(4);
        motif = dice.below(motifs.length);
        at += dice.chance(0.3) ? 0.8 / rate : 0;
      }
      double length = dice.between(0.5, 0.8) / rate;
      double[] shape = motifs[motif];
      Curve pitch =
          Curve.through(
              0, shape[0] * centre, 0.4 * length, shape[1] * centre, length, shape[2] * centre);
      Curve gain = Curve.held(0.15 * length, 0.4 * length, length);
      clip.mix(at, whistle.render(pitch, gain, length), dice.between(0.6, 1));
    }
    Reverb.add(clip.samples(), 0.9, 0.2);
    clip.mix(0, NoiseSource.band(dice, centre, 0.7, seconds), 0.003);
  }

  /** Barks: a noisy voice in a short throat that falls in pitch. */
  static void dog(ClipSamples clip, double rate, double brightness, Dice dice) {
    double seconds = clip.seconds();
    Throat throat = new Throat(brightness, 0.85 + 0.5 * brightness);
    double voice = 190 * StrictMath.pow(2.4, brightness);
    for (double at = dice.between(0, 0.1); at < seconds; at += dice.between(0.8, 1.2) / rate) {
      double length = dice.between(0.13, 0.24);
      double top = voice * dice.between(1.1, 1.4);
      Curve pitch = Curve.through(0, 0.8 * top, 0.03, top, length, 0.55 * top);
      Curve gain = Curve.held(0.012, 0.7 * length, length);
      double[] bark =
          throat.sing(
              Throat.Vowel.A,
              Throat.Vowel.O,
              pitch,
              top,
              gain,
              dice.between(0.3, 0.7),
              length,
              dice);
      clip.mix(at, bark, dice.between(0.7, 1));
    }
    Reverb.add(clip.samples(), 0.6, 0.2);
  }

  /** A high carrier in pulses, the pulses in chirps. */
  static void insect(ClipSamples clip, double rate, double brightness, Dice dice) {
    double seconds = clip.seconds();
    double hz = 2400 * StrictMath.pow(2.4, brightness);
    double pulses = dice.between(18, 38);
    double share = dice.between(0.4, 0.8);
    Curve pitch = Curve.wandering(dice, 0.99, 1.01, 0.05, seconds).times(hz);
    Curve pulsing = Curve.wobble(pulses, 0.9, 0);
    for (double at = 0; at < seconds; at += 1 / rate) {
      double length = share / rate;
      Curve gain = Curve.held(0.01, 0.02, length).times(pulsing);
      clip.mix(at, Wavetable.PURE.render(pitch, gain, length), dice.between(0.85, 1));
    }
    clip.mix(0, NoiseSource.band(dice, hz, 1.5, seconds), 0.02);
  }
}
