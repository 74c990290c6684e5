package org.sonaffect.model;

import java.util.List;

/**
 * A model's adaptation to other listeners, in one of its domains.
 *
 * @param domain of the model
 * @param corrections one per target
 * @param intervals one per target, from the listeners' own ratings; they stand for those of the
 *     domain
 */
public record Calibration(
    String domain, List<Correction> corrections, List<IntervalRule> intervals) {
  /** Copies the lists. */
  public Calibration {
    corrections = List.copyOf(corrections);
    intervals = List.copyOf(intervals);
  }
}
