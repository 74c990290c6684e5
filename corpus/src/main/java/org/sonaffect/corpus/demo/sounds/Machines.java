package org.sonaffect.corpus.demo.sounds;

import org.sonaffect.corpus.demo.synthesis.ClipSamples;
import org.sonaffect.corpus.demo.synthesis.Curve;
import org.sonaffect.corpus.demo.synthesis.Dice;
import org.sonaffect.corpus.demo.synthesis.Filter;
import org.sonaffect.corpus.demo.synthesis.NoiseSource;
import org.sonaffect.corpus.demo.synthesis.Wavetable;

/** An engine that revs, a drill that starts and stops, a fan. */
final class Machines {
  private Machines() {}

  /** Explosions at the firing rate, uneven, with exhaust noise that they chop. */
  static void engine(ClipSamples clip, double rate, double brightness, Dice dice) {
    double seconds = clip.seconds();
    double firing = dice.between(28, 75);
    double slope = 1.5 - 0.9 * brightness;
    Wavetable wave = Wavetable.harmonics(60, 1.4 * firing, k -> StrictMath.pow(k, -slope));
    Curve revs = Curve.wobble(rate, 0.22, dice.unit());
    Curve pitch = revs.times(Curve.wandering(dice, 0.97, 1.03, 0.05, seconds)).times(firing);
    Curve gain = revs.times(Curve.wandering(dice, 0.7, 1.3, 0.03, seconds));
    double[] block = wave.render(pitch, gain, seconds);
    Filter.lowPass(350 + 2500 * brightness, 0.9).apply(block);
    double[] chop = Wavetable.PURE.render(pitch, Curve.constant(1), seconds);
    double[] exhaust = NoiseSource.soft(dice, 200 + 1500 * brightness, seconds);
    for (int i = 0; i < exhaust.length; i++) {
      exhaust[i] *= 0.5 + 0.5 * chop[i];
    }
    clip.mix(0, block, 1);
    clip.mix(0, exhaust, 0.35);
  }

  /** A buzzing motor and grinding noise, in bursts. */
  static void drill(ClipSamples clip, double rate, double brightness, Dice dice) {
    double seconds = clip.seconds();
    double motor = dice.between(110, 230);
    double slope = 0.9 - 0.5 * brightness;
    Wavetable wave = Wavetable.harmonics(40, 1.3 * motor, k -> StrictMath.pow(k, -slope));
    double burst = 1 / rate;
    for (double at = 0; at < seconds; at += burst) {
      double length = burst * dice.between(0.6, 0.85);
      Curve on = Curve.held(0.03, 0.06, length);
      Curve spin =
          Curve.through(0, 0.6, StrictMath.min(0.15, 0.4 * length), 1, length, 0.93)
              .times(Curve.wandering(dice, 0.97, 1.03, 0.04, length))
              .times(motor);
      clip.mix(at, wave.render(spin, on, length), 1);
      double[] grind = NoiseSource.band(dice, 1800 + 3200 * brightness, 0.8, length);
      clip.mix(at, ClipSamples.shape(grind, on), 0.5 + 0.3 * brightness);
    }
  }

  /** Soft broad noise and the tone of the blades. */
  static void fan(ClipSamples clip, double rate, double brightness, Dice dice) {
    double seconds = clip.seconds();
    double blades = dice.between(90, 220);
    double[] air = NoiseSource.soft(dice, 120 * StrictMath.pow(12, brightness), seconds);
    clip.mix(0, ClipSamples.shape(air, Curve.wobble(rate, 0.2, dice.unit())), 1);
    Wavetable wave = Wavetable.harmonics(6, blades, k -> StrictMath.pow(k, -1.5));
    Curve pitch = Curve.wandering(dice, 0.995, 1.005, 0.3, seconds).times(blades);
    clip.mix(0, wave.render(pitch, Curve.constant(1), seconds), 0.35);
  }
}
