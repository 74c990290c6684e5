package org.sonaffect.study;

import java.util.List;

/**
 * What a run found, as it stands in {@code results.json} and in the report.
 *
 * @param scores every mean over folds, one for each (protocol, control, test, train, model, target,
 *     metric)
 * @param comparisons every paired comparison of joint training with the test corpus alone
 * @param sentences the answer in words, one sentence for each test corpus, the most important first
 */
public record Summary(List<Score> scores, List<Comparison> comparisons, List<String> sentences) {

  /**
   * Mean of one metric over the test folds.
   *
   * @param train label of the training mixture, e.g. {@code music:1+sounds:0.5}
   * @param mean over folds (and repeats)
   * @param halfWidth of the 95 % interval, t(0.975, folds - 1) s / sqrt(folds)
   * @param folds how many test folds the mean is over
   */
  public record Score(
      String protocol,
      String control,
      String test,
      String train,
      String model,
      String target,
      String metric,
      double mean,
      double halfWidth,
      int folds) {}

  /**
   * Joint training against training on the test corpus alone, on the same test rows.
   *
   * @param train label of the joint mixture
   * @param alone label of the mixture that holds the test corpus only
   * @param difference mean over folds of the metric of joint minus that of alone
   * @param low lower end of the 95 % interval after Nadeau and Bengio (2003)
   * @param high upper end
   * @param p two-sided
   * @param folds how many pairs
   */
  public record Comparison(
      String protocol,
      String control,
      String test,
      String train,
      String alone,
      String model,
      String target,
      String metric,
      double difference,
      double low,
      double high,
      double p,
      int folds) {}
}
