package org.sonaffect.learning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sonaffect.learning.metrics.Holm;
import org.sonaffect.learning.metrics.Interval;
import org.sonaffect.learning.metrics.Metric;
import org.sonaffect.learning.metrics.Metrics;
import org.sonaffect.learning.metrics.PairedComparison;
import org.sonaffect.learning.metrics.StudentT;

class StatisticsTest {
  @ParameterizedTest
  @CsvSource({
    "1, 12.706204736174694, 63.656741162871526",
    "2, 4.302652729749462, 9.924843200918287",
    "3, 3.1824463052837078, 5.840909309733355",
    "4, 2.7764451051977934, 4.604094871349992",
    "5, 2.5705818356363146, 4.032142983555228",
    "9, 2.262157162798205, 3.249835541592126",
    "14, 2.144786687917804, 2.9768427343708344",
    "24, 2.0638985616280245, 2.796939504774456",
    "30, 2.0422724563012378, 2.7499956535672254",
    "49, 2.0095752371292392, 2.679951973631552",
    "120, 1.9799304050824402, 2.6174211451068654",
    "1000, 1.9623390808264083, 2.580754698065951",
  })
  void quantilesOfStudentsTAreThoseOfTheTables(double freedom, double upper, double further) {
    assertEquals(upper, StudentT.quantile(.975, freedom), 1e-10 * upper);
    assertEquals(further, StudentT.quantile(.995, freedom), 1e-10 * further);
    assertEquals(-upper, StudentT.quantile(.025, freedom), 1e-10 * upper);
    assertEquals(0, StudentT.quantile(.5, freedom));
  }

  @ParameterizedTest
  @CsvSource({
    "2.5, 4, 0.06676654481198814",
    "0.001, 9, 0.9992239303259733",
    "30, 14, 4.1718695305210587e-14",
    "8, 2.5, 0.007656644131043447",
    "1.96, 10000, 0.05002352023183303",
    "0, 3, 1",
  })
  void chancesBeyondTAreThoseOfTheTables(double t, double freedom, double p) {
    assertEquals(p, StudentT.twoSided(t, freedom), 1e-10 * p);
    assertEquals(p, StudentT.twoSided(-t, freedom), 1e-10 * p);
  }

  @Test
  void correlationIsOfDeviationsFromTheMeans() {
    double[] rating = {0.1, 0.4, -0.2, 0.3};
    double[] shifted = {5.2, 5.8, 4.6, 5.6};
    assertEquals(1, Metrics.correlation(rating, shifted), 1e-12);
    double[] other = {1, 2, 0, -1};
    // deviations (-.05, .25, -.35, .15) and (.5, 1.5, -.5, -1.5)
    assertEquals(0.3 / Math.sqrt(0.21 * 5), Metrics.correlation(rating, other), 1e-12);
    assertTrue(Double.isNaN(Metrics.correlation(rating, new double[] {2, 2, 2, 2})));
  }

  /** Lin (1989): covariance and variances are divided by n, here 1.75, 1.25 and 2.75. */
  @Test
  void concordanceIsOneOnlyWhereEveryPredictionIsTheRating() {
    double[] rating = {1, 2, 3, 4};
    double[] prediction = {1.5, 1.5, 3.5, 5.5};
    double wanted = 2 * 1.75 / (1.25 + 2.75 + 0.25);
    assertEquals(wanted, Metrics.concordance(rating, prediction), 1e-15);
    assertEquals(1, Metrics.concordance(rating, rating), 1e-15);
    assertTrue(Metrics.concordance(rating, prediction) < Metrics.correlation(rating, prediction));
    assertEquals(0, Metrics.concordance(rating, new double[] {2, 2, 2, 2}), 1e-15);
  }

  @Test
  void whatHasNoValueIsNotANumber() {
    double[] level = {.1, .1, .1};
    double[] rising = {.1, .2, .3};
    for (Metric metric : Metric.values()) {
      boolean error = metric == Metric.RMSE || metric == Metric.MAE;
      assertEquals(error, Double.isFinite(metric.of(level, rising)), metric::title);
      assertEquals(error, Double.isFinite(metric.of(new double[] {.1}, new double[] {.2})));
      assertEquals(metric != Metric.PEARSON, Double.isFinite(metric.of(rising, level)));
      assertFalse(metric.better(Double.NaN, 0.5));
      assertTrue(metric.better(0.5, Double.NaN));
    }
    double[] rounded = {.1, .1 + 1e-16, .1 - 3e-17};
    assertTrue(Double.isNaN(Metric.PEARSON.of(rising, rounded)), "rounding is no correlation");
  }

  @Test
  void theIntervalOfAMeanIsTheOneOfTextbooks() {
    Interval interval = Interval.of(new double[] {1, 2, 3, 4, 5});
    assertEquals(3, interval.mean());
    assertEquals(2.7764451051977934 * Math.sqrt(2.5 / 5), interval.halfWidth(), 1e-12);
    assertTrue(Double.isNaN(Interval.of(new double[] {1}).halfWidth()));
  }

  /** Ten folds, one tenth tested: the variance of the mean is (1/10 + 1/9) s^2, not s^2 / 10. */
  @Test
  void aPairedComparisonAllowsForOverlappingTrainingSets() {
    double[] differences = {.02, .01, .03, .00, .02, .04, -.01, .02, .01, .03};
    PairedComparison found = PairedComparison.of(differences, 1.0 / 9);
    double plain = Interval.of(differences).halfWidth();
    assertEquals(0.017, found.difference().mean(), 1e-15);
    assertEquals(plain * Math.sqrt(1 + 10.0 / 9), found.difference().halfWidth(), 1e-12);
    double t = 0.017 / (found.difference().halfWidth() / StudentT.quantile(.975, 9));
    assertEquals(StudentT.twoSided(t, 9), found.p(), 1e-12);
    assertTrue(found.p() > 0.02 && found.p() < 0.04, "p " + found.p());
  }

  @Test
  void noDifferenceAtAllHasAPValueOfOneAndASureOneOfZero() {
    assertEquals(1, PairedComparison.of(new double[] {0, 0, 0}, .25).p());
    assertEquals(0, PairedComparison.of(new double[] {.5, .5, .5}, .25).p());
    assertTrue(Double.isNaN(PairedComparison.of(new double[] {.5}, .25).p()));
    assertThrows(IllegalArgumentException.class, () -> PairedComparison.of(new double[] {1, 2}, 0));
    double[] eight = {.1, .2, .3, .4, .5, .6, .7, .8};
    double wide = PairedComparison.of(eight, .25, 3).difference().halfWidth();
    double usual = PairedComparison.of(eight, .25).difference().halfWidth();
    assertEquals(4.30265273 / 2.36462425, wide / usual, 1e-6, "t of 2 and of 7 degrees");
  }

  @Test
  void holmMultipliesTheSmallestByTheNumberOfTests() {
    assertArrayEquals(
        new double[] {.03, .06, .06, .02},
        Holm.adjusted(new double[] {.01, .04, .03, .005}),
        1e-15);
    assertArrayEquals(
        new double[] {.9, Double.NaN, .2}, Holm.adjusted(new double[] {.9, Double.NaN, .1}));
    assertEquals(0, Holm.adjusted(new double[0]).length);
  }

  @Test
  void metricsAreThoseOfTheirDefinitions() {
    double[] rating = {1, 2, 3, 4};
    double[] prediction = {1, 2, 3, 2};
    assertEquals(1 - 4 / 5.0, Metrics.r2(rating, prediction), 1e-15);
    assertEquals(1, Metrics.rmse(rating, prediction));
    assertEquals(0.5, Metrics.mae(rating, prediction));
    assertTrue(Double.isNaN(Metrics.r2(new double[] {.1, .1, .1}, new double[] {.1, .1, .2})));
    assertThrows(IllegalArgumentException.class, () -> Metrics.rmse(new double[0], new double[0]));
  }
}
