package org.sonaffect.learning.automl;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What evaluations have taken, and by it what further ones will. Safe for many threads. */
final class Costs {
  /** An unknown family is taken to need so many times the most any evaluation has taken. */
  private static final double UNKNOWN = 1.5;

  /** Allowance for the noise of durations. */
  private static final double NOISE = 1.2;

  /** A fit of all rows instead of those of a split, which are fewer, and cubic steps in it. */
  private static final double ALL_ROWS = 2;

  private final Map<String, Double> byFamily = new HashMap<>();
  private final Map<String, Double> byPreparation = new HashMap<>();
  private double most;

  synchronized void add(Configuration configuration, Evaluation evaluation) {
    double seconds = evaluation.seconds();
    most = Math.max(most, seconds);
    byFamily.merge(configuration.family().name(), seconds, Math::max);
    byPreparation.merge(configuration.preparation().describe(), seconds, Math::max);
  }

  /** Seconds that the evaluation of a configuration will take at most, as far as known. */
  synchronized double evaluation(Configuration configuration) {
    Double known = byFamily.get(configuration.family().name());
    return known == null ? UNKNOWN * most : NOISE * known;
  }

  /** Seconds to fit members on all rows, or on each of some splits, by so many threads. */
  synchronized double ensemble(List<Candidate> members, int splits, int threads) {
    Map<String, Double> groups = new TreeMap<>();
    for (Candidate member : members) {
      Configuration configuration = member.configuration();
      if (configuration != null) {
        String preparation = configuration.preparation().describe();
        double own = member.seconds() / Math.max(1, member.evaluated());
        double first = byPreparation.getOrDefault(preparation, most);
        groups.merge(preparation, own + first, (a, b) -> a + own);
      }
    }
    double sum = 0;
    double longest = 0;
    for (double group : groups.values()) {
      sum += group;
      longest = Math.max(longest, group);
    }
    double grown = splits == 0 ? ALL_ROWS : splits * NOISE;
    return grown * Math.max(sum / threads, splits == 0 ? longest : 0);
  }
}
