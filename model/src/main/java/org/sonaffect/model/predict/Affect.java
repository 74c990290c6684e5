package org.sonaffect.model.predict;

import java.util.List;
import org.sonaffect.model.explain.Neighbour;
import org.sonaffect.model.explain.Reason;

/**
 * What a model says of one clip or window.
 *
 * @param domain one of the model's domains: as asked for, or that of the nearest training clips
 * @param estimates one per target, in the order of the model's targets
 * @param novelty in [0, 1]: the share of training clips that lie less far from the other ones than
 *     this clip does
 * @param unlike words on what lies far beyond the training clips; empty where nothing stands out
 * @param reasons one per family of descriptors, strongest first; empty for the windows of a curve
 * @param nearest training clips, nearest first; empty for the windows of a curve
 */
public record Affect(
    String domain,
    List<Estimate> estimates,
    double novelty,
    List<String> unlike,
    List<Reason> reasons,
    List<Neighbour> nearest) {
  /** Copies the lists. */
  public Affect {
    estimates = List.copyOf(estimates);
    unlike = List.copyOf(unlike);
    reasons = List.copyOf(reasons);
    nearest = List.copyOf(nearest);
  }

  /**
   * The estimate of a target.
   *
   * @throws IllegalArgumentException where the model has no such target
   */
  public Estimate estimate(String target) {
    return estimates.stream()
        .filter(e -> e.target().equals(target))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no estimate of " + target));
  }
}
