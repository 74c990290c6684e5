package org.sonaffect.corpus.demo.sounds;

import org.sonaffect.corpus.demo.synthesis.ClipSamples;
import org.sonaffect.corpus.demo.synthesis.Curve;
import org.sonaffect.corpus.demo.synthesis.Dice;
import org.sonaffect.corpus.demo.synthesis.Filter;
import org.sonaffect.corpus.demo.synthesis.NoiseSource;
import org.sonaffect.corpus.demo.synthesis.Wavetable;

/**
 * A source-filter voice (Fant 1960): a glottal wave and breath through three formants in parallel.
 *
 * @param brightness in [0, 1]: how slowly the harmonics of the glottal wave fall
 * @param size factor on the formants: 1 a man, 1.2 a woman, 1.4 a child, less a large animal
 */
record Throat(double brightness, double size) {
  private static final double[] GAINS = {1, 0.7, 0.35};
  private static final double[] SHARPNESS = {6, 9, 12};

  /** Formants of vowels in Hz, mean of men, rounded (Peterson and Barney 1952). */
  enum Vowel {
    A(730, 1090, 2440),
    E(530, 1840, 2480),
    I(270, 2290, 3010),
    O(570, 840, 2410),
    U(300, 870, 2240);

    private final double[] formants;

    Vowel(double... formants) {
      this.formants = formants;
    }
  }

  /**
   * One syllable that glides from one vowel to another.
   *
   * @param highest highest pitch that the curve reaches, Hz
   * @param breath gain of noise relative to the voice
   */
  double[] sing(
      Vowel from,
      Vowel to,
      Curve pitch,
      double highest,
      Curve gain,
      double breath,
      double seconds,
      Dice dice) {
    double slope = 1.7 - brightness;
    Wavetable glottis = Wavetable.harmonics(50, highest, k -> StrictMath.pow(k, -slope));
    double[] voice = glottis.render(pitch, gain, seconds);
    double[] air = ClipSamples.shape(NoiseSource.white(dice, seconds), gain);
    for (int i = 0; i < voice.length; i++) {
      voice[i] += breath * air[i];
    }
    double[] out = new double[voice.length];
    for (int f = 0; f < GAINS.length; f++) {
      double start = size * from.formants[f];
      double end = size * to.formants[f];
      double[] formant =
          Filter.sweep(voice.clone(), Curve.through(0, start, seconds, end), SHARPNESS[f]);
      double boost = GAINS[f] * (f == 0 ? 1 : 0.6 + 1.2 * brightness);
      for (int i = 0; i < out.length; i++) {
        out[i] += boost * formant[i];
      }
    }
    return out;
  }
}
