package org.sonaffect.learning.prepare;

import java.util.Arrays;
import org.sonaffect.learning.family.EvaluationRows;
import org.sonaffect.learning.family.SimilarityKernel;
import org.sonaffect.learning.family.TrainingRows;
import org.sonaffect.learning.linear.FixedSum;
import org.sonaffect.learning.rows.Matrix;

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
  record Linear(int columns, double[] directions, double[] offsets) implements FittedEmbedding {
    @Override
    public Matrix apply(Matrix x, int[] domain) {
      int count = offsets.length;
      double[] values =
          new EvaluationRows(
                  Landmarks.rows(new Matrix(count, columns, directions), new int[count]), x, domain)
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
   * @param landmarks rows, with their domains
   * @param root {@code [output * landmarks + landmark]}
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Landmarks(SimilarityKernel kernel, Matrix landmarks, int[] landmarkDomain, double[] root)
      implements FittedEmbedding {
    @Override
    public Matrix apply(Matrix x, int[] domain) {
      int m = landmarks.rows();
      int count = root.length / m;
      double[] similar =
          kernel.between(new EvaluationRows(rows(landmarks, landmarkDomain), x, domain));
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
      return root.length / landmarks.rows();
    }

    static TrainingRows rows(Matrix landmarks, int[] domain) {
      double[] ones = new double[landmarks.rows()];
      Arrays.fill(ones, 1);
      return new TrainingRows(landmarks, domain, ones);
    }
  }
}
