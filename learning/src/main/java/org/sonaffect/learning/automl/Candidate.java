package org.sonaffect.learning.automl;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A trial as it goes through the folds. Changed by the thread that runs the search only. */
final class Candidate {
  private final int number;
  private final Point point;
  private final @Nullable Configuration configuration;
  private final @Nullable Evaluation[] evaluations;
  private final double[][] losses;
  private final double[][] scores;
  private final int folds;
  private int planned;
  private boolean halved;
  private @Nullable String failure;

  Candidate(
      int number,
      Point point,
      @Nullable Configuration configuration,
      int targets,
      int splits,
      int folds) {
    this.number = number;
    this.point = point;
    this.configuration = configuration;
    this.evaluations = new @Nullable Evaluation[splits];
    this.losses = new double[targets][splits];
    this.scores = new double[targets][splits];
    for (int t = 0; t < targets; t++) {
      Arrays.fill(losses[t], Double.NaN);
      Arrays.fill(scores[t], Double.NaN);
    }
    this.folds = folds;
    this.planned = 1;
  }

  int number() {
    return number;
  }

  Point point() {
    return point;
  }

  String family() {
    return point.word(Space.FAMILY);
  }

  /** Null where the space refused to build one. */
  @Nullable Configuration configuration() {
    return configuration;
  }

  /** Splits it is to be evaluated on so far: the first so many. */
  int planned() {
    return planned;
  }

  @Nullable String failure() {
    return failure;
  }

  boolean halved() {
    return halved;
  }

  @Nullable Evaluation evaluation(int split) {
    return evaluations[split];
  }

  void add(Evaluation evaluation, Losses loss) {
    evaluations[evaluation.split()] = evaluation;
    if (evaluation.failure() != null) {
      fail(evaluation.failure());
      return;
    }
    for (int t = 0; t < losses.length; t++) {
      double[] predictions = evaluation.predictions()[t];
      losses[t][evaluation.split()] = loss.of(t, evaluation.split(), predictions);
      scores[t][evaluation.split()] = loss.score(t, evaluation.split(), predictions);
    }
  }

  void fail(String reason) {
    if (failure == null) {
      failure = reason;
    }
  }

  /** Whether all that was planned is there. */
  boolean reached() {
    return failure == null && evaluated() >= planned;
  }

  /** How many of the splits, without a gap, have been evaluated. */
  int evaluated() {
    int count = 0;
    while (count < evaluations.length && evaluations[count] != null) {
      count++;
    }
    return count;
  }

  boolean complete() {
    return failure == null && evaluated() == evaluations.length;
  }

  /** Goes on: from the first fold to the whole repeat, from there to all repeats. */
  void promote() {
    planned = planned < folds ? folds : evaluations.length;
  }

  void halve() {
    halved = true;
  }

  /** Mean loss over the first so many splits. */
  double loss(int target, int splits) {
    return mean(losses[target], splits);
  }

  /** Mean score over the first so many splits. */
  double score(int target, int splits) {
    return mean(scores[target], splits);
  }

  double[] scores(int target, int splits) {
    return Arrays.copyOf(scores[target], splits);
  }

  private static double mean(double[] values, int count) {
    double sum = 0;
    for (int s = 0; s < count; s++) {
      sum += values[s];
    }
    return sum / count;
  }

  /** Seconds of fitting and predicting in the evaluation that took longest. */
  double longest() {
    double longest = 0;
    for (Evaluation evaluation : evaluations) {
      longest =
          Math.max(
              longest, evaluation == null ? 0 : evaluation.seconds() - evaluation.prepareSeconds());
    }
    return longest;
  }
}
