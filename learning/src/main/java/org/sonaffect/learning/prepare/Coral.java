package org.sonaffect.learning.prepare;

import org.sonaffect.learning.linear.Gram;
import org.sonaffect.learning.linear.SymmetricEigen;
import org.sonaffect.learning.rows.Matrix;

/**
 * Correlation alignment (Sun, Feng and Saenko, "Return of frustratingly easy domain adaptation",
 * AAAI 2016): rows of a source domain are whitened and recoloured with the covariance of a target
 * domain, {@code z -> z (Cs + ridge I)^(-1/2) (Ct + ridge I)^(1/2)}.
 *
 * <p>With more features than rows neither covariance is formed. Both differ from 0 only within the
 * space that the centred rows of both domains span, of at most as many dimensions as there are
 * rows; outside of it the transform is the identity, and no source row has a part there. So it is
 * computed in the principal components of that space, and is the same as with matrices of features
 * by features.
 */
final class Coral {
  /** Features transposed at a time. */
  private static final int PANEL = 256;

  private Coral() {}

  /**
   * The source rows as the target's second moments have them, about the target's mean.
   *
   * @param source rows of the source domain, at least 2
   * @param target rows of the target domain, at least 2, of as many columns
   * @param ridge added to every variance, in the units of the features squared; 0 or above. The
   *     paper takes 1 for features of deviation 1. With 0, directions in which the source does not
   *     vary are left out
   * @return {@code [source.rows() x columns]}; the covariance C (n - 1) of what is returned is such
   *     that C + ridge A'A = Ct + ridge I, with A the transform: with 0 and a regular Cs, C = Ct
   */
  static Matrix recolour(Matrix source, Matrix target, double ridge) {
    if (source.rows() < 2 || target.rows() < 2 || source.columns() != target.columns()) {
      throw new IllegalArgumentException(
          "expected two domains of at least 2 rows and as many columns, found %d x %d and %d x %d"
              .formatted(source.rows(), source.columns(), target.rows(), target.columns()));
    }
    if (!(ridge >= 0 && ridge < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("expected a ridge of 0 or above, found " + ridge);
    }
    int p = source.columns();
    int ns = source.rows();
    int n = ns + target.rows();
    double[] centred = new double[n * p];
    centre(source, centred, 0);
    double[] mean = centre(target, centred, ns);
    double[] aligned = new double[ns * p];
    if (p <= n) {
      double[] transform = transform(centred, ns, n, p, ridge);
      double[] byFeature = Matrix.turned(centred, 0, ns, p);
      Gram.add(byFeature, ns, ns, transform, p, p, 0, p, aligned);
    } else {
      Gram.add(weights(centred, ns, n, p, ridge), ns, ns, centred, p, p, 0, n, aligned);
    }
    for (int i = 0; i < ns; i++) {
      for (int j = 0; j < p; j++) {
        aligned[i * p + j] += mean[j];
      }
    }
    return new Matrix(ns, p, aligned);
  }

  /** Writes rows less their mean, from a row of {@code into} on; returns the mean. */
  private static double[] centre(Matrix x, double[] into, int first) {
    int p = x.columns();
    double[] mean = new double[p];
    for (int i = 0; i < x.rows(); i++) {
      for (int j = 0; j < p; j++) {
        mean[j] += x.get(i, j);
      }
    }
    for (int j = 0; j < p; j++) {
      mean[j] /= x.rows();
    }
    for (int i = 0; i < x.rows(); i++) {
      for (int j = 0; j < p; j++) {
        into[(first + i) * p + j] = x.get(i, j) - mean[j];
      }
    }
    return mean;
  }

  /**
   * What each source row becomes as a sum of the centred rows of both domains.
   *
   * @return {@code [j * ns + i]}: how much of row j is in the new row i
   */
  private static double[] weights(double[] centred, int ns, int n, int p, double ridge) {
    double[] gram = new double[n * n];
    for (int first = 0; first < p; first += PANEL) {
      int width = Math.min(p, first + PANEL) - first;
      double[] panel = new double[width * n];
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < width; j++) {
          panel[j * n + i] = centred[i * p + first + j];
        }
      }
      Gram.addUpper(panel, n, 0, width, n, gram);
    }
    Gram.mirror(gram, n);
    SymmetricEigen eigen = SymmetricEigen.of(gram, n);
    int regular = Decomposition.regular(eigen.values(), Math.max(p, eigen.values().length));
    double[] scores = new double[n * regular];
    double[] basis = new double[regular * n];
    for (int k = 0; k < regular; k++) {
      double root = Math.sqrt(eigen.values()[k]);
      for (int i = 0; i < n; i++) {
        scores[i * regular + k] = eigen.vectors()[k * n + i] * root;
        basis[k * n + i] = eigen.vectors()[k * n + i] / root;
      }
    }
    double[] transform = transform(scores, ns, n, regular, ridge);
    double[] moved = new double[ns * regular];
    double[] byComponent = Matrix.turned(scores, 0, ns, regular);
    Gram.add(byComponent, ns, ns, transform, regular, regular, 0, regular, moved);
    double[] weights = new double[n * ns];
    Gram.add(basis, n, n, Matrix.turned(moved, 0, ns, regular), ns, ns, 0, regular, weights);
    return weights;
  }

  /** {@code (Cs + ridge I)^(-1/2) (Ct + ridge I)^(1/2)} of centred rows, the source's first. */
  private static double[] transform(double[] rows, int ns, int n, int p, double ridge) {
    double[] whitening = power(covariance(rows, 0, ns, p), p, ridge, true);
    double[] colouring = power(covariance(rows, ns, n, p), p, ridge, false);
    double[] product = new double[p * p];
    // Symmetric, so its rows are its columns.
    Gram.add(whitening, p, p, colouring, p, p, 0, p, product);
    return product;
  }

  private static double[] covariance(double[] rows, int first, int end, int p) {
    double[] covariance = new double[p * p];
    Gram.addUpper(rows, p, first, end, p, covariance);
    Gram.mirror(covariance, p);
    for (int i = 0; i < covariance.length; i++) {
      covariance[i] /= end - first - 1;
    }
    return covariance;
  }

  /** The root of a covariance with a ridge, or its inverse. */
  private static double[] power(double[] covariance, int p, double ridge, boolean inverse) {
    SymmetricEigen eigen = SymmetricEigen.of(covariance, p);
    int regular = Decomposition.regular(eigen.values(), Math.max(p, eigen.values().length));
    double[] scaled = new double[p * p];
    for (int k = 0; k < p; k++) {
      double value = (k < regular ? eigen.values()[k] : 0) + ridge;
      double root = Math.sqrt(value);
      double factor = !inverse ? root : value > 0 ? 1 / root : 0;
      for (int i = 0; i < p; i++) {
        scaled[k * p + i] = eigen.vectors()[k * p + i] * factor;
      }
    }
    double[] power = new double[p * p];
    Gram.add(eigen.vectors(), p, p, scaled, p, p, 0, p, power);
    return power;
  }
}
