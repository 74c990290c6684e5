package org.sonaffect.learning;

/**
 * Whether one way of learning does better than another on the same test rows, over the folds of
 * repeated cross-validation.
 *
 * <p>The training sets of the folds overlap, so their results are not independent and a plain t
 * interval is too narrow. Nadeau and Bengio ("Inference for the generalization error", Machine
 * Learning 52, 2003) replace the 1/J of the mean's variance by 1/J + (test rows / training rows);
 * Bouckaert and Frank (PAKDD 2004) do so over repeated cross-validation.
 *
 * @param difference the mean difference and its 95 % interval
 * @param p two-sided p value of no difference; NaN for fewer than two folds
 * @param folds the number of differences
 */
public record PairedComparison(Interval difference, double p, int folds) {
  /**
   * Compares by one difference a fold.
   *
   * @param differences result of one way less that of the other, of each fold of each repetition
   * @param testShare test rows divided by training rows, 1 / (k - 1) for k folds; above 0
   */
  public static PairedComparison of(double[] differences, double testShare) {
    if (!(testShare > 0)) {
      throw new IllegalArgumentException(
          "test rows divided by training rows are wanted above 0, found " + testShare);
    }
    int folds = differences.length;
    double mean = Interval.mean(differences);
    if (folds < 2) {
      return new PairedComparison(new Interval(mean, Double.NaN), Double.NaN, folds);
    }
    double error = Math.sqrt((1.0 / folds + testShare) * Interval.variance(differences));
    double half = StudentT.quantile(Interval.UPPER, folds - 1) * error;
    double p = mean == 0 ? 1 : StudentT.twoSided(mean / error, folds - 1);
    return new PairedComparison(new Interval(mean, half), p, folds);
  }
}
