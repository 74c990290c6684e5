package org.sonaffect.acoustics.functional;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.sonaffect.acoustics.dsp.NaturalLog;
import org.sonaffect.acoustics.functional.Means.Mean;

/** Means, extremes, percentiles, moments (docs/spec/compare2013-functionals.md §F4.1 to §F4.4). */
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
  void ranksAreThoseOfSorting() {
    SplittableRandom random = new SplittableRandom(2);
    for (int round = 0; round < 200; round++) {
      float[] values = Contour.random(random, 1 + random.nextInt(3000));
      if (values.length > 5) {
        switch (round % 4) {
          case 0 -> values[3] = Float.MAX_VALUE; // one share holds all others
          case 1 -> Arrays.fill(values, 2, values.length, 0.25f);
          case 2 -> {
            for (int i = 0; i < values.length; i++) {
              values[i] = i % 2 == 0 ? -0f : 0f;
            }
          }
          default -> values[4] = -Float.MIN_VALUE;
        }
        values[1] = -0f;
      }
      float[] wanted = values.clone();
      Arrays.sort(wanted);
      Series series = Contour.of(values);
      int[] ranks = random.ints(12, 0, values.length).sorted().toArray();
      float[] found = series.ranked(ranks);
      for (int rank : ranks) {
        assertEquals(wanted[rank], found[rank], "rank " + rank + " of " + values.length);
      }
      assertArrayEquals(values, Arrays.copyOf(series.x, values.length), "input unchanged");
    }
  }

  @Test
  void flatnessIsThatOfSummedLogarithms() {
    SplittableRandom random = new SplittableRandom(4);
    for (int round = 0; round < 300; round++) {
      float[] values = Contour.random(random, 1 + random.nextInt(2500));
      double absolute = 0;
      double logs = 0;
      int nonZero = 0;
      for (float v : values) {
        absolute += Math.abs(v);
        if (v != 0f) {
          logs += NaturalLog.of(Math.abs(v));
          nonZero++;
        }
      }
      float wanted =
          nonZero == 0 ? 1f : (float) (StrictMath.exp(logs / nonZero) / (absolute / values.length));
      Means means = new Means(Means.Mean.FLATNESS);
      assertEquals(wanted, Contour.value(means, "flatness", Contour.of(values)));
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
