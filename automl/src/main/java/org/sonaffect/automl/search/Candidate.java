package org.sonaffect.automl.search;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.sonaffect.automl.space.Configuration;
import org.sonaffect.automl.space.Point;
import org.sonaffect.automl.space.Space;

/** A trial as it goes through the folds. Changed by the thread that runs the search only. */
final class Candidate {
  private final int number;
  private final Point point;
  private final @Nullable Configuration configuration;
  private final @Nullable Evaluation[] evaluations;
  private final double[][] losses;
  private final double[][] scores;
  private final int folds;
  private final double[] lookLoss;
  private final double[] lookScore;
  private @Nullable Evaluation look;
  private int planned;
  private boolean halved;
  private @Nullable String failure;

  Candidate(
      int number,
      Point point,
      @Nullable Configuration configuration,
      int targets,
      int splits,
      int folds,
      boolean looks) {
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
    this.planned = looks ? 0 : 1;
    this.lookLoss = new double[targets];
    this.lookScore = new double[targets];
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

  /** Splits it is to be evaluated on so far: the first so many; 0: a look at it. */
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
    return split == SplitPlan.LOOK ? look : evaluations[split];
  }

  void add(Evaluation evaluation, Losses loss) {
    int split = evaluation.split();
    if (split == SplitPlan.LOOK) {
      look = evaluation;
    } else {
      evaluations[split] = evaluation;
    }
    if (evaluation.failure() != null) {
      fail(evaluation.failure());
      return;
    }
    for (int t = 0; t < losses.length; t++) {
      double[] predictions = evaluation.predictions()[t];
      double lost = loss.of(t, split, predictions);
      double score = loss.score(t, split, predictions);
      if (split == SplitPlan.LOOK) {
        lookLoss[t] = lost;
        lookScore[t] = score;
      } else {
        losses[t][split] = lost;
        scores[t][split] = score;
      }
    }
  }

  void fail(String reason) {
    if (failure == null) {
      failure = reason;
    }
  }

  /** Whether all that was planned is there. */
  boolean reached() {
    return failure == null && has(planned);
  }

  /** Whether it has been evaluated on the first so many splits; 0: whether it was looked at. */
  boolean has(int splits) {
    return splits == 0 ? look != null : evaluated() >= splits;
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

  /** Goes on: from a look to the first fold, from there to the whole repeat, to all repeats. */
  void promote() {
    planned = planned == 0 ? 1 : planned < folds ? folds : evaluations.length;
  }

  void halve() {
    halved = true;
  }

  /** Mean loss over the first so many splits; 0: in the look. */
  double loss(int target, int splits) {
    return splits == 0 ? lookLoss[target] : mean(losses[target], splits);
  }

  /** Mean score over the first so many splits. */
  double score(int target, int splits) {
    return mean(scores[target], splits);
  }

  /** Scores on the first so many splits; 0: in the look, if there was one. */
  double[] scores(int target, int splits) {
    if (splits == 0) {
      return look == null ? new double[0] : new double[] {lookScore[target]};
    }
    return Arrays.copyOf(scores[target], splits);
  }

  private static double mean(double[] values, int count) {
    double sum = 0;
    for (int s = 0; s < count; s++) {
      sum += values[s];
    }
    return sum / count;
  }

  /** Mean seconds of fitting and predicting. */
  double usual() {
    double sum = 0;
    int count = 0;
    for (Evaluation evaluation : evaluations) {
      if (evaluation != null) {
        sum += evaluation.seconds() - evaluation.prepareSeconds();
        count++;
      }
    }
    return count == 0 ? 0 : sum / count;
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
