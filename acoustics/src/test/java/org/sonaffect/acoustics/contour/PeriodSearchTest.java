package org.sonaffect.acoustics.contour;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * The search finds what computing every length finds, to the bit (docs/spec/compare2013-contours.md
 * §C4.6.3).
 */
class PeriodSearchTest {
  @Test
  void findsTheLengthAndTheValuesOfTheFullSearch() {
    compare(600, 120, 150, 500);
  }

  /** As of a bass. */
  @Test
  void findsThemAmongLongPeriods() {
    compare(200, 500, 300, 170);
  }

  private static void compare(int rounds, int shortestBelow, int range, int least) {
    SplittableRandom random = new SplittableRandom(1);
    int maxima = 0;
    for (int round = 0; round < rounds; round++) {
      int shortest = 5 + random.nextInt(shortestBelow);
      int longest = shortest + 4 + random.nextInt(range);
      int a = random.nextInt(50);
      float[] x = signal(random, round % 10, longest, a + 2 * longest + random.nextInt(40));
      int n = x.length;
      PeriodSearch search = new PeriodSearch();
      search.take(x, 0, n);
      for (int start = 0; start <= a; start += Math.max(1, a)) {
        int found = search.find(start, shortest, longest);
        String where = "signal %d, lengths %d..%d".formatted(round % 10, shortest, longest);
        assertEquals(fullSearch(x, start, shortest, longest), found, where);
        if (found >= 0) {
          maxima++;
          for (int i = found - 1; i <= found + 1; i++) {
            assertEquals(correlation(x, start, shortest + i), search.correlation(i), where);
          }
        }
      }
    }
    assertEquals(true, maxima > least, "maxima found: " + maxima);
  }

  /** Noise, tones, pulses, ramps, loud offsets, faint sounds: what makes an estimate go wrong. */
  private static float[] signal(SplittableRandom random, int kind, int longest, int n) {
    double period = kind < 8 ? 8 + 150 * random.nextDouble() : longest * 0.8;
    float[] x = new float[n];
    for (int i = 0; i < n; i++) {
      double noise = random.nextDouble() - 0.5;
      double tone = StrictMath.sin(2 * Math.PI * i / period);
      x[i] =
          (float)
              switch (kind) {
                case 0 -> noise;
                case 1 -> tone;
                case 2 -> tone + 0.1 * noise;
                case 3 -> i % (int) period == 0 ? 1 : 0;
                case 4 -> 1000 + 0.01 * tone;
                case 5 -> 1e-12 * (tone + noise);
                case 6 -> i * 0.001 + tone;
                case 8 -> tone + 0.3 * StrictMath.sin(6 * Math.PI * i / period) + 0.001 * noise;
                case 9 -> StrictMath.exp(-(i % period) / 40) * tone + 0.2 * noise;
                default -> Math.round(3 * tone) / 3.0; // plateaus: equal correlations
              };
    }
    return x;
  }

  private static int fullSearch(float[] x, int a, int shortest, int longest) {
    int lags = longest - shortest + 1;
    double[] value = new double[lags];
    for (int i = 0; i < lags; i++) {
      value[i] = correlation(x, a, shortest + i);
    }
    int best = -1;
    for (int i = 1; i <= lags - 3; i++) {
      if (value[i - 1] < value[i]
          && value[i] > value[i + 1]
          && (best < 0 || value[i] > value[best])) {
        best = i;
      }
    }
    return best;
  }

  private static double correlation(float[] x, int a, int n) {
    double sumA = 0;
    double sumB = 0;
    for (int i = 0; i < n; i++) {
      sumA += x[a + i];
      sumB += x[a + n + i];
    }
    double meanA = sumA / n;
    double meanB = sumB / n;
    double c = 0;
    double normA = 0;
    double normB = 0;
    for (int i = 0; i < n; i++) {
      double da = x[a + i] - meanA;
      double db = x[a + n + i] - meanB;
      c += da * db;
      normA += da * da;
      normB += db * db;
    }
    return c / (Math.sqrt(normA) * Math.sqrt(normB));
  }
}
