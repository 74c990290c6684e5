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
  public void accept(float sample) {
    if (count < samples.length) {
      samples[count++] = sample;
    }
  }

  /** All that a resampler makes of some samples. */
  float[] of(Resampler resampler, float[] from) {
    for (float sample : from) {
      resampler.accept(sample);
    }
    resampler.finish();
    return Arrays.copyOf(samples, count);
  }
}
