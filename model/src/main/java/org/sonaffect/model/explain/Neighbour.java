package org.sonaffect.model.explain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A training clip that is near in the space of descriptors.
 *
 * @param corpus its corpus
 * @param id its id there
 * @param category genre or kind of sound, where known
 * @param distance in that space, where 1 is the median distance of a training clip to its nearest
 *     others
 * @param ratings its mean ratings in [-1, 1], in the order of the model's targets
 */
public record Neighbour(
    String corpus, String id, @Nullable String category, double distance, List<Double> ratings) {
  /** Copies the ratings. */
  public Neighbour {
    ratings = List.copyOf(ratings);
  }
}
