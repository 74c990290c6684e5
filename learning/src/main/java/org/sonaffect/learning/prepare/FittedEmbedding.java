package org.sonaffect.learning.prepare;

import org.sonaffect.learning.kernel.SimilarityKernel;
import org.sonaffect.learning.linear.FixedSum;
import org.sonaffect.learning.rows.EvaluationRows;
import org.sonaffect.learning.rows.Matrix;
import org.sonaffect.learning.rows.TrainingRows;

/** A fitted {@link Embedding}; each row is embedded by itself. */
sealed interface FittedEmbedding {
  Matrix apply(Matrix x, int[] domain);

  /** Number of columns that come out where so many come in. */
  int outputs(int columns);

  /** The columns themselves. */
  record Same() implements FittedEmbedding {
    @Override
    public Matrix apply(Matrix x, int[] domain) {
      return x;
    }

    @Override
    public int outputs(int columns) {
      return columns;
    }
  }

  /**
   * Inner products with directions.
   *
   * @param directions {@code [output * columns + column]}
   * @param offsets taken off each output
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Linear(double[] directions, double[] offsets) implements FittedEmbedding {
    @Override
    public Matrix apply(Matrix x, int[] domain) {
      int count = offsets.length;
      double[] values =
          new EvaluationRows(
                  new TrainingRows(new Matrix(count, x.columns(), directions), new int[count]),
                  x,
                  domain)
              .products();
      for (int i = 0; i < x.rows(); i++) {
        for (int k = 0; k < count; k++) {
          values[i * count + k] -= offsets[k];
        }
      }
      return new Matrix(x.rows(), count, values);
    }

    @Override
    public int outputs(int columns) {
      return offsets.length;
    }
  }

  /**
   * Similarities with landmarks, times the inverse root of their own.
   *
   * @param landmarks rows, one after the other
   * @param domain of each landmark
   * @param root {@code [output * landmarks + landmark]}
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Landmarks(SimilarityKernel kernel, double[] landmarks, int[] domain, double[] root)
      implements FittedEmbedding {
    @Override
    public Matrix apply(Matrix x, int[] rowDomain) {
      int m = domain.length;
      int count = root.length / m;
      TrainingRows rows = new TrainingRows(new Matrix(m, x.columns(), landmarks), domain);
      double[] similar = kernel.between(new EvaluationRows(rows, x, rowDomain));
      double[] values = new double[x.rows() * count];
      for (int i = 0; i < x.rows(); i++) {
        for (int k = 0; k < count; k++) {
          values[i * count + k] = FixedSum.product(similar, i * m, root, k * m, m);
        }
      }
      return new Matrix(x.rows(), count, values);
    }

    @Override
    public int outputs(int columns) {
      return root.length / domain.length;
    }
  }
}
