package org.sonaffect.study;

import java.time.Duration;
import java.util.Map;

/**
 * Limits of searches that have no natural end.
 *
 * @param time by model; a result under a time budget cannot be reproduced to the digit
 * @param trials by model
 * @param memory bytes by model
 */
public record Budget(
    Map<String, Duration> time, Map<String, Integer> trials, Map<String, Long> memory) {
  /** No limits. */
  public static final Budget NONE = new Budget(Map.of(), Map.of(), Map.of());

  /** Copies the maps. */
  public Budget {
    time = Map.copyOf(time);
    trials = Map.copyOf(trials);
    memory = Map.copyOf(memory);
  }
}
