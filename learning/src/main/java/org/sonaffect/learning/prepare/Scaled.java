package org.sonaffect.learning.prepare;

import org.sonaffect.learning.Matrix;
import org.sonaffect.learning.family.FitContext;

/** Provisional. */
public record Scaled() implements Preparation {
  @Override
  public String describe() {
    return "standard";
  }

  @Override
  public FittedPreparation fit(Matrix x, double[][] y, int[] domain, FitContext context) {
    int p = x.columns();
    double[] mean = new double[p];
    double[] dev = new double[p];
    for (int j = 0; j < p; j++) {
      for (int i = 0; i < x.rows(); i++) {
        mean[j] += x.get(i, j) / x.rows();
      }
      for (int i = 0; i < x.rows(); i++) {
        dev[j] += (x.get(i, j) - mean[j]) * (x.get(i, j) - mean[j]) / x.rows();
      }
      dev[j] = dev[j] > 0 ? Math.sqrt(dev[j]) : 1;
    }
    return (rows, d) -> {
      double[] v = rows.values().clone();
      for (int k = 0; k < v.length; k++) {
        v[k] = Math.max(-4, Math.min(4, (v[k] - mean[k % p]) / dev[k % p]));
      }
      return new Matrix(rows.rows(), p, v);
    };
  }
}
