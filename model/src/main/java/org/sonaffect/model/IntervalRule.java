package org.sonaffect.model;

/**
 * Half the width of the interval around a prediction, for one domain and target: {@code quantile *
 * scale}, where the scale is 1, or, where it adapts, the mean error (out of fold) of the nearest
 * training clips of the domain, drawn towards that of all of them.
 *
 * @param domain of the model
 * @param target of the model
 * @param clips whose out-of-fold errors it was made from
 * @param adaptive whether the width follows the neighbourhood (Lei et al., JASA 2018, section 5.2)
 * @param shrinkage share of the mean error of the whole domain in the scale, in [0, 1]; 1 where it
 *     does not adapt
 * @param typical mean error of the whole domain, above 0; 1 where it does not adapt
 * @param quantile the ceil((n + 1) 0.9)-th smallest of the n scaled errors, not negative; infinite
 *     where n is too small: the interval is then the whole scale
 */
public record IntervalRule(
    String domain,
    String target,
    int clips,
    boolean adaptive,
    double shrinkage,
    double typical,
    double quantile) {
  /** Checks the ranges. */
  public IntervalRule {
    if (!(quantile >= 0) || !(typical > 0) || !(shrinkage >= 0 && shrinkage <= 1) || clips < 0) {
      throw new IllegalArgumentException(
          "an interval rule of %d clips, shrinkage %s and quantile %s"
              .formatted(clips, shrinkage, quantile));
    }
  }

  /**
   * Half the width where the nearest clips have some mean error.
   *
   * @param error of the neighbourhood; not looked at where the rule does not adapt
   */
  public double halfWidth(double error) {
    return adaptive ? quantile * (shrinkage * typical + (1 - shrinkage) * error) : quantile;
  }
}
