package org.sonaffect.bench;

import org.sonaffect.learning.random.Seeds;
import org.sonaffect.learning.random.SplitMix64;
import org.sonaffect.learning.rows.Matrix;

/**
 * Two stacked synthetic corpora from a seed, as wide as audio features and as entangled: some sixty
 * hidden causes of falling strength, each feature a mixture of them with noise of its own, a rating
 * that bends with a few of them.
 *
 * @param x rows of A, then rows of B
 * @param corpus 0 or 1 for each row
 * @param rating in [-1, 1]
 */
@SuppressWarnings("ArrayRecordComponent")
record WideRatings(Matrix x, int[] corpus, double[] rating) {
  private static final int CAUSES = 60;

  static WideRatings of(int rowsA, int rowsB, int features, long seed) {
    Seeds seeds = Seeds.of(seed);
    SplitMix64 random = seeds.child("loadings").random();
    double[] loadings = new double[CAUSES * features];
    for (int cause = 0; cause < CAUSES; cause++) {
      double strength = 1 / Math.sqrt(1.0 + cause);
      for (int j = 0; j < features; j++) {
        loadings[cause * features + j] = strength * random.nextGaussian();
      }
    }
    int rows = rowsA + rowsB;
    double[] values = new double[rows * features];
    double[] rating = new double[rows];
    int[] corpus = new int[rows];
    SplitMix64 clips = seeds.child("clips").random();
    double[] causes = new double[CAUSES];
    for (int i = 0; i < rows; i++) {
      corpus[i] = i < rowsA ? 0 : 1;
      for (int cause = 0; cause < CAUSES; cause++) {
        causes[cause] = clips.nextGaussian() + (cause < 3 ? corpus[i] : 0);
      }
      int at = i * features;
      for (int cause = 0; cause < CAUSES; cause++) {
        for (int j = 0; j < features; j++) {
          values[at + j] += causes[cause] * loadings[cause * features + j];
        }
      }
      for (int j = 0; j < features; j++) {
        values[at + j] += clips.nextGaussian();
      }
      rating[i] =
          StrictMath.tanh(
              0.3 * causes[3]
                  + 0.3 * causes[5] * causes[6]
                  + 0.2 * causes[9]
                  + 0.3 * clips.nextGaussian());
    }
    return new WideRatings(new Matrix(rows, features, values), corpus, rating);
  }
}
