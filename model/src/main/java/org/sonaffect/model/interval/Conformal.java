package org.sonaffect.model.interval;

import org.sonaffect.learning.metrics.Interval;
import org.sonaffect.model.IntervalRule;
import org.sonaffect.model.explain.Neighbourhood;

/**
 * Intervals from out-of-fold errors (cross-conformal prediction, Vovk 2015; CV+, Barber et al.,
 * Annals of Statistics 2021; widths that follow the neighbourhood: Lei et al., JASA 2018). The
 * width is a quantile of the errors that models made on clips they had not seen.
 */
public final class Conformal {
  /** What the intervals should cover. */
  public static final double NOMINAL = 0.9;

  /** Shares of the domain's mean error in an adaptive width that are tried. */
  private static final double[] SHRINKAGES = {0.75, 0.5, 0.25};

  /** An adaptive width is taken where it is narrower by this share, lest a chance decide. */
  private static final double WORTH = 0.02;

  /** The fewest errors that say something about neighbourhoods. */
  public static final int FEWEST_ADAPTIVE = 4 * Neighbourhood.ERRORS;

  private Conformal() {}

  /** {@link Interval#covering} of the nominal share. */
  public static double quantile(double[] values) {
    return Interval.covering(values, NOMINAL);
  }

  /**
   * The rule of one domain and target.
   *
   * @param error absolute out-of-fold error of each clip
   * @param around mean error of each clip's neighbours in the domain, itself not among them
   * @param fewest clips of the domain that the check's rules are made from, where they are fewest:
   *     a width adapts only where theirs may, so that no other rule is judged than is shipped
   */
  public static IntervalRule rule(
      String domain, String target, double[] error, double[] around, int fewest) {
    double constant = quantile(error);
    IntervalRule best = new IntervalRule(domain, target, error.length, false, 1, 1, constant);
    double typical = mean(error);
    if (Math.min(fewest, error.length) < FEWEST_ADAPTIVE || !(typical > 0)) {
      return best;
    }
    double narrowest = constant * (1 - WORTH);
    for (double shrinkage : SHRINKAGES) {
      double[] scaled = new double[error.length];
      double[] scale = new double[error.length];
      for (int i = 0; i < scaled.length; i++) {
        scale[i] = shrinkage * typical + (1 - shrinkage) * around[i];
        scaled[i] = error[i] / scale[i];
      }
      double quantile = quantile(scaled);
      double width = quantile * mean(scale);
      if (width < narrowest) {
        narrowest = width;
        best = new IntervalRule(domain, target, error.length, true, shrinkage, typical, quantile);
      }
    }
    return best;
  }

  public static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return values.length == 0 ? 0 : sum / values.length;
  }

  public static double bound(double value) {
    return Math.max(-1, Math.min(1, value));
  }

  /** Width of the interval around a value in [-1, 1], what lies beyond the scale cut off. */
  public static double width(double value, double half) {
    return bound(value + half) - bound(value - half);
  }
}
