package org.sonaffect.learning.rows;

import java.util.function.Supplier;
import org.sonaffect.learning.linear.FixedSum;
import org.sonaffect.learning.linear.Gram;

/** Inner products and distances between rows, every sum in an order of its own. */
public final class Products {
  /** From so many rows on a transpose pays. */
  private static final int FEW = 8;

  private Products() {}

  static double[] among(double[] byFeature, int n, int p) {
    double[] products = new double[n * n];
    Gram.addUpper(byFeature, n, 0, p, n, products);
    Gram.mirror(products, n);
    return products;
  }

  /**
   * Inner products of rows with training rows. A few rows, such as one clip, are multiplied one by
   * one, in the same order of terms as {@link Gram}, so that a row's products are the same bits
   * with any others beside it.
   */
  public static double[] between(Matrix x, Matrix training, Supplier<double[]> trainingByFeature) {
    int m = x.rows();
    int n = training.rows();
    int p = x.columns();
    if (m >= FEW) {
      return between(x, trainingByFeature.get(), n);
    }
    double[] products = new double[m * n];
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        products[i * n + j] = product(x.values(), i * p, training.values(), j * p, p);
      }
    }
    return products;
  }

  /**
   * Inner products of rows with others that hold one feature after the other.
   *
   * @param others {@code [feature * n + other]}
   * @return {@code rows x n}
   */
  public static double[] between(Matrix x, double[] others, int n) {
    MixedRows mixed = x.mixed();
    if (mixed != null) {
      return mixed.sums(
          n,
          (feature, value, into) -> {
            for (int k = 0; k < n; k++) {
              into[k] += value * others[feature * n + k];
            }
          });
    }
    int m = x.rows();
    double[] products = new double[m * n];
    Gram.add(x.byColumn(), m, m, others, n, n, 0, x.columns(), products);
    return products;
  }

  /** The diagonal of {@link #among}, to the bit, without the rest. */
  public static double[] diagonal(Matrix x) {
    double[] diagonal = new double[x.rows()];
    for (int i = 0; i < diagonal.length; i++) {
      int at = i * x.columns();
      diagonal[i] = product(x.values(), at, x.values(), at, x.columns());
    }
    return diagonal;
  }

  private static double product(double[] a, int offsetA, double[] b, int offsetB, int length) {
    double sum = 0;
    int k = 0;
    for (; k + 4 <= length; k += 4) {
      double t0 = a[offsetA + k] * b[offsetB + k];
      double t1 = a[offsetA + k + 1] * b[offsetB + k + 1];
      double t2 = a[offsetA + k + 2] * b[offsetB + k + 2];
      double t3 = a[offsetA + k + 3] * b[offsetB + k + 3];
      sum += (t0 + t1) + (t2 + t3);
    }
    for (; k < length; k++) {
      sum += a[offsetA + k] * b[offsetB + k];
    }
    return sum;
  }

  /** Sums of absolute differences among rows that hold one feature after the other. */
  static double[] distancesAmong(double[] byFeature, int n, int p) {
    double[] distances = new double[n * n];
    Gram.addUpperDistances(byFeature, n, p, n, distances);
    Gram.mirror(distances, n);
    return distances;
  }

  /** Sums of absolute differences of rows from training rows; see {@link #between}. */
  static double[] distancesBetween(
      Matrix x, Matrix training, Supplier<double[]> trainingByFeature) {
    int m = x.rows();
    int n = training.rows();
    int p = x.columns();
    MixedRows mixed = x.mixed();
    if (mixed != null && m >= FEW) {
      double[] others = trainingByFeature.get();
      return mixed.sums(
          n,
          (feature, value, into) -> {
            for (int k = 0; k < n; k++) {
              into[k] += Math.abs(value - others[feature * n + k]);
            }
          });
    }
    double[] distances = new double[m * n];
    if (m >= FEW) {
      Gram.addDistances(x.byColumn(), m, trainingByFeature.get(), n, p, distances);
      return distances;
    }
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        distances[i * n + j] = distance(x.values(), i * p, training.values(), j * p, p);
      }
    }
    return distances;
  }

  private static double distance(double[] a, int offsetA, double[] b, int offsetB, int length) {
    double sum = 0;
    int k = 0;
    for (; k + 4 <= length; k += 4) {
      double t0 = Math.abs(a[offsetA + k] - b[offsetB + k]);
      double t1 = Math.abs(a[offsetA + k + 1] - b[offsetB + k + 1]);
      double t2 = Math.abs(a[offsetA + k + 2] - b[offsetB + k + 2]);
      double t3 = Math.abs(a[offsetA + k + 3] - b[offsetB + k + 3]);
      sum += (t0 + t1) + (t2 + t3);
    }
    for (; k < length; k++) {
      sum += Math.abs(a[offsetA + k] - b[offsetB + k]);
    }
    return sum;
  }

  /** Inner product of each row with itself. */
  public static double[] squares(Matrix x) {
    MixedRows mixed = x.mixed();
    if (mixed != null) {
      return mixed.sums(1, (feature, value, into) -> into[0] += value * value);
    }
    double[] squares = new double[x.rows()];
    for (int i = 0; i < squares.length; i++) {
      squares[i] =
          FixedSum.product(x.values(), i * x.columns(), x.values(), i * x.columns(), x.columns());
    }
    return squares;
  }
}
