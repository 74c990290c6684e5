package org.sonaffect.corpus.demo.sounds;

import org.sonaffect.corpus.demo.synthesis.ClipSamples;
import org.sonaffect.corpus.demo.synthesis.Curve;
import org.sonaffect.corpus.demo.synthesis.Dice;
import org.sonaffect.corpus.demo.synthesis.Filter;
import org.sonaffect.corpus.demo.synthesis.Modes;
import org.sonaffect.corpus.demo.synthesis.NoiseSource;

/** Rain, wind and thunder. */
final class Weather {
  private Weather() {}

  /** A hiss under many single drops. */
  static void rain(ClipSamples clip, double rate, double brightness, Dice dice) {
    double seconds = clip.seconds();
    double[] bed = Filter.highPass(500, 0.707).apply(NoiseSource.white(dice, seconds));
    Filter.lowPass(1800 + 5000 * brightness, 0.707).apply(bed);
    ClipSamples.normalise(bed, 0.4);
    clip.mix(0, ClipSamples.shape(bed, Curve.wandering(dice, 0.7, 1.3, 1 / rate, seconds)), 1);
    double drops = dice.between(20, 80);
    for (double at = dice.gap(drops); at < seconds; at += dice.gap(drops)) {
      Modes drop = new Modes(0.06);
      double hz = (900 + 2500 * brightness) * dice.between(0.6, 1.8);
      drop.add(hz, dice.gap(1), dice.between(0.01, 0.04));
      clip.mix(at, drop.sound(), 1);
    }
  }

  /** Noise through a throat that opens and closes with the gusts. */
  static void wind(ClipSamples clip, double rate, double brightness, Dice dice) {
    double seconds = clip.seconds();
    double low = 130 * StrictMath.pow(4, brightness);
    Curve centre = Curve.wandering(dice, low, 3 * low, 0.6 / rate, seconds);
    double[] air = Filter.sweep(NoiseSource.white(dice, seconds), centre, 2.5);
    Filter.sweep(air, centre.times(1.1), 1.2);
    Curve gusts = Curve.wandering(dice, 0.15, 1, 0.5 / rate, seconds);
    clip.mix(0, ClipSamples.shape(air, gusts), 1);
    double[] hiss = NoiseSource.soft(dice, 2 * low, seconds);
    clip.mix(0, ClipSamples.shape(hiss, gusts), 0.02 + 0.03 * brightness);
  }

  /** Claps with a crack at their head and a long rumble. */
  static void thunder(ClipSamples clip, double rate, double brightness, Dice dice) {
    double seconds = clip.seconds();
    double[] rumble = NoiseSource.soft(dice, 45 + 250 * brightness, seconds);
    Filter.lowPass(250 + 1200 * brightness, 0.707).apply(rumble);
    Curve rolling = Curve.wandering(dice, 0.3, 1, 0.09, seconds);
    ClipSamples.shape(rumble, rolling);
    double[] claps = new double[rumble.length];
    ClipSamples bed = new ClipSamples(seconds);
    for (double at = dice.between(0.05, 0.4); at < seconds; at += dice.between(0.7, 1.3) / rate) {
      Curve clap = Curve.struck(dice.between(0.02, 0.15), dice.between(2, 4));
      double size = dice.between(0.4, 1);
      int from = ClipSamples.length(at);
      for (int i = from; i < claps.length; i += ClipSamples.CONTROL) {
        double gain = size * clap.at((double) (i - from) / ClipSamples.RATE);
        for (int j = i; j < StrictMath.min(claps.length, i + ClipSamples.CONTROL); j++) {
          claps[j] = StrictMath.max(claps[j], gain);
        }
      }
      double[] crack = NoiseSource.band(dice, 500 + 1500 * brightness, 0.7, 0.4);
      bed.mix(at, ClipSamples.shape(crack, Curve.struck(0.004, 0.25)), size * 0.5 * brightness);
    }
    for (int i = 0; i < rumble.length; i++) {
      rumble[i] *= claps[i];
    }
    clip.mix(0, rumble, 1);
    clip.mix(0, bed.samples(), 1);
  }
}
