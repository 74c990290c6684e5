package org.sonaffect.learning.grid;

import java.util.List;
import org.sonaffect.learning.Pipeline;

/**
 * What a search found for one target.
 *
 * @param target its name
 * @param places all points of the grid: those that reached a later rung first, then by score, then
 *     the earlier point
 * @param solved evaluations that were computed for themselves; the others were those of twins
 */
public record Ranking(String target, List<Place> places, long solved) {
  /**
   * A point of the grid and how it did in its last rung.
   *
   * @param point position in the grid
   * @param pipeline the point
   * @param rung the last one it was in, from 0
   * @param score its score there; NaN where a prediction was no number
   */
  public record Place(int point, Pipeline pipeline, int rung, double score) {}

  /** The winner. */
  public Place best() {
    return places.get(0);
  }
}
