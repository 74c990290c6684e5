package org.sonaffect.acoustics.change;

import java.util.Arrays;
import org.sonaffect.acoustics.dsp.Resampler;

/** Takes what comes out of a {@link Resampler}. */
final class Collected implements Resampler.Output {
  private final float[] samples;
  private int count;

  /** With room for so many samples. */
  Collected(int most) {
    samples = new float[most];
  }

  @Override
  public void accept(float[] made, int length) {
    int taken = Math.min(length, samples.length - count);
    System.arraycopy(made, 0, samples, count, taken);
    count += taken;
  }

  /** All that a resampler makes of some samples. */
  float[] of(Resampler resampler, float[] from) {
    resampler.accept(from, from.length);
    resampler.finish();
    return Arrays.copyOf(samples, count);
  }
}
