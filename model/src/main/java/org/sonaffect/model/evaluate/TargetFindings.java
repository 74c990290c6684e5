package org.sonaffect.model.evaluate;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sonaffect.learning.metrics.Metric;
import org.sonaffect.report.statistics.ClipBootstrap;

/**
 * What an evaluation found of one target. Values that are undefined are NaN.
 *
 * @param target of the model
 * @param scores one per metric, with their 95 % bootstrap intervals
 * @param covered share of the ratings inside the model's intervals
 * @param width mean width of these, in rating units
 * @param noveltyRank rank correlation of the error with the novelty
 * @param byNovelty errors of clips from ordinary to novel; without the ranges that have no clip
 * @param recalibration null where there are too few groups of clips for it
 * @param worst the clips with the largest errors, largest first
 */
public record TargetFindings(
    String target,
    List<Score> scores,
    ClipBootstrap covered,
    double width,
    ClipBootstrap noveltyRank,
    List<NoveltyRange> byNovelty,
    @Nullable Recalibration recalibration,
    List<EvaluatedClip> worst) {
  /** Copies the lists. */
  public TargetFindings {
    scores = List.copyOf(scores);
    byNovelty = List.copyOf(byNovelty);
    worst = List.copyOf(worst);
  }

  /** A metric and its interval. */
  public record Score(Metric metric, ClipBootstrap value) {}

  /**
   * Clips of a range of novelty.
   *
   * @param from the lowest novelty
   * @param to the highest; not itself in the range, unless it is 1 and {@code from} is too
   * @param clips how many
   * @param error their mean absolute error
   * @param covered share of their ratings inside the intervals
   */
  public record NoveltyRange(double from, double to, int clips, double error, double covered) {}

  /** The score of a metric. */
  public ClipBootstrap score(Metric metric) {
    return scores.stream()
        .filter(score -> score.metric() == metric)
        .map(Score::value)
        .findFirst()
        .orElseThrow();
  }
}
