package org.sonaffect.learning.linear;

import java.util.Arrays;
import java.util.Comparator;

/**
 * Eigenvalues and eigenvectors of a symmetric matrix, largest eigenvalue first: Householder
 * reduction to a tridiagonal matrix, then the implicit QL method (Golub and Van Loan, Matrix
 * Computations, sections 8.3 and 8.4).
 *
 * <p>Errors are of the order of the machine epsilon times the largest eigenvalue. The sign of a
 * vector is fixed by its entry of largest magnitude, the first of equals, which is positive.
 *
 * @param values descending
 * @param vectors one eigenvector after the other: {@code vectors[k * n + i]}, each of length 1
 */
@SuppressWarnings("ArrayRecordComponent")
public record SymmetricEigen(double[] values, double[] vectors) {

  /**
   * Decomposes a matrix.
   *
   * @param matrix {@code n x n}, symmetric, finite; overwritten
   */
  public static SymmetricEigen of(double[] matrix, int n) {
    if (matrix.length != n * n) {
      throw new IllegalArgumentException(
          "a symmetric matrix of %d rows needs %d values, found %d"
              .formatted(n, n * n, matrix.length));
    }
    double largest = 0;
    for (double value : matrix) {
      largest = Math.max(largest, Math.abs(value));
    }
    if (!(largest < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("the matrix has values that are not finite");
    }
    // A power of two, so that scaling is exact and squares neither overflow nor vanish.
    double scale = largest == 0 ? 1 : Math.scalb(1.0, -Math.getExponent(largest));
    for (int i = 0; i < matrix.length; i++) {
      matrix[i] *= scale;
    }
    Tridiagonal reduced = Tridiagonal.reduce(matrix, n);
    double[] diagonal = reduced.diagonal();
    RotatedRows rows = new RotatedRows(reduced.transposedBasis(), n);
    ImplicitQl.diagonalise(diagonal, reduced.offDiagonal(), rows);
    return sorted(diagonal, rows, 1 / scale, n);
  }

  private static SymmetricEigen sorted(double[] diagonal, RotatedRows rows, double scale, int n) {
    Integer[] order = new Integer[n];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparingDouble((Integer i) -> -diagonal[i]));
    double[] values = new double[n];
    double[] vectors = new double[n * n];
    for (int k = 0; k < n; k++) {
      values[k] = diagonal[order[k]] * scale;
      rows.copy(order[k], vectors, k * n);
      fixSign(vectors, k * n, n);
    }
    return new SymmetricEigen(values, vectors);
  }

  private static void fixSign(double[] vectors, int offset, int n) {
    double largest = 0;
    for (int i = offset; i < offset + n; i++) {
      if (Math.abs(vectors[i]) > Math.abs(largest)) {
        largest = vectors[i];
      }
    }
    if (largest < 0) {
      for (int i = offset; i < offset + n; i++) {
        vectors[i] = -vectors[i];
      }
    }
  }
}
