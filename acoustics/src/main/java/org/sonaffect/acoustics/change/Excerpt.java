package org.sonaffect.acoustics.change;

import java.util.Arrays;
import java.util.Locale;

/**
 * A part of the clip.
 *
 * @param seconds 0.5 to 600
 * @param place where it is taken from
 */
public record Excerpt(double seconds, Place place) implements Change {
  /** Where an excerpt lies. */
  public enum Place {
    /** It begins with the clip. */
    FIRST,
    /** Its middle is that of the clip. */
    MIDDLE,
    /** Anywhere, by the seed. */
    ANY;

    /** The word in texts. */
    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Checks the range. */
  public Excerpt {
    ChangeText.check(
        seconds >= 0.5 && seconds <= 600, "excerpt is %s s, expected 0.5 to 600", seconds);
  }

  @Override
  public boolean concerns(Channels clip) {
    return clip.samples(seconds) < clip.length();
  }

  @Override
  public Channels of(Channels clip, long seed) {
    int length = clip.samples(seconds);
    int spare = clip.length() - length;
    int from =
        switch (place) {
          case FIRST -> 0;
          case MIDDLE -> spare / 2;
          case ANY -> Math.floorMod(seed, spare + 1);
        };
    return clip.each(samples -> Arrays.copyOfRange(samples, from, from + length));
  }

  @Override
  public String toString() {
    return "excerpt %s s %s".formatted(ChangeText.number(seconds), place.word());
  }
}
