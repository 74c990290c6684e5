package org.sonaffect.learning.kernel;

import org.sonaffect.learning.Gamma;
import org.sonaffect.learning.Kernel;
import org.sonaffect.learning.linear.FixedSum;

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
    double[] squares = new double[n];
    for (int i = 0; i < n; i++) {
      squares[i] = products.train()[i * n + i];
    }
    double[] train = new double[n * n];
    for (int i = 0; i < n; i++) {
      row(kernel, products, products.train(), i * n, i + 1, squares[i], squares, train);
      for (int j = 0; j < i; j++) {
        train[j * n + i] = train[i * n + j];
      }
    }
    double[] evaluation = new double[e * n];
    for (int i = 0; i < e; i++) {
      double square = products.squares()[i];
      row(kernel, products, products.evaluation(), i * n, n, square, squares, evaluation);
    }
    return new KernelMatrix(n, e, train, evaluation);
  }

  private static void row(
      Kernel kernel,
      InnerProducts products,
      double[] from,
      int offset,
      int length,
      double square,
      double[] squares,
      double[] into) {
    if (kernel instanceof Kernel.Linear) {
      System.arraycopy(from, offset, into, offset, length);
    } else if (kernel instanceof Kernel.Rbf rbf) {
      double gamma = value(rbf.gamma(), products);
      for (int j = 0; j < length; j++) {
        double distance = square + squares[j] - 2 * from[offset + j];
        into[offset + j] = StrictMath.exp(-gamma * Math.max(0, distance));
      }
    } else if (kernel instanceof Kernel.Polynomial polynomial) {
      double gamma = value(polynomial.gamma(), products);
      for (int j = 0; j < length; j++) {
        double base = gamma * from[offset + j] + polynomial.coef0();
        double power = base;
        for (int degree = 1; degree < polynomial.degree(); degree++) {
          power *= base;
        }
        into[offset + j] = power;
      }
    } else if (kernel instanceof Kernel.Sigmoid sigmoid) {
      double gamma = value(sigmoid.gamma(), products);
      for (int j = 0; j < length; j++) {
        into[offset + j] = StrictMath.tanh(gamma * from[offset + j] + sigmoid.coef0());
      }
    }
  }

  private static double value(Gamma gamma, InnerProducts products) {
    return gamma.value(products.columns(), products.variance());
  }

  /** Whether all values over training rows are finite, as a solver needs them. */
  public boolean finite() {
    for (double value : train) {
      if (!Double.isFinite(value)) {
        return false;
      }
    }
    return true;
  }

  /** Predictions of the evaluation rows from weights of the training rows. */
  public double[] predict(double[] weights, double intercept) {
    double[] predictions = new double[e];
    for (int i = 0; i < e; i++) {
      predictions[i] = intercept + FixedSum.product(evaluation, i * n, weights, 0, n);
    }
    return predictions;
  }
}
