package org.sonaffect.learning;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sonaffect.learning.grid.Trial;
import org.sonaffect.learning.grid.TrialKey;
import org.sonaffect.learning.grid.TrialLog;

/** A log of trials that can be cut. */
public final class MemoryLog implements TrialLog {
  public final Map<TrialKey, Trial> trials = new LinkedHashMap<>();
  public int failAfter = Integer.MAX_VALUE;

  @Override
  public double @Nullable [] known(TrialKey key) {
    Trial trial = trials.get(key);
    return trial == null ? null : trial.scores();
  }

  @Override
  public void record(Trial trial) {
    if (trials.size() >= failAfter) {
      throw new IllegalStateException("cut");
    }
    trials.put(trial.key(), trial);
  }
}
