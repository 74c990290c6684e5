package org.sonaffect.acoustics.functional;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.sonaffect.acoustics.functional.Means.Mean;

/** Sections 4.1 to 4.4 of functionals.md: means, extremes, percentiles, moments. */
class DistributionTest {
  private static final Means MEANS =
      new Means(Mean.AMEAN, Mean.FLATNESS, Mean.POSAMEAN, Mean.RQMEAN, Mean.NNZ);

  @Test
  void meansOfSigns() {
    Series series = Contour.of(3f, 0f, -1f, 2f);
    assertEquals(1f, Contour.value(MEANS, "amean", series));
    assertEquals(2.5f, Contour.value(MEANS, "posamean", series));
    assertEquals((float) Math.sqrt(14 / 4.0), Contour.value(MEANS, "rqmean", series));
    assertEquals(0.75f, Contour.value(MEANS, "nnz", series));
    assertEquals((float) (Math.cbrt(6) / 1.5), Contour.value(MEANS, "flatness", series), 1e-7f);
  }

  @Test
  void flatnessOfSilenceIsOne() {
    assertEquals(1f, Contour.value(MEANS, "flatness", Contour.of(0f, 0f)));
    assertEquals(0f, Contour.value(MEANS, "posamean", Contour.of(0f, -1f)));
  }

  @Test
  void logarithmsAreGoodToTheLastPlace() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 30_000; i++) {
      float x = Float.intBitsToFloat(1 + random.nextInt(0x7F7FFFFF));
      double wanted = StrictMath.log(x);
      assertEquals(wanted, NaturalLog.of(x), 2.3e-16 * (1 + Math.abs(wanted)), "ln " + x);
    }
    assertEquals(0, NaturalLog.of(1f));
    assertEquals(StrictMath.log(Float.MIN_VALUE), NaturalLog.of(Float.MIN_VALUE), 2e-14);
  }

  @Test
  void extremesAreTheFirstOfEquals() {
    Series series = Contour.of(1f, 5f, -2f, 5f, -2f);
    Extremes extremes = new Extremes();
    assertEquals(7f, Contour.value(extremes, "range", series));
    assertEquals(1f / 5f, Contour.value(extremes, "maxPos", series));
    assertEquals(2f / 5f, Contour.value(extremes, "minPos", series));
  }

  @Test
  void percentilesLieBetweenTheirNeighbours() {
    Percentiles percentiles = new Percentiles();
    Series five = Contour.of(5f, 1f, 4f, 2f, 3f);
    assertEquals(2f, Contour.value(percentiles, "quartile1", five));
    assertEquals(3f, Contour.value(percentiles, "quartile2", five));
    assertEquals(2f, Contour.value(percentiles, "iqr1-3", five));
    assertEquals(1.04f, Contour.value(percentiles, "percentile1.0", five), 1e-6f);
    assertEquals(4.96f, Contour.value(percentiles, "percentile99.0", five), 1e-6f);
    assertEquals(1.5f, Contour.value(percentiles, "quartile2", Contour.of(1f, 2f)));
    assertEquals(7f, Contour.value(percentiles, "quartile3", Contour.of(7f)));
  }

  @Test
  void sortingByCountingIsSorting() {
    SplittableRandom random = new SplittableRandom(2);
    for (int round = 0; round < 60; round++) {
      float[] values = Contour.random(random, 1 + random.nextInt(3000));
      if (values.length > 5) {
        values[1] = -0f;
        values[3] = Float.MAX_VALUE;
        values[4] = -Float.MIN_VALUE;
      }
      float[] wanted = values.clone();
      Arrays.sort(wanted);
      Series series = Contour.of(values);
      assertArrayEquals(wanted, Arrays.copyOf(series.sorted(), values.length));
      assertArrayEquals(values, Arrays.copyOf(series.x, values.length), "input unchanged");
    }
  }

  @Test
  void momentsOfKnownDistributions() {
    Moments moments = new Moments();
    Series ramp = Contour.of(1f, 2f, 3f, 4f);
    assertEquals((float) Math.sqrt(1.25), Contour.value(moments, "stddev", ramp));
    assertEquals(0f, Contour.value(moments, "skewness", ramp));
    assertEquals(1.64f, Contour.value(moments, "kurtosis", ramp), 1e-6f);
    assertTrue(Contour.value(moments, "skewness", Contour.of(0f, 0f, 0f, 1f)) > 1);
    assertEquals(0f, Contour.value(moments, "kurtosis", Contour.of(3f, 3f)));
  }
}
