package org.sonaffect.corpus.demo.music;

import org.sonaffect.corpus.demo.synthesis.ClipSamples;
import org.sonaffect.corpus.demo.synthesis.Curve;
import org.sonaffect.corpus.demo.synthesis.Dice;
import org.sonaffect.corpus.demo.synthesis.Filter;
import org.sonaffect.corpus.demo.synthesis.NoiseSource;
import org.sonaffect.corpus.demo.synthesis.Wavetable;

/** A drum kit and the patterns it plays. */
enum Percussion {
  NONE,
  /** A shaker on the half beats. */
  SHAKER,
  /** Snare on every beat with a flam, drum on one and three. */
  MARCH,
  /** Drum on every beat, hi-hat between. */
  FOUR_ON_THE_FLOOR,
  /** Drum on one and three, snare on two and four, hi-hat on the half beats. */
  BACKBEAT;

  /** Plays to the end of the clip. */
  void play(ClipSamples clip, double secondsPerBeat, double gain, Dice dice) {
    if (this == NONE) {
      return;
    }
    int halves = (int) (2 * clip.seconds() / secondsPerBeat) + 1;
    for (int half = 0; half < halves; half++) {
      double at = half * secondsPerBeat / 2;
      boolean beat = half % 2 == 0;
      boolean strong = half % 4 == 0;
      switch (this) {
        case SHAKER -> clip.mix(at, hat(dice, 0.09), gain * (beat ? 0.35 : 0.2));
        case MARCH -> {
          if (beat) {
            clip.mix(at - 0.03, snare(dice), gain * 0.3);
            clip.mix(at, snare(dice), gain * (strong ? 0.8 : 0.6));
          }
          if (strong) {
            clip.mix(at, drum(), gain);
          }
        }
        case FOUR_ON_THE_FLOOR -> {
          clip.mix(at, beat ? drum() : hat(dice, 0.12), beat ? gain * 1.4 : gain * 0.5);
        }
        case BACKBEAT -> {
          clip.mix(at, hat(dice, 0.06), gain * 0.35);
          if (beat) {
            clip.mix(at, strong ? drum() : snare(dice), gain * (strong ? 1.3 : 1));
          }
        }
        case NONE -> throw new IllegalStateException("unreachable");
      }
    }
  }

  private static double[] drum() {
    return Wavetable.PURE.render(
        seconds -> 48 + 90 * StrictMath.exp(-seconds / 0.03), Curve.struck(0.002, 0.35), 0.35);
  }

  private static double[] snare(Dice dice) {
    double[] wires = Filter.highPass(1200, 0.707).apply(NoiseSource.white(dice, 0.22));
    double[] skin = Wavetable.PURE.render(Curve.constant(190), Curve.struck(0.001, 0.15), 0.22);
    ClipSamples.shape(wires, Curve.struck(0.001, 0.2));
    for (int i = 0; i < wires.length; i++) {
      wires[i] = 0.6 * wires[i] + 0.7 * skin[i];
    }
    return wires;
  }

  private static double[] hat(Dice dice, double decay) {
    double[] sound = Filter.highPass(4500, 0.9).apply(NoiseSource.white(dice, decay));
    return ClipSamples.shape(sound, Curve.struck(0.001, decay));
  }
}
