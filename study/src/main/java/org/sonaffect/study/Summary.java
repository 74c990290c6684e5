package org.sonaffect.study;

import java.util.List;

/**
 * What a run says, as results.json states it.
 *
 * @param sentence the answer in words a person can quote
 * @param synthetic some corpus is generated, so nothing is said about the world
 * @param means of every metric over folds
 * @param comparisons joint against alone, fold by fold
 * @param controls what random ratings came out at
 */
public record Summary(
    String sentence,
    boolean synthetic,
    List<Mean> means,
    List<Comparison> comparisons,
    List<ControlOutcome> controls) {
  /** Copies the lists. */
  public Summary {
    means = List.copyOf(means);
    comparisons = List.copyOf(comparisons);
    controls = List.copyOf(controls);
  }

  /**
   * A mean over the folds of all repetitions.
   *
   * @param control {@code none}, or a control's label, every draw by itself
   * @param mean over all folds
   * @param halfWidth of its 95 % interval: t over the folds of one repetition, with Nadeau and
   *     Bengio's variance over several; NaN where undefined
   * @param folds how many values it is of
   * @param outOfFold the metric of the out-of-fold predictions together, mean over repetitions
   */
  public record Mean(
      String protocol,
      String control,
      String test,
      String train,
      String model,
      String target,
      String metric,
      double mean,
      double halfWidth,
      int folds,
      double outOfFold) {}

  /**
   * Joint training against training on the test corpus alone, on the same test rows.
   *
   * @param control {@code none}; or {@code randomised:<corpus>}, all draws together, when the added
   *     corpus has random ratings
   * @param joint label of the joint mixture
   * @param alone label of the mixture of the test corpus alone
   * @param difference mean over folds of joint less alone
   * @param halfWidth of its 95 % interval after Nadeau and Bengio (2003); NaN for a single fold
   * @param p two-sided, of no difference
   * @param holm p after Holm's correction over the comparisons of one protocol, control and metric
   * @param folds how many paired differences
   */
  public record Comparison(
      String protocol,
      String control,
      String test,
      String model,
      String target,
      String metric,
      String joint,
      String alone,
      double difference,
      double halfWidth,
      double p,
      double holm,
      int folds) {
    /** Whether the interval lies on the side on which joint training is better. */
    public boolean gain() {
      return metric.equals("r2") ? difference - halfWidth > 0 : difference + halfWidth < 0;
    }

    /** Whether the interval lies on the side on which joint training is worse. */
    public boolean loss() {
      return metric.equals("r2") ? difference + halfWidth < 0 : difference - halfWidth > 0;
    }
  }

  /**
   * R2 on a corpus with random ratings.
   *
   * @param corpus the one randomised, and tested on
   * @param mean over draws, repetitions and folds
   * @param halfWidth of its 95 % interval over draws; over folds where there is one draw
   * @param draws how many
   * @param predicted the random ratings were predicted better than chance allows
   */
  public record ControlOutcome(
      String protocol,
      String corpus,
      String train,
      String model,
      String target,
      double mean,
      double halfWidth,
      int draws,
      boolean predicted) {}
}
