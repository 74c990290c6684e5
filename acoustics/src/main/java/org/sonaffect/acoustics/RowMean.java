package org.sonaffect.acoustics;

/** The mean of feature vectors. */
final class RowMean {
  private double[] sums = new double[0];
  private int rows;

  void add(float[] row) {
    if (rows == 0) {
      sums = new double[row.length];
    }
    for (int j = 0; j < row.length; j++) {
      sums[j] += row[j];
    }
    rows++;
  }

  /** How many there were. */
  int rows() {
    return rows;
  }

  /** The mean; empty where there were none. */
  float[] row() {
    float[] mean = new float[sums.length];
    for (int j = 0; j < mean.length; j++) {
      mean[j] = (float) (sums[j] / rows);
    }
    return mean;
  }
}
