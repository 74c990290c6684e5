package org.sonaffect.acoustics.change;

import org.sonaffect.acoustics.dsp.Resampler;
import org.sonaffect.audio.Audio;

/**
 * A lower sample rate.
 *
 * @param hertz {@link Audio#MIN_RATE} to 48,000
 */
public record Rate(int hertz) implements Change {
  private static final int HIGHEST = 48_000;

  /** Checks the range. */
  public Rate {
    ChangeText.check(
        hertz >= Audio.MIN_RATE && hertz <= HIGHEST,
        "rate is %s Hz, expected " + Audio.MIN_RATE + " to " + HIGHEST,
        hertz);
  }

  @Override
  public boolean concerns(Channels clip) {
    return hertz < clip.sampleRate();
  }

  @Override
  public Channels of(Channels clip, long seed) {
    int from = clip.sampleRate();
    int length = Math.toIntExact(((long) clip.length() * hertz + from - 1) / from);
    float[][] changed = new float[clip.samples().length][];
    for (int c = 0; c < changed.length; c++) {
      Collected lower = new Collected(length);
      changed[c] = lower.of(new Resampler(from, hertz, lower), clip.samples()[c]);
    }
    return new Channels(changed, hertz);
  }

  @Override
  public String toString() {
    return "rate %d Hz".formatted(hertz);
  }
}
