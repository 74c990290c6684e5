package org.sonaffect.learning.grid;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sonaffect.learning.Pipeline;

/**
 * The pipelines among which a search chooses, in the order that breaks ties.
 *
 * @param name as in a study's `models`
 * @param points at least one; a later point that is a twin of an earlier one is solved with it
 */
public record Grid(String name, List<Pipeline> points) {
  /** Copies the list. */
  public Grid {
    points = List.copyOf(points);
    if (points.isEmpty()) {
      throw new IllegalArgumentException(
          "grid %s has no points, expected at least 1".formatted(name));
    }
  }

  /** The number of points. */
  public int size() {
    return points.size();
  }

  /** For each point the first point with the same representative: itself where it has no twin. */
  public int[] twins() {
    Map<Pipeline, Integer> first = new HashMap<>();
    int[] twin = new int[points.size()];
    for (int i = 0; i < twin.length; i++) {
      Integer earlier = first.putIfAbsent(points.get(i).representative(), i);
      twin[i] = earlier == null ? i : earlier;
    }
    return twin;
  }
}
