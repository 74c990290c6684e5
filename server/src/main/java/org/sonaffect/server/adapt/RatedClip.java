package org.sonaffect.server.adapt;

import java.util.List;

/**
 * A clip that listeners have rated.
 *
 * @param name for showing only
 * @param features in the order of the model's columns, finite
 * @param ratings at least one, of different raters
 */
@SuppressWarnings("ArrayRecordComponent")
public record RatedClip(String name, float[] features, List<Rating> ratings) {
  /** Copies the ratings. */
  public RatedClip {
    ratings = List.copyOf(ratings);
  }

  /**
   * What one listener says of a clip.
   *
   * @param arousal in [-1, 1]
   * @param valence in [-1, 1]
   */
  public record Rating(String rater, double arousal, double valence) {}
}
