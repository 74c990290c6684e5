package org.sonaffect.corpus.demo.music;

import org.sonaffect.corpus.demo.synthesis.Curve;
import org.sonaffect.corpus.demo.synthesis.Dice;
import org.sonaffect.corpus.demo.synthesis.Noise;
import org.sonaffect.corpus.demo.synthesis.Signal;
import org.sonaffect.corpus.demo.synthesis.Wavetable;

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
record SustainedTone(
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
      double[] air = Signal.shape(Noise.band(dice, 2.5 * hz, 0.8, length), gain);
      for (int i = 0; i < note.length; i++) {
        note[i] += breath * air[i];
      }
    }
    return note;
  }
}
