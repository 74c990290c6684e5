package org.sonaffect.model.predict;

import org.jspecify.annotations.Nullable;
import org.sonaffect.audio.AudioSegment;
import org.sonaffect.audio.stream.AudioOptions;
import org.sonaffect.audio.stream.Seconds;

/**
 * How a file is predicted.
 *
 * @param window seconds of a window of the curve over time; 0: no curve
 * @param hop seconds from one window to the next; 0 where there is no curve
 * @param domain one of the model's; null: that of the nearest training clips
 * @param audio which part is read and what that may cost
 */
public record PredictionOptions(
    double window, double hop, @Nullable String domain, AudioOptions audio) {
  /** The shortest window, in seconds: one frame of 60 ms and some to summarise. */
  public static final double SHORTEST_WINDOW = 0.2;

  /** The shortest hop: a frame of the contours. */
  public static final double SHORTEST_HOP = 0.01;

  /** Default limit on the seconds of a file that are analysed: an hour. */
  public static final double HEARD = 3600;

  /** The whole file alone, its domain guessed. */
  public static final PredictionOptions WHOLE =
      new PredictionOptions(
          0, 0, null, AudioOptions.DEFAULT.withLimits(HEARD, AudioOptions.DEFAULT.maxDecoding()));

  /** Checks the window. */
  public PredictionOptions {
    boolean none = window == 0 && hop == 0;
    if (!none && !(window >= SHORTEST_WINDOW && hop >= SHORTEST_HOP && window < 1e6 && hop < 1e6)) {
      throw new IllegalArgumentException(
          "a window of %s s every %s s, expected at least %s s every %s s"
              .formatted(Seconds.of(window), Seconds.of(hop), SHORTEST_WINDOW, SHORTEST_HOP));
    }
  }

  /** The same for a clip: its part of its file. */
  public PredictionOptions of(AudioSegment clip) {
    return new PredictionOptions(window, hop, domain, audio.segment(clip.start(), clip.end()));
  }
}
