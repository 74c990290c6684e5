package org.sonaffect.acoustics.change;

/**
 * Digital silence at both ends.
 *
 * @param seconds at each end, 0.1 to 60
 */
public record Silence(double seconds) implements Change {
  /** Checks the range. */
  public Silence {
    ChangeText.check(
        seconds >= 0.1 && seconds <= 60, "silence is %s s, expected 0.1 to 60", seconds);
  }

  @Override
  public boolean concerns(Channels clip) {
    return true;
  }

  @Override
  public Channels of(Channels clip, long seed) {
    int silent = clip.samples(seconds);
    return clip.each(
        samples -> {
          float[] changed = new float[Math.addExact(samples.length, 2 * silent)];
          System.arraycopy(samples, 0, changed, silent, samples.length);
          return changed;
        });
  }

  @Override
  public String toString() {
    return "silence %s s".formatted(ChangeText.number(seconds));
  }
}
