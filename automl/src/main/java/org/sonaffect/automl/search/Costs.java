package org.sonaffect.automl.search;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sonaffect.automl.space.Configuration;

/** What evaluations have taken, and by it what further ones will. Safe for many threads. */
final class Costs {
  /** Allowance for what a mean does not say; fits of seconds can be given up besides. */
  private static final double ABOVE_MEAN = 1.5;

  /** A fit of all rows instead of those of a split, which are fewer, and cubic steps in it. */
  private static final double ALL_ROWS = 2;

  private static final double NOISE = 1.2;

  private final Map<String, Mean> byFamily = new HashMap<>();
  private final Map<String, Mean> looks = new HashMap<>();
  private final double ratio;
  private final double variants;
  private final Map<String, Double> preparing = new HashMap<>();
  private final Mean all = new Mean();
  private final Mean allLooks = new Mean();

  /**
   * No evaluation yet.
   *
   * @param ratio how many times the rows of a look those of a split are
   * @param variants of each row, which members of the ensemble are fitted on besides: evaluations
   *     are of rows without them
   */
  Costs(double ratio, int variants) {
    this.ratio = ratio;
    this.variants = variants;
  }

  /** Of durations. */
  private static final class Mean {
    private double sum;
    private int count;

    private void add(double seconds) {
      sum += seconds;
      count++;
    }

    private double value() {
      return count == 0 ? 0 : sum / count;
    }

    private Mean times(double factor) {
      Mean more = new Mean();
      more.sum = factor * sum;
      more.count = count;
      return more;
    }
  }

  synchronized void add(Configuration configuration, Evaluation evaluation) {
    boolean look = evaluation.split() == SplitPlan.LOOK;
    (look ? allLooks : all).add(evaluation.seconds());
    (look ? looks : byFamily)
        .computeIfAbsent(configuration.family().name(), k -> new Mean())
        .add(evaluation.seconds());
    if (look) {
      return;
    }
    preparing.merge(configuration.preparation().describe(), evaluation.prepareSeconds(), Math::max);
  }

  /** Mean seconds of an evaluation on a split; 0 before the first. */
  synchronized double mean() {
    return all.value();
  }

  /** Seconds to fit one usual trial on all rows, with their variants. */
  synchronized double alone() {
    return ALL_ROWS * more() * all.value();
  }

  /** How many times as long a fit with variants takes, by matrices of rows by rows. */
  private double more() {
    return (1 + variants) * (1 + variants);
  }

  /** Seconds that the evaluation of a configuration on a split, or in the look, may take. */
  synchronized double evaluation(Configuration configuration, int split) {
    Mean look = looks.getOrDefault(configuration.family().name(), allLooks);
    if (split == SplitPlan.LOOK) {
      return ABOVE_MEAN * look.value();
    }
    Mean own = byFamily.get(configuration.family().name());
    // Of a family that was only looked at, by matrices of rows by rows.
    return ABOVE_MEAN
        * (own != null ? own : look.count > 0 ? look.times(ratio * ratio) : all).value();
  }

  /** Seconds to fit members on all rows, or on each of some splits, by so many threads. */
  synchronized double ensemble(List<Candidate> members, int splits, int threads) {
    Map<String, Double> groups = new TreeMap<>();
    for (Candidate member : members) {
      Configuration configuration = member.configuration();
      if (configuration != null) {
        String preparation = configuration.preparation().describe();
        // On each split it takes what it took there; on all rows as much as where it took most.
        double usual = splits == 0 ? member.longest() : member.usual();
        double own = configuration.family().independentRows() ? usual : more() * usual;
        double first = preparing.getOrDefault(preparation, 0.0);
        groups.merge(preparation, own + first, (a, b) -> a + own);
      }
    }
    double sum = 0;
    double longest = 0;
    for (double group : groups.values()) {
      sum += group;
      longest = Math.max(longest, group);
    }
    return splits == 0
        ? ALL_ROWS * Math.max(sum / threads, longest)
        : NOISE * splits * sum / threads;
  }
}
