package org.sonaffect.learning.kernel;

import java.util.Arrays;
import org.sonaffect.learning.rows.EvaluationRows;
import org.sonaffect.learning.rows.Products;
import org.sonaffect.learning.rows.TrainingRows;

/** Values of a {@link PointKernel} from products or distances, in units of the spread. */
final class PointValues {
  private PointValues() {}

  /** Squared norms, the diagonal of the products, so that a row is at distance 0 from itself. */
  static double[] squares(TrainingRows rows) {
    return Products.diagonal(rows.x());
  }

  static double[] among(PointKernel kernel, TrainingRows rows) {
    int n = rows.size();
    boolean manhattan = kernel.manhattan();
    double unit = unit(kernel, rows);
    double[] measures = manhattan ? rows.manhattan() : rows.products();
    double[] squares = manhattan ? new double[n] : scaled(squares(rows), unit);
    double[] values = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double value = kernel.value(measures[i * n + j] / unit, squares[i], squares[j]);
        values[i * n + j] = value;
        values[j * n + i] = value;
      }
    }
    return values;
  }

  static double[] between(PointKernel kernel, EvaluationRows rows) {
    TrainingRows training = rows.training();
    int m = rows.size();
    int n = training.size();
    boolean manhattan = kernel.manhattan();
    double unit = unit(kernel, training);
    double[] measures = manhattan ? rows.manhattan() : rows.products();
    double[] squares = manhattan ? new double[n] : scaled(trainingSquares(training), unit);
    double[] own = manhattan ? new double[m] : scaled(rows.squares(), unit);
    double[] values = new double[m * n];
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        values[i * n + j] = kernel.value(measures[i * n + j] / unit, own[i], squares[j]);
      }
    }
    return values;
  }

  private record SquaresKey() {}

  /** For one clip to be predicted, the products among all training rows would be a waste. */
  private static double[] trainingSquares(TrainingRows training) {
    return training.derived(new SquaresKey(), () -> Products.squares(training.x()));
  }

  static double[] self(PointKernel kernel, double[] squares, TrainingRows training) {
    double unit = unit(kernel, training);
    double[] values = new double[squares.length];
    for (int i = 0; i < values.length; i++) {
      double square = kernel.manhattan() ? 0 : squares[i] / unit;
      values[i] = kernel.value(square, square, square);
    }
    return values;
  }

  private static double unit(PointKernel kernel, TrainingRows training) {
    Spread spread = Spread.of(training);
    return kernel.manhattan() ? spread.absolute() : spread.squares();
  }

  private static double[] scaled(double[] squares, double unit) {
    double[] values = new double[squares.length];
    Arrays.setAll(values, i -> squares[i] / unit);
    return values;
  }
}
