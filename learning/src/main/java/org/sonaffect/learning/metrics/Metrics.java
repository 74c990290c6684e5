package org.sonaffect.learning.metrics;

import java.util.Arrays;

/** How far predictions are from ratings. All refuse arrays of different length or of length 0. */
public final class Metrics {
  /** Of sums and products of ratings, which lie about 0; their own spread is far above it. */
  private static final double ROUNDING = 1e-12;

  private Metrics() {}

  /**
   * Share of variance explained, 1 - sum (y - p)^2 / sum (y - mean y)^2; at most 1, below 0 when
   * the mean would have been the better guess, NaN where all ratings are equal.
   */
  public static double r2(double[] rating, double[] prediction) {
    double squared = squared(rating, prediction);
    double mean = 0;
    for (double y : rating) {
      mean += y;
    }
    mean /= rating.length;
    double total = 0;
    boolean constant = true;
    for (double y : rating) {
      total += (y - mean) * (y - mean);
      constant &= y == rating[0];
    }
    return constant ? Double.NaN : 1 - squared / total;
  }

  /** Root of the mean squared difference, in the unit of the ratings. */
  public static double rmse(double[] rating, double[] prediction) {
    return Math.sqrt(squared(rating, prediction) / rating.length);
  }

  /** Mean absolute difference, in the unit of the ratings. */
  public static double mae(double[] rating, double[] prediction) {
    check(rating, prediction);
    double sum = 0;
    for (int i = 0; i < rating.length; i++) {
      sum += Math.abs(rating[i] - prediction[i]);
    }
    return sum / rating.length;
  }

  /**
   * Pearson's correlation of predictions with ratings: whether they rise and fall together,
   * whatever their means and spreads; NaN where all of either are equal, but for rounding.
   */
  public static double correlation(double[] rating, double[] prediction) {
    Moments moments = Moments.of(rating, prediction);
    return level(rating) || level(prediction)
        ? Double.NaN
        : moments.product / Math.sqrt(moments.ofRating * moments.ofPrediction);
  }

  /**
   * Lin's concordance correlation coefficient, 2 s_yp / (s_y^2 + s_p^2 + (mean y - mean p)^2), with
   * variances and covariance divided by n, as in Lin ("A concordance correlation coefficient to
   * evaluate reproducibility", Biometrics 45, 1989): 1 where every prediction is the rating, 0
   * where they do not rise together, lower than {@link #correlation} where means or spreads differ.
   * NaN where all ratings are equal: there is nothing to agree on.
   */
  public static double concordance(double[] rating, double[] prediction) {
    Moments moments = Moments.of(rating, prediction);
    return constant(rating)
        ? Double.NaN
        : concordance(
            rating.length,
            moments.product,
            moments.ofRating,
            moments.ofPrediction,
            moments.meanRating - moments.meanPrediction);
  }

  /**
   * The same from sums about the means.
   *
   * @param n how many predictions
   * @param product sum of products of the deviations of ratings and predictions
   * @param ofRating sum of squared deviations of the ratings
   * @param ofPrediction sum of squared deviations of the predictions
   * @param shift mean rating less mean prediction
   */
  public static double concordance(
      double n, double product, double ofRating, double ofPrediction, double shift) {
    return 2 * product / (ofRating + ofPrediction + n * shift * shift);
  }

  /** Means, and sums of products about them. */
  private record Moments(
      double meanRating,
      double meanPrediction,
      double product,
      double ofRating,
      double ofPrediction) {
    static Moments of(double[] rating, double[] prediction) {
      check(rating, prediction);
      double meanRating = 0;
      double meanPrediction = 0;
      for (int i = 0; i < rating.length; i++) {
        meanRating += rating[i];
        meanPrediction += prediction[i];
      }
      meanRating /= rating.length;
      meanPrediction /= rating.length;
      double product = 0;
      double ofRating = 0;
      double ofPrediction = 0;
      for (int i = 0; i < rating.length; i++) {
        double a = rating[i] - meanRating;
        double b = prediction[i] - meanPrediction;
        product += a * b;
        ofRating += a * a;
        ofPrediction += b * b;
      }
      return new Moments(meanRating, meanPrediction, product, ofRating, ofPrediction);
    }
  }

  /** Whether values differ by no more than the rounding of what computed them. */
  private static boolean level(double[] values) {
    double low = values[0];
    double high = values[0];
    for (double value : values) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
    return high - low <= ROUNDING * Math.max(1, Math.max(high, -low));
  }

  private static boolean constant(double[] values) {
    return Arrays.stream(values).allMatch(value -> value == values[0]);
  }

  private static double squared(double[] rating, double[] prediction) {
    check(rating, prediction);
    double sum = 0;
    for (int i = 0; i < rating.length; i++) {
      double difference = rating[i] - prediction[i];
      sum += difference * difference;
    }
    return sum;
  }

  private static void check(double[] rating, double[] prediction) {
    if (rating.length == 0 || rating.length != prediction.length) {
      throw new IllegalArgumentException(
          "expected as many predictions as ratings, and at least one, found %d and %d"
              .formatted(prediction.length, rating.length));
    }
  }
}
