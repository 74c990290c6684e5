package org.sonaffect.server;

import org.jspecify.annotations.Nullable;
import org.sonaffect.audio.stream.AudioOptions;
import org.sonaffect.audio.stream.Seconds;
import org.sonaffect.model.predict.PredictionOptions;

/**
 * What a client asks of an analysis.
 *
 * @param window seconds of a window; 0 for no curve, NaN for one that suits the clip's length
 * @param hop seconds from one window to the next; not looked at unless there is a window
 * @param domain of the model; null: that of the nearest training clips
 * @param model the id of an adapted one; null: the one that is served
 * @param features whether the result has the features of the clip
 */
record CurveRequest(
    double window, double hop, @Nullable String domain, @Nullable String model, boolean features) {
  static final double SHORTEST_WINDOW = 0.5;
  static final double LONGEST_WINDOW = 120;
  static final double SHORTEST_HOP = 0.1;

  /** Points of one curve, so that no answer grows without bound. */
  static final int MOST_POINTS = 10_000;

  /** Below this length, a curve that suits the clip is empty. */
  private static final double SHORTEST_CLIP = 2;

  /** Points of a curve that suits a long clip. */
  private static final int POINTS = 120;

  CurveRequest {
    boolean sound =
        window == 0
            || Double.isNaN(window)
            || (window >= SHORTEST_WINDOW
                && window <= LONGEST_WINDOW
                && hop >= SHORTEST_HOP
                && hop <= LONGEST_WINDOW);
    if (!sound) {
      throw Refusal.badRequest(
          "a window of %s s every %s s, expected windows of %s to %s s every %s to %s s"
              .formatted(
                  Seconds.of(window),
                  Seconds.of(hop),
                  SHORTEST_WINDOW,
                  LONGEST_WINDOW,
                  SHORTEST_HOP,
                  LONGEST_WINDOW));
    }
  }

  /**
   * One window of a curve, asked for with its reasons.
   *
   * @param start seconds into the file
   * @param end seconds into the file
   * @param domain of the model; null: that of the nearest training clips
   * @param model the id of an adapted one; null: the one that is served
   */
  record Moment(double start, double end, @Nullable String domain, @Nullable String model) {
    Moment {
      // A file shorter than half a second is a window as it is.
      if (!(end > start && end - start <= LONGEST_WINDOW)) {
        throw Refusal.badRequest(
            "a moment from %s to %s s, expected an end after the start and at most %s s"
                .formatted(Seconds.of(start), Seconds.of(end), LONGEST_WINDOW));
      }
    }

    /** Its window alone. */
    PredictionOptions options(AudioOptions audio) {
      double length = Math.max(PredictionOptions.SHORTEST_WINDOW, end - start);
      return new PredictionOptions(length, length, domain, audio);
    }
  }

  /** Of the served model, without features. */
  CurveRequest(double window, double hop, @Nullable String domain) {
    this(window, hop, domain, null, false);
  }

  /** Longest clip that the curve may be of, where {@code most} seconds are allowed anyway. */
  double longest(double most) {
    return window == 0 || Double.isNaN(window) ? most : Math.min(most, hop * MOST_POINTS);
  }

  /** The same for a clip of known length; null where it is too short for a curve. */
  @Nullable PredictionOptions options(double seconds, AudioOptions audio) {
    if (!Double.isNaN(window)) {
      return window == 0 ? null : new PredictionOptions(window, hop, domain, audio);
    }
    if (seconds < SHORTEST_CLIP) {
      return null;
    }
    double suits = Math.min(5, Math.max(1, seconds / 4));
    return new PredictionOptions(suits, Math.max(suits / 4, seconds / POINTS), domain, audio);
  }
}
