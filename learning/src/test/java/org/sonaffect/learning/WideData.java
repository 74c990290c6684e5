package org.sonaffect.learning;

import java.util.Random;
import org.sonaffect.learning.rows.Matrix;

/**
 * Rows with many correlated features, as functionals of audio are: latent factors of decaying
 * variance seen through random loadings, some of them squashed or heavy-tailed, and a target of
 * which a little more than half can be explained.
 */
@SuppressWarnings("ArrayRecordComponent")
public record WideData(Matrix x, double[] y) {
  private static final int FACTORS = 400;

  public static WideData of(int rows, int columns, long seed) {
    Random random = new Random(seed);
    int factors = Math.max(10, Math.min(FACTORS, columns));
    double[][] latent = new double[rows][factors];
    for (double[] row : latent) {
      for (int k = 0; k < factors; k++) {
        row[k] = random.nextGaussian() * StrictMath.pow(k + 1, -0.55);
      }
    }
    double[][] x = new double[rows][columns];
    double[] loading = new double[factors];
    for (int j = 0; j < columns; j++) {
      for (int k = 0; k < factors; k++) {
        loading[k] = random.nextGaussian();
      }
      double offset = 10 * random.nextGaussian();
      int shape = random.nextInt(4);
      for (int i = 0; i < rows; i++) {
        double value = 0.3 * random.nextGaussian();
        for (int k = 0; k < factors; k++) {
          value += loading[k] * latent[i][k];
        }
        x[i][j] =
            offset
                + (shape == 0
                    ? StrictMath.exp(0.3 * value)
                    : shape == 1 ? StrictMath.tanh(value) : value);
      }
    }
    double[] y = new double[rows];
    for (int i = 0; i < rows; i++) {
      double[] f = latent[i];
      double signal = 0.5 * f[0] + 0.6 * f[2] - 0.5 * f[5] + 0.3 * f[1] * f[0] + 0.4 * f[9];
      y[i] = StrictMath.tanh(0.35 * (signal + 0.55 * random.nextGaussian()));
    }
    return new WideData(Matrix.of(x), y);
  }

  public static int[] range(int from, int to) {
    int[] rows = new int[to - from];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = from + i;
    }
    return rows;
  }
}
