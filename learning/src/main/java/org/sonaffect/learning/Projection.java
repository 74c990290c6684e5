package org.sonaffect.learning;

/** Standardisation and, if asked for, principal components, as a transformer. */
public record Projection(ProjectionSpec spec) implements Transformer {
  @Override
  public FittedTransformer fit(Matrix x) {
    Check.training(x);
    return FittedProjection.of(Decomposition.of(x, WholeMatrix.rows(x.rows()), new int[0]), spec);
  }
}
