package org.sonaffect.corpus.demo.music;

import org.sonaffect.corpus.demo.synthesis.ClipSamples;
import org.sonaffect.corpus.demo.synthesis.Curve;
import org.sonaffect.corpus.demo.synthesis.Dice;
import org.sonaffect.corpus.demo.synthesis.Modes;
import org.sonaffect.corpus.demo.synthesis.NoiseSource;
import org.sonaffect.corpus.demo.synthesis.Wavetable;

/** The instruments: sustained (bowed, blown, electronic) or struck (and plucked). */
enum Instrument {
  STRINGS(new SustainedTone(0.9, 1, 0.11, 0.18, 0.006, 0, 1.004)),
  ORGAN(new SustainedTone(1.2, 1, 0.015, 0.05, 0, 0, 1.002)),
  FLUTE(new SustainedTone(2.0, 0.7, 0.05, 0.08, 0.005, 0.06, 1)),
  REED(new SustainedTone(1.0, 0.25, 0.03, 0.06, 0.002, 0.01, 1)),
  BRASS(new SustainedTone(0.6, 1, 0.04, 0.07, 0.003, 0.01, 1)),
  LEAD(new SustainedTone(0.5, 0.8, 0.008, 0.03, 0.002, 0, 1.006)),
  PIANO(new StruckTone(1.1, 0.0004, 2.4, 0.12, new double[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})),
  GUITAR(new StruckTone(0.8, 0.0001, 1.3, 0.2, new double[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})),
  BELLS(new StruckTone(0.7, 0, 2.8, 0.35, new double[] {1, 2.76, 4.07, 5.4, 8.93}));

  private final Tone tone;

  Instrument(Tone tone) {
    this.tone = tone;
  }

  /**
   * One note at root mean square near one while it is loud.
   *
   * @param hz pitch
   * @param seconds for which it is held; it rings a little longer
   * @param brightness in [0, 1]
   */
  double[] play(double hz, double seconds, double brightness, Dice dice) {
    return tone.play(hz, seconds, brightness, dice);
  }

  /** A way to sound a note. */
  interface Tone {
    double[] play(double hz, double seconds, double brightness, Dice dice);
  }

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
  private record StruckTone(
      double slope, double stiffness, double decay, double loss, double[] ratios)
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
      return ClipSamples.shape(body.sound(), Curve.held(0.003, DAMPER, length));
    }
  }

  /**
   * A bowed, blown or electronic note: harmonics that fall as a power, a chorus voice, vibrato,
   * breath.
   *
   * @param slope power by which harmonics fall when brightness is 1; a dull note falls by 1.2 more
   * @param even gain of even harmonics (a clarinet has few)
   * @param attack seconds
   * @param release seconds
   * @param vibrato depth as a share of the pitch
   * @param breath gain of noise around the pitch
   * @param chorus pitch ratio of a second voice; 1 for none
   */
  private record SustainedTone(
      double slope,
      double even,
      double attack,
      double release,
      double vibrato,
      double breath,
      double chorus)
      implements Instrument.Tone {
    private static final int HARMONICS = 32;
    private static final double VIBRATO_HZ = 5.3;

    @Override
    public double[] play(double hz, double seconds, double brightness, Dice dice) {
      double power = slope + 1.2 * (1 - brightness);
      Wavetable wave =
          Wavetable.harmonics(
              HARMONICS, hz * 1.02, k -> (k % 2 == 0 ? even : 1) * StrictMath.pow(k, -power));
      double length = StrictMath.max(seconds, attack) + release;
      Curve gain = Curve.held(attack, release, length);
      Curve pitch = Curve.wobble(VIBRATO_HZ, vibrato, dice.unit()).times(hz);
      double[] note = wave.render(pitch, gain, length);
      if (chorus != 1) {
        double[] second = wave.render(pitch.times(chorus), gain, length);
        for (int i = 0; i < note.length; i++) {
          note[i] = 0.7 * (note[i] + second[i]);
        }
      }
      if (breath > 0) {
        double[] air = ClipSamples.shape(NoiseSource.band(dice, 2.5 * hz, 0.8, length), gain);
        for (int i = 0; i < note.length; i++) {
          note[i] += breath * air[i];
        }
      }
      return note;
    }
  }
}
