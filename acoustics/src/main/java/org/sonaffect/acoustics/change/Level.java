package org.sonaffect.acoustics.change;

/**
 * Another level.
 *
 * @param decibels louder, -60 to 60, not 0
 * @param limited peaks are held at full scale; else samples may leave [-1, 1]
 */
public record Level(double decibels, boolean limited) implements Change {
  /** Checks the range. */
  public Level {
    ChangeText.check(
        Math.abs(decibels) <= 60 && decibels != 0, "level is %s dB, expected -60 to 60", decibels);
  }

  @Override
  public boolean concerns(Channels clip) {
    return true;
  }

  @Override
  public Channels of(Channels clip, long seed) {
    double gain = StrictMath.pow(10, decibels / 20);
    Channels louder =
        clip.each(
            samples -> {
              float[] changed = new float[samples.length];
              for (int i = 0; i < samples.length; i++) {
                changed[i] = (float) (gain * samples[i]);
              }
              return changed;
            });
    return limited ? Limiter.limited(louder) : louder;
  }

  @Override
  public String toString() {
    return "level %s%s dB%s"
        .formatted(decibels > 0 ? "+" : "", ChangeText.number(decibels), limited ? " limited" : "");
  }
}
