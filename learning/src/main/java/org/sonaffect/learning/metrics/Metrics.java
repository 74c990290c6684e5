package org.sonaffect.learning.metrics;

/** How far predictions are from ratings. All refuse arrays of different length or of length 0. */
public final class Metrics {
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
   * whatever their means and spreads; NaN where all of either are equal.
   */
  public static double correlation(double[] rating, double[] prediction) {
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
    return constant(rating) || constant(prediction)
        ? Double.NaN
        : product / Math.sqrt(ofRating * ofPrediction);
  }

  private static boolean constant(double[] values) {
    for (double value : values) {
      if (value != values[0]) {
        return false;
      }
    }
    return true;
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
