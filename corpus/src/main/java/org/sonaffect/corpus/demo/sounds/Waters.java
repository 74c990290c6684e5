package org.sonaffect.corpus.demo.sounds;

import org.sonaffect.corpus.demo.synthesis.ClipSamples;
import org.sonaffect.corpus.demo.synthesis.Curve;
import org.sonaffect.corpus.demo.synthesis.Dice;
import org.sonaffect.corpus.demo.synthesis.Filter;
import org.sonaffect.corpus.demo.synthesis.NoiseSource;
import org.sonaffect.corpus.demo.synthesis.Reverb;
import org.sonaffect.corpus.demo.synthesis.Wavetable;

/** A stream, drips, waves: bubbles that ring with a rising pitch (van den Doel 2005), and foam. */
final class Waters {
  private Waters() {}

  /** Many bubbles over soft noise. */
  static void stream(ClipSamples clip, double rate, double brightness, Dice dice) {
    double seconds = clip.seconds();
    double bubbles = dice.between(40, 140);
    Curve swell = Curve.wandering(dice, 0.7, 1.3, 0.5 / rate, seconds);
    for (double at = dice.gap(bubbles); at < seconds; at += dice.gap(bubbles)) {
      double hz = 350 * StrictMath.pow(3, brightness) * StrictMath.pow(3, dice.between(-0.5, 1));
      bubble(clip, at, hz, dice.between(0.02, 0.07), swell.at(at) * dice.unit(), dice);
    }
    double[] bed = NoiseSource.band(dice, 500 + 1800 * brightness, 0.6, seconds);
    clip.mix(0, ClipSamples.shape(bed, swell), 0.12);
  }

  /** Single bubbles in a hollow room. */
  static void drips(ClipSamples clip, double rate, double brightness, Dice dice) {
    double hz = 450 * StrictMath.pow(3.2, brightness);
    for (double at = 0.05; at < clip.seconds(); at += dice.between(0.7, 1.3) / rate) {
      double length = dice.between(0.05, 0.11);
      bubble(clip, at, hz * dice.between(0.8, 1.25), length, dice.between(0.6, 1), dice);
    }
    Reverb.add(clip.samples(), 1.6, 0.35);
    clip.mix(0, NoiseSource.soft(dice, 500, clip.seconds()), 0.004);
  }

  /** Noise that swells and breaks. */
  static void waves(ClipSamples clip, double rate, double brightness, Dice dice) {
    double seconds = clip.seconds();
    double[] deep = NoiseSource.soft(dice, 250, seconds);
    double[] foam = NoiseSource.white(dice, seconds);
    Filter.highPass(700, 0.707).apply(foam);
    Filter.lowPass(1800 + 5200 * brightness, 0.707).apply(foam);
    double phase = dice.unit();
    Curve swell =
        time -> {
          double turn = rate * time + phase;
          double place = turn - StrictMath.floor(turn);
          double height = place < 0.35 ? place / 0.35 : (1 - place) / 0.65;
          return 0.12 + 0.88 * height * height;
        };
    clip.mix(0, ClipSamples.shape(deep, swell), 0.6);
    clip.mix(0, ClipSamples.shape(foam, swell), 0.2 + 0.6 * brightness);
  }

  private static void bubble(
      ClipSamples clip, double at, double hz, double decay, double gain, Dice dice) {
    double rise = dice.between(1.1, 1.5);
    double length = 1.3 * decay;
    double[] sound =
        Wavetable.PURE.render(
            Curve.through(0, hz, length, hz * rise), Curve.struck(0.001, decay), length);
    clip.mix(at, sound, gain);
  }
}
