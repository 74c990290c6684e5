package org.sonaffect.learning.metrics;

import java.util.stream.Stream;

/** The scores of predictions, in the order in which tables have them. */
public enum Metric {
  /** {@link Metrics#r2}. */
  R2("r2", "R²", true),
  /** {@link Metrics#rmse}. */
  RMSE("rmse", "RMSE", false),
  /** {@link Metrics#mae}. */
  MAE("mae", "MAE", false),
  /** {@link Metrics#concordance}. */
  CCC("ccc", "CCC", true),
  /** {@link Metrics#correlation}. */
  PEARSON("pearson", "Pearson r", true);

  private final String word;
  private final String title;
  private final boolean higherIsBetter;

  Metric(String word, String title, boolean higherIsBetter) {
    this.word = word;
    this.title = title;
    this.higherIsBetter = higherIsBetter;
  }

  /**
   * Reads a {@link #word()}.
   *
   * @throws IllegalArgumentException where it is none
   */
  public static Metric parse(String word) {
    return Stream.of(values())
        .filter(metric -> metric.word.equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(word + " is no metric"));
  }

  /** Its name in files. */
  public String word() {
    return word;
  }

  /** Its name for people. */
  public String title() {
    return title;
  }

  /** Whether predictions are better the higher it is. */
  public boolean higherIsBetter() {
    return higherIsBetter;
  }

  /**
   * Whether a value is better than another; nothing is better than an undefined one but a number.
   */
  public boolean better(double value, double than) {
    return Double.isNaN(than) ? !Double.isNaN(value) : higherIsBetter ? value > than : value < than;
  }

  /** Of predictions; NaN where it is undefined. */
  public double of(double[] rating, double[] prediction) {
    return switch (this) {
      case R2 -> Metrics.r2(rating, prediction);
      case RMSE -> Metrics.rmse(rating, prediction);
      case MAE -> Metrics.mae(rating, prediction);
      case CCC -> Metrics.concordance(rating, prediction);
      case PEARSON -> Metrics.correlation(rating, prediction);
    };
  }
}
