package org.sonaffect.corpus.demo.sounds;

import org.sonaffect.corpus.demo.synthesis.ClipSamples;
import org.sonaffect.corpus.demo.synthesis.Curve;
import org.sonaffect.corpus.demo.synthesis.Dice;
import org.sonaffect.corpus.demo.synthesis.Filter;
import org.sonaffect.corpus.demo.synthesis.Modes;
import org.sonaffect.corpus.demo.synthesis.NoiseSource;
import org.sonaffect.corpus.demo.synthesis.Reverb;

/** Knocks on wood, breaking glass, struck metal. */
final class Impacts {
  /** Ratios of the modes of a free bar (Fletcher and Rossing 1998, 2.16), and of plates between. */
  private static final double[] METAL = {1, 1.58, 2.24, 2.76, 3.41, 4.12, 5.4, 6.8, 8.93};

  private Impacts() {}

  /** A dull body with a few strongly damped modes. */
  static void knock(ClipSamples clip, double rate, double brightness, Dice dice) {
    double body = 130 * StrictMath.pow(4.5, brightness);
    double[] ratios = {1, dice.between(1.6, 2), dice.between(2.3, 2.9), dice.between(3.4, 4.2)};
    for (double at = 0.05; at < clip.seconds(); at += dice.between(0.9, 1.1) / rate) {
      Modes wood = new Modes(0.3);
      for (double ratio : ratios) {
        wood.add(body * ratio, dice.between(0.6, 1) / ratio, dice.between(0.12, 0.2) / ratio);
      }
      double strength = dice.between(0.75, 1);
      clip.mix(at, wood.sound(), strength);
      double[] touch = Filter.lowPass(4 * body, 0.707).apply(NoiseSource.white(dice, 0.015));
      clip.mix(at, ClipSamples.shape(touch, Curve.struck(0.001, 0.015)), 0.5 * strength);
    }
    Reverb.add(clip.samples(), 0.4, 0.15);
  }

  /** A burst, then shards that ring high and fall over each other. */
  static void glass(ClipSamples clip, double rate, double brightness, Dice dice) {
    double low = 1400 + 1800 * brightness;
    for (double at = 0.05; at < clip.seconds(); at += dice.between(0.8, 1.2) / rate) {
      double[] burst = Filter.highPass(low, 0.707).apply(NoiseSource.white(dice, 0.12));
      clip.mix(at, ClipSamples.shape(burst, Curve.struck(0.001, 0.1)), 0.7);
      int shards = 12 + dice.below(14);
      for (int s = 0; s < shards; s++) {
        double delay = dice.unit() * dice.unit() * 0.8;
        Modes shard = new Modes(0.5);
        double hz = low * dice.between(1, 2.3);
        double gain = dice.between(0.15, 0.6) / (1 + 2 * delay);
        for (double ratio : new double[] {1, 1.47, 2.09}) {
          shard.add(hz * ratio, gain / ratio, dice.between(0.1, 0.35));
        }
        clip.mix(at + delay, shard.sound(), 1);
      }
    }
    Reverb.add(clip.samples(), 0.5, 0.15);
  }

  /** Inharmonic modes that ring on. */
  static void metal(ClipSamples clip, double rate, double brightness, Dice dice) {
    double body = dice.between(260, 420) * StrictMath.pow(1.8, brightness);
    double slope = 1.1 - 0.9 * brightness;
    double ring = dice.between(0.7, 2);
    for (double at = 0.03; at < clip.seconds(); at += dice.between(0.85, 1.15) / rate) {
      Modes plate = new Modes(1.5 * ring);
      for (double ratio : METAL) {
        double gain = dice.between(0.5, 1) * StrictMath.pow(ratio, -slope);
        plate.add(body * ratio * dice.between(0.995, 1.005), gain, ring / StrictMath.sqrt(ratio));
      }
      clip.mix(at, plate.sound(), dice.between(0.6, 1));
    }
    Reverb.add(clip.samples(), 0.8, 0.2);
  }
}
