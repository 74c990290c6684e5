package org.sonaffect.corpus.demo.sounds;

import java.util.List;
import org.sonaffect.corpus.demo.synthesis.ClipSamples;
import org.sonaffect.corpus.demo.synthesis.Curve;
import org.sonaffect.corpus.demo.synthesis.Dice;
import org.sonaffect.corpus.demo.synthesis.NoiseSource;
import org.sonaffect.corpus.demo.synthesis.Reverb;

/** Voices without words: babbled speech, laughter, crying. */
final class Voices {
  private static final List<Throat.Vowel> VOWELS = List.of(Throat.Vowel.values());

  private Voices() {}

  /** Syllables of a consonant's noise and a vowel, in phrases that fall in pitch. */
  static void speech(ClipSamples clip, double rate, double brightness, Dice dice) {
    Throat throat = new Throat(brightness, dice.between(1, 1.25));
    double voice = dice.between(95, 210);
    int left = 0;
    double height = 1.2;
    for (double at = 0.02; at < clip.seconds(); at += dice.between(0.8, 1.2) / rate) {
      if (left-- == 0) {
        left = 4 + dice.below(5);
        height = 1.25;
        at += 0.15;
      }
      double length = dice.between(0.6, 0.85) / rate;
      double hz = voice * height * dice.between(0.95, 1.1);
      height *= 0.95;
      Curve pitch = Curve.through(0, hz, 0.3 * length, 1.06 * hz, length, 0.92 * hz);
      double[] consonant = NoiseSource.band(dice, 2000 + 3000 * brightness, 1, 0.05);
      clip.mix(
          at - 0.03,
          ClipSamples.shape(consonant, Curve.held(0.01, 0.03, 0.05)),
          dice.unit() * 0.12);
      Curve gain = Curve.held(0.03, 0.06, length);
      double[] vowel =
          throat.sing(
              dice.pick(VOWELS), dice.pick(VOWELS), pitch, 1.1 * hz, gain, 0.03, length, dice);
      clip.mix(at, vowel, dice.between(0.7, 1));
    }
    Reverb.add(clip.samples(), 0.4, 0.1);
  }

  /** Bouts of ha-ha: breath, then a short open vowel, each lower and softer than the last. */
  static void laughter(ClipSamples clip, double rate, double brightness, Dice dice) {
    Throat throat = new Throat(brightness, dice.between(1.05, 1.3));
    double voice = dice.between(170, 330);
    Throat.Vowel vowel = dice.pick(List.of(Throat.Vowel.A, Throat.Vowel.E, Throat.Vowel.O));
    int left = 0;
    double height = 1;
    for (double at = 0.05; at < clip.seconds(); at += 1 / rate) {
      if (left-- == 0) {
        left = 5 + dice.below(5);
        height = dice.between(1.2, 1.5);
        at += dice.between(0.1, 0.35);
      }
      double hz = voice * height;
      height *= 0.94;
      double length = 0.55 / rate;
      double[] breath = NoiseSource.band(dice, 1600 + 1500 * brightness, 0.7, 0.4 / rate);
      clip.mix(
          at - 0.3 / rate, ClipSamples.shape(breath, Curve.held(0.02, 0.05, 0.4 / rate)), 0.08);
      Curve pitch = Curve.through(0, 0.95 * hz, 0.3 * length, 1.1 * hz, length, 0.85 * hz);
      Curve gain = Curve.held(0.015, 0.5 * length, length);
      clip.mix(at, throat.sing(vowel, vowel, pitch, 1.15 * hz, gain, 0.12, length, dice), height);
    }
    Reverb.add(clip.samples(), 0.5, 0.15);
  }

  /** Wails that rise and sink with a tremor, and gasps between. */
  static void crying(ClipSamples clip, double rate, double brightness, Dice dice) {
    Throat throat = new Throat(brightness, dice.between(1.15, 1.5));
    double voice = dice.between(280, 430);
    for (double at = 0.05; at < clip.seconds(); at += 1 / rate) {
      double length = dice.between(0.62, 0.75) / rate;
      double top = voice * dice.between(1.15, 1.45);
      Curve pitch =
          Curve.through(
                  0, 0.75 * top, 0.3 * length, top, 0.7 * length, 0.9 * top, length, 0.6 * top)
              .times(Curve.wobble(dice.between(6, 9), 0.03, dice.unit()));
      Curve gain =
          Curve.held(0.1 * length, 0.3 * length, length)
              .times(Curve.wobble(dice.between(6, 9), 0.25, dice.unit()));
      clip.mix(
          at,
          throat.sing(Throat.Vowel.A, Throat.Vowel.E, pitch, 1.1 * top, gain, 0.05, length, dice),
          dice.between(0.8, 1));
      double gasp = 0.18 / rate;
      double[] breath = NoiseSource.band(dice, 1500 + 1500 * brightness, 1, gasp);
      clip.mix(
          at + length + 0.03,
          ClipSamples.shape(breath, Curve.held(0.6 * gasp, 0.2 * gasp, gasp)),
          0.08);
    }
    Reverb.add(clip.samples(), 0.5, 0.15);
  }
}
