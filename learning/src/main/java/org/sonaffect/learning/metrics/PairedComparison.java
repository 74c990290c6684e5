package org.sonaffect.learning.metrics;

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
 * @param p two-sided p value of no difference; NaN for fewer than two folds or units
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
    return of(differences, testShare, differences.length);
  }

  /**
   * Compares where fewer things are independent than there are folds: repeating the folds of 20
   * recordings ten times over does not make more recordings of them.
   *
   * @param units independent units that the folds share out; degrees of freedom are one less than
   *     these, or than the folds where they are fewer
   */
  public static PairedComparison of(double[] differences, double testShare, int units) {
    if (!(testShare > 0)) {
      throw new IllegalArgumentException(
          "expected test rows divided by training rows above 0, found " + testShare);
    }
    int folds = differences.length;
    double mean = Interval.mean(differences);
    int freedom = Math.min(folds, units) - 1;
    if (freedom < 1) {
      return new PairedComparison(new Interval(mean, Double.NaN), Double.NaN, folds);
    }
    double error = Math.sqrt((1.0 / folds + testShare) * Interval.variance(differences));
    double half = StudentT.quantile(Interval.UPPER, freedom) * error;
    double p = mean == 0 ? 1 : StudentT.twoSided(mean / error, freedom);
    return new PairedComparison(new Interval(mean, half), p, folds);
  }
}
