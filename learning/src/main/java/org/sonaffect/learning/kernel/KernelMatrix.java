package org.sonaffect.learning.kernel;

import java.util.Arrays;
import org.sonaffect.learning.linear.FixedSum;
import org.sonaffect.learning.linear.Gram;
import org.sonaffect.learning.rows.Matrix;
import org.sonaffect.learning.rows.Products;

/**
 * A kernel over training rows and between evaluation rows and training rows.
 *
 * <p>{@code exp} and {@code tanh} are those of {@code StrictMath}, the same bits everywhere.
 *
 * @param n number of training rows
 * @param e number of evaluation rows
 * @param train {@code n x n}, symmetric to the bit
 * @param evaluation {@code e x n}
 */
@SuppressWarnings("ArrayRecordComponent")
public record KernelMatrix(int n, int e, double[] train, double[] evaluation) {

  /** Turns inner products into values of the kernel. */
  public static KernelMatrix of(Kernel kernel, InnerProducts products) {
    int n = products.n();
    int e = products.e();
    int columns = products.columns();
    double variance = products.variance();
    double[] squares = new double[n];
    Arrays.setAll(squares, i -> products.train()[i * n + i]);
    double[] train = new double[n * n];
    for (int i = 0; i < n; i++) {
      row(kernel, columns, variance, products.train(), i * n, i + 1, squares[i], squares, train);
      for (int j = 0; j < i; j++) {
        train[j * n + i] = train[i * n + j];
      }
    }
    double[] evaluation = products.evaluation();
    evaluation = between(kernel, columns, variance, evaluation, products.squares(), squares);
    return new KernelMatrix(n, e, train, evaluation);
  }

  /**
   * Values between rows to predict and support vectors, the same bits as those of all training
   * rows, without the products among these.
   *
   * @param vectors {@code [k * n + s]}
   * @param x rows, {@code [k * e + i]}
   * @param variance population variance over all cells of the training rows
   * @return {@code e x n}
   */
  public static double[] between(
      Kernel kernel, int columns, double variance, double[] vectors, int n, double[] x, int e) {
    double[] cross = new double[e * n];
    Gram.add(x, e, e, vectors, n, n, 0, columns, cross);
    double[] squares = InnerProducts.squares(columns, e, x);
    double[] own = Gram.diagonal(vectors, columns, n);
    return between(kernel, columns, variance, cross, squares, own);
  }

  /** The same of rows that may be mixed of two. */
  public static double[] between(
      Kernel kernel, double variance, double[] vectors, int n, Matrix x) {
    if (!x.isMixed()) {
      return between(kernel, x.columns(), variance, vectors, n, x.byColumn(), x.rows());
    }
    double[] cross = Products.between(x, vectors, n);
    double[] own = Gram.diagonal(vectors, x.columns(), n);
    return between(kernel, x.columns(), variance, cross, Products.squares(x), own);
  }

  private static double[] between(
      Kernel kernel,
      int columns,
      double variance,
      double[] products,
      double[] rowSquares,
      double[] squares) {
    int n = squares.length;
    double[] values = new double[products.length];
    for (int i = 0; i < rowSquares.length; i++) {
      double square = rowSquares[i];
      row(kernel, columns, variance, products, i * n, n, square, squares, values);
    }
    return values;
  }

  private static void row(
      Kernel kernel,
      int columns,
      double variance,
      double[] from,
      int offset,
      int length,
      double square,
      double[] squares,
      double[] into) {
    if (kernel instanceof Kernel.Linear) {
      System.arraycopy(from, offset, into, offset, length);
    } else if (kernel instanceof Kernel.Rbf rbf) {
      double gamma = rbf.gamma().value(columns, variance);
      for (int j = 0; j < length; j++) {
        double distance = square + squares[j] - 2 * from[offset + j];
        into[offset + j] = StrictMath.exp(-gamma * Math.max(0, distance));
      }
    } else if (kernel instanceof Kernel.Polynomial polynomial) {
      double gamma = polynomial.gamma().value(columns, variance);
      for (int j = 0; j < length; j++) {
        double base = gamma * from[offset + j] + polynomial.coef0();
        double power = base;
        for (int degree = 1; degree < polynomial.degree(); degree++) {
          power *= base;
        }
        into[offset + j] = power;
      }
    } else if (kernel instanceof Kernel.Sigmoid sigmoid) {
      double gamma = sigmoid.gamma().value(columns, variance);
      for (int j = 0; j < length; j++) {
        into[offset + j] = StrictMath.tanh(gamma * from[offset + j] + sigmoid.coef0());
      }
    }
  }

  /** Whether all values over training rows are finite, as a solver needs them. */
  public boolean finite() {
    return Arrays.stream(train).allMatch(Double::isFinite);
  }

  /** Predictions of the evaluation rows from weights of the training rows. */
  public double[] predict(double[] weights, double intercept) {
    return predict(evaluation, e, weights, intercept);
  }

  /** Predictions from values between {@code e} rows and the support vectors. */
  public static double[] predict(double[] values, int e, double[] weights, double intercept) {
    int n = weights.length;
    double[] predictions = new double[e];
    for (int i = 0; i < e; i++) {
      predictions[i] = intercept + FixedSum.product(values, i * n, weights, 0, n);
    }
    return predictions;
  }
}
