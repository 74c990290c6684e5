package org.sonaffect.corpus.demo.synthesis;

/**
 * A slowly changing value: pitch in Hz, gain, cut-off. Renderers evaluate it once a {@link
 * ClipSamples#CONTROL} samples and draw straight lines between.
 */
@FunctionalInterface
public interface Curve {
  /** The value at so many seconds from the start of the sound. */
  double at(double seconds);

  /** The same value all the time. */
  static Curve constant(double value) {
    return seconds -> value;
  }

  /** Straight lines through (seconds, value) pairs in order of time; level before and after. */
  static Curve through(double... pairs) {
    return seconds -> {
      if (seconds <= pairs[0]) {
        return pairs[1];
      }
      for (int i = 2; i < pairs.length; i += 2) {
        if (seconds < pairs[i]) {
          double share = (seconds - pairs[i - 2]) / (pairs[i] - pairs[i - 2]);
          return pairs[i - 1] + share * (pairs[i + 1] - pairs[i - 1]);
        }
      }
      return pairs[pairs.length - 1];
    };
  }

  /** Rises in {@code attack} seconds, stays at one, falls to zero at {@code length} seconds. */
  static Curve held(double attack, double release, double length) {
    double body = StrictMath.max(attack, length - release);
    return through(0, 0, attack, 1, body + 1e-9, 1, StrictMath.max(length, body + 2e-9), 0);
  }

  /** Rises in {@code attack} seconds, then falls by 60 dB in {@code decay} seconds. */
  static Curve struck(double attack, double decay) {
    double rate = StrictMath.log(1000) / decay;
    return seconds ->
        seconds < attack ? seconds / attack : StrictMath.exp(-rate * (seconds - attack));
  }

  /** A sine of {@code depth} around one: vibrato or tremolo as a factor. */
  static Curve wobble(double hz, double depth, double phase) {
    return seconds -> 1 + depth * StrictMath.sin(2 * StrictMath.PI * (hz * seconds + phase));
  }

  /**
   * A value that wanders between {@code low} and {@code high}: a new random target every {@code
   * step} seconds, straight lines between.
   */
  static Curve wandering(Dice dice, double low, double high, double step, double seconds) {
    int count = (int) StrictMath.ceil(seconds / step) + 2;
    double[] pairs = new double[2 * count];
    for (int i = 0; i < count; i++) {
      pairs[2 * i] = i * step;
      pairs[2 * i + 1] = dice.between(low, high);
    }
    return through(pairs);
  }

  /** The product of this and another curve. */
  default Curve times(Curve other) {
    return seconds -> at(seconds) * other.at(seconds);
  }

  /** This curve, {@code factor} times as large. */
  default Curve times(double factor) {
    return seconds -> factor * at(seconds);
  }
}
