package org.sonaffect.acoustics.change;

import org.sonaffect.acoustics.dsp.Resampler;

/**
 * Nothing above some frequency.
 *
 * @param hertz where half of the amplitude is left, 500 to 20,000
 */
public record LowPass(double hertz) implements Change {
  /** Checks the range. */
  public LowPass {
    ChangeText.check(
        hertz >= 500 && hertz <= 20_000, "low-pass is %s Hz, expected 500 to 20000", hertz);
  }

  @Override
  public boolean concerns(Channels clip) {
    return hertz < clip.sampleRate() / 2.0;
  }

  @Override
  public Channels of(Channels clip, long seed) {
    return clip.each(
        samples -> {
          Collected changed = new Collected(samples.length);
          Resampler filter = new Resampler(clip.sampleRate(), clip.sampleRate(), hertz, changed);
          return changed.of(filter, samples);
        });
  }

  @Override
  public String toString() {
    return "low-pass %s Hz".formatted(ChangeText.number(hertz));
  }
}
