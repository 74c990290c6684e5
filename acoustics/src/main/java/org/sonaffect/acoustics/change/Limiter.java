package org.sonaffect.acoustics.change;

import java.util.Arrays;

/**
 * A peak limiter that looks ahead: the gain is down before a peak arrives and comes back slowly,
 * the same for all channels.
 */
final class Limiter {
  /** How long before a peak the gain begins to fall, s. */
  private static final double AHEAD = 0.005;

  /** Time constant with which it comes back, s. */
  private static final double RELEASE = 0.1;

  private Limiter() {}

  /** The clip with no sample beyond full scale. */
  static Channels limited(Channels clip) {
    float[] gain = gain(clip);
    return clip.each(
        samples -> {
          float[] changed = new float[samples.length];
          for (int i = 0; i < samples.length; i++) {
            changed[i] = Math.max(-1, Math.min(1, gain[i] * samples[i]));
          }
          return changed;
        });
  }

  private static float[] gain(Channels clip) {
    int length = clip.length();
    float[] needed = new float[length];
    Arrays.fill(needed, 1);
    for (float[] channel : clip.samples()) {
      for (int i = 0; i < length; i++) {
        needed[i] = Math.min(needed[i], 1 / Math.max(1, Math.abs(channel[i])));
      }
    }
    double back = 1 - StrictMath.exp(-1 / (RELEASE * clip.sampleRate()));
    double held = 1;
    for (int i = 0; i < length; i++) {
      held = Math.min(needed[i], held + back * (1 - held));
      needed[i] = (float) held;
    }
    // Backwards a straight fall: from 1 to nothing it would take the time looked ahead.
    double fall = 1 / Math.max(1, AHEAD * clip.sampleRate());
    double after = 1;
    for (int i = length - 1; i >= 0; i--) {
      after = Math.min(needed[i], after + fall);
      needed[i] = (float) after;
    }
    return needed;
  }
}
