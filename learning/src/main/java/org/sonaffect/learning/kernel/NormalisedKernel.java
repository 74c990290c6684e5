package org.sonaffect.learning.kernel;

import java.util.Arrays;
import org.sonaffect.learning.portable.Form;
import org.sonaffect.learning.rows.EvaluationRows;
import org.sonaffect.learning.rows.TrainingRows;

/** {@code k(a, b) / sqrt(k(a, a) k(b, b))}: every row is as alike to itself as any other. */
@Form.Named("normalised")
public record NormalisedKernel(SimilarityKernel kernel) implements SimilarityKernel {
  @Override
  public boolean byDomain() {
    return kernel.byDomain();
  }

  @Override
  public double[] among(TrainingRows rows) {
    double[] lengths = lengths(kernel.self(rows));
    double[] values = divided(kernel.among(rows), lengths, lengths);
    int n = lengths.length;
    for (int i = 0; i < n; i++) {
      values[i * n + i] = lengths[i] > 0 ? 1 : 0;
    }
    return values;
  }

  @Override
  public double[] between(EvaluationRows rows) {
    return divided(
        kernel.between(rows), lengths(kernel.self(rows)), lengths(kernel.self(rows.training())));
  }

  @Override
  public double[] self(TrainingRows rows) {
    return ones(lengths(kernel.self(rows)));
  }

  @Override
  public double[] self(EvaluationRows rows) {
    return ones(lengths(kernel.self(rows)));
  }

  private static double[] lengths(double[] self) {
    double[] lengths = new double[self.length];
    Arrays.setAll(lengths, i -> Math.sqrt(Math.max(0, self[i])));
    return lengths;
  }

  /** A row of length 0 is alike to none. */
  private static double[] ones(double[] lengths) {
    double[] ones = new double[lengths.length];
    Arrays.setAll(ones, i -> lengths[i] > 0 ? 1 : 0);
    return ones;
  }

  private static double[] divided(double[] values, double[] rows, double[] columns) {
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < columns.length; j++) {
        double length = rows[i] * columns[j];
        values[i * columns.length + j] = length > 0 ? values[i * columns.length + j] / length : 0;
      }
    }
    return values;
  }
}
