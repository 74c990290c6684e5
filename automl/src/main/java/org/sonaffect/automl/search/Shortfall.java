package org.sonaffect.automl.search;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is left where a search could not make the ensemble it was to make: the best trial by itself,
 * and the words that say so.
 */
record Shortfall(EnsembleSelection selection, int targets, int splits) {
  /** The trial whose configuration is the first answer's. */
  static final int FIRST = 0;

  /** A search with fewer trials than this has compared next to nothing. */
  static final int FEW = 5;

  /** A search that is worth its name: as many trials as a study makes where it states no budget. */
  private static final int TRIALS = 60;

  /** Of the trials go on to all splits, roughly. */
  private static final double GOING_ON = 0.3;

  private static final double MINUTE = 60;
  private static final double HOUR = 3600;

  /**
   * The trials that predict better than the first answer, the best first, by their mean loss on the
   * splits that trials are compared on. Where the first answer itself was not evaluated on these:
   * the trials that predict better than a constant.
   */
  List<Candidate> betterThanFirst(List<Candidate> trials) {
    int level = selection.level(trials);
    List<Candidate> usable =
        trials.stream()
            .filter(trial -> level > 0 && EnsembleSelection.usable(trial, level))
            .sorted(Comparator.comparingDouble((Candidate trial) -> loss(trial, level)))
            .toList();
    for (int i = 0; i < usable.size(); i++) {
      if (usable.get(i).number() == FIRST) {
        return usable.subList(0, i);
      }
    }
    return usable.stream().filter(trial -> score(trial, level) > 0).toList();
  }

  private double loss(Candidate trial, int level) {
    double sum = 0;
    for (int t = 0; t < targets; t++) {
      sum += trial.loss(t, level);
    }
    return sum;
  }

  private double score(Candidate trial, int level) {
    double sum = 0;
    for (int t = 0; t < targets; t++) {
      sum += trial.score(t, level);
    }
    return sum;
  }

  /**
   * What a person has to know of the model.
   *
   * @param only the trial that predicts, where no ensemble could be made; else null
   * @param first whether that is the first answer
   * @return null where it is an ensemble as intended
   */
  @Nullable String words(
      List<Candidate> trials,
      @Nullable Integer only,
      boolean first,
      SearchClock clock,
      Costs costs,
      int threads) {
    if (trials.stream().allMatch(trial -> trial.failure() != null)) {
      return allFailed(trials);
    }
    long evaluated = trials.stream().filter(t -> t.failure() == null && t.evaluated() > 0).count();
    String predicts =
        first
            ? "only the first answer predicts (trial %d of the leaderboard)".formatted(FIRST)
            : only != null
                ? "trial %d predicts alone".formatted(only)
                : "the ensemble is made of these";
    if (!clock.limited() && only == null && trials.size() == 1) {
      return "the budget of 1 trial was too short: only the first answer predicts (trial %d of the leaderboard); %d trials would do"
          .formatted(FIRST, TRIALS);
    }
    if (!clock.limited()) {
      return only == null ? null : "the ensemble could not be fitted on all rows, " + predicts;
    }
    if (only != null || evaluated < FEW) {
      return "the budget of %s was too short: %d trial%s evaluated, %s; about %s would do"
          .formatted(
              time(clock.limit()),
              evaluated,
              evaluated == 1 ? " was" : "s were",
              predicts,
              time(wanted(clock, costs, threads)));
    }
    return null;
  }

  /** Why the first trials failed. */
  static String reasons(List<Candidate> trials) {
    StringBuilder reasons = new StringBuilder();
    for (Candidate trial : trials.subList(0, Math.min(3, trials.size()))) {
      reasons.append("; trial ").append(trial.number()).append(": ").append(trial.failure());
    }
    return reasons.toString();
  }

  private static String allFailed(List<Candidate> trials) {
    TreeMap<String, Integer> reasons = new TreeMap<>();
    trials.forEach(trial -> reasons.merge(String.valueOf(trial.failure()), 1, Integer::sum));
    return reasons.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(
            most ->
                "all %d trials failed, only the first answer predicts (trial %d of the leaderboard); %d of them: %s"
                    .formatted(trials.size(), FIRST, most.getValue(), most.getKey()))
        .orElseThrow();
  }

  /** Seconds for a usual number of trials, by what evaluations took; at least twice the limit. */
  private double wanted(SearchClock clock, Costs costs, int threads) {
    double one = costs.mean() > 0 ? costs.mean() : clock.limit();
    double evaluations = TRIALS * (1 + GOING_ON * (splits - 1)) * one / threads;
    return Math.max(2 * clock.limit(), evaluations);
  }

  /** As a study writes it: {@code 90s}, {@code 10min}, {@code 2h}; rounded up. */
  private static String time(double seconds) {
    return seconds < 2 * MINUTE
        ? String.format(Locale.ROOT, "%.0fs", Math.ceil(seconds))
        : seconds < 2 * HOUR
            ? String.format(Locale.ROOT, "%.0fmin", Math.ceil(seconds / MINUTE))
            : String.format(Locale.ROOT, "%.0fh", Math.ceil(seconds / HOUR));
  }
}
