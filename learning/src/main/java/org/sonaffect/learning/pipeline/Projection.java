package org.sonaffect.learning.pipeline;

import org.sonaffect.learning.rows.Check;
import org.sonaffect.learning.rows.Matrix;
import org.sonaffect.learning.rows.WholeMatrix;

/** Standardisation and, if asked for, principal components, as a transformer. */
public record Projection(ProjectionSpec spec) implements Transformer {
  @Override
  public FittedTransformer fit(Matrix x) {
    Check.training(x);
    return FittedProjection.of(Decomposition.of(x, WholeMatrix.rows(x.rows()), new int[0]), spec);
  }
}
