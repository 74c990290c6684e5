package org.sonaffect.automl.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sonaffect.automl.ensemble.EnsembleWeights;
import org.sonaffect.automl.space.Configuration;
import org.sonaffect.automl.space.Task;
import org.sonaffect.learning.metrics.Interval;

/** Turns trials into a leaderboard. */
final class Standings {
  private Standings() {}

  static Leaderboard of(
      Task task,
      int splits,
      List<Candidate> trials,
      EnsembleWeights weights,
      List<AnytimePoint> curve,
      @Nullable String warning) {
    List<Standing> standings = new ArrayList<>();
    trials.forEach(trial -> standings.add(standing(task, splits, trial, weights)));
    standings.sort(
        Comparator.comparing((Standing s) -> s.status() == Standing.Status.FAILED)
            .thenComparing(s -> -s.splits())
            .thenComparing(s -> Double.isNaN(s.meanScore()) ? 0 : -s.meanScore())
            .thenComparing(Standing::trial));
    return new Leaderboard(task.targetNames(), standings, curve, warning);
  }

  private static Standing standing(
      Task task, int splits, Candidate trial, EnsembleWeights weights) {
    int evaluated = trial.evaluated();
    List<Interval> scores = new ArrayList<>();
    List<Double> shares = new ArrayList<>();
    for (int t = 0; t < task.targets().length; t++) {
      double[] score = trial.failure() == null ? trial.scores(t, evaluated) : new double[0];
      scores.add(score.length == 0 ? new Interval(Double.NaN, Double.NaN) : Interval.of(score));
      shares.add(weights.weight(t, trial.number()));
    }
    double fit = 0;
    double predict = 0;
    for (int s = evaluated == 0 ? SplitPlan.LOOK : 0; s < evaluated; s++) {
      Evaluation evaluation = trial.evaluation(s);
      if (evaluation != null) {
        fit += evaluation.prepareSeconds() + evaluation.fitSeconds();
        predict += evaluation.predictSeconds();
      }
    }
    int count = Math.max(1, evaluated);
    Configuration configuration = trial.configuration();
    return new Standing(
        trial.number(),
        trial.point().text(),
        configuration == null ? trial.point().text() : configuration.describe(),
        status(trial, splits),
        trial.failure(),
        evaluated,
        scores,
        shares,
        fit / count,
        predict / count);
  }

  private static Standing.Status status(Candidate trial, int splits) {
    if (trial.failure() != null) {
      return Standing.Status.FAILED;
    }
    if (trial.evaluated() == splits) {
      return Standing.Status.FULL;
    }
    return trial.halved() ? Standing.Status.HALVED : Standing.Status.CUT;
  }
}
