package org.sonaffect.learning;

import org.jspecify.annotations.Nullable;
import org.sonaffect.learning.linear.Gram;

/** A standardisation and the directions that standardised rows are projected on. */
final class FittedProjection implements FittedTransformer {
  private final Standardisation standardisation;
  private final int components;

  /** {@code [feature * components + k]}; null: none. */
  private final double @Nullable [] directions;

  private FittedProjection(
      Standardisation standardisation, int components, double @Nullable [] directions) {
    this.standardisation = standardisation;
    this.components = components;
    this.directions = directions;
  }

  static FittedProjection of(Decomposition rows, ProjectionSpec spec) {
    int p = rows.x.columns();
    if (!(spec instanceof ProjectionSpec.Pca pca)) {
      return new FittedProjection(rows.standardisation, p, null);
    }
    int count = rows.scores(pca.share(), false, pca.keepNull()).components();
    return new FittedProjection(
        rows.standardisation, count, Directions.of(rows, count, pca.whiten()));
  }

  @Override
  public int columns() {
    return standardisation.mean().length;
  }

  int components() {
    return components;
  }

  @Override
  public Matrix transform(Matrix x) {
    Check.applied(x, columns());
    int n = x.rows();
    int p = columns();
    double[] standardised = new double[p * n];
    standardisation.columns(x, WholeMatrix.rows(n), 0, p, standardised, n);
    double[] projected = new double[n * components];
    if (directions == null) {
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < p; j++) {
          projected[i * p + j] = standardised[j * n + i];
        }
      }
    } else {
      Gram.add(standardised, n, n, directions, components, components, 0, p, projected);
    }
    return new Matrix(n, components, projected);
  }
}
