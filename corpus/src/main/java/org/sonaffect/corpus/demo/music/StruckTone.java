package org.sonaffect.corpus.demo.music;

import org.sonaffect.corpus.demo.synthesis.Curve;
import org.sonaffect.corpus.demo.synthesis.Dice;
import org.sonaffect.corpus.demo.synthesis.Modes;
import org.sonaffect.corpus.demo.synthesis.Signal;

/**
 * A struck or plucked note: decaying partials, damped when it is let go.
 *
 * @param slope power by which partials fall when brightness is 1; a dull note falls by 1.2 more
 * @param stiffness inharmonicity B in {@code k sqrt(1 + B k^2)} (Fletcher and Rossing 1998, 12.3)
 * @param decay seconds to -60 dB of the first partial at 220 Hz
 * @param loss how much faster each higher partial decays
 * @param ratios of the partials to the pitch
 */
@SuppressWarnings("ArrayRecordComponent")
record StruckTone(double slope, double stiffness, double decay, double loss, double[] ratios)
    implements Instrument.Tone {
  private static final double DAMPER = 0.08;

  @Override
  public double[] play(double hz, double seconds, double brightness, Dice dice) {
    double power = slope + 1.2 * (1 - brightness);
    double first = decay * StrictMath.sqrt(220 / hz);
    double length = StrictMath.min(seconds + DAMPER, 1.5 * first);
    Modes body = new Modes(length);
    for (double ratio : ratios) {
      double stretched = ratio * StrictMath.sqrt(1 + stiffness * ratio * ratio);
      double gain = 2 * StrictMath.pow(ratio, -power) * dice.between(0.8, 1.2);
      body.add(hz * stretched, gain, first / (1 + loss * (ratio - 1)));
    }
    return Signal.shape(body.sound(), Curve.held(0.003, DAMPER, length));
  }
}
