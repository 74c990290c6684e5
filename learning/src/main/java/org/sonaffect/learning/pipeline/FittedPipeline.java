package org.sonaffect.learning.pipeline;

import org.sonaffect.learning.rows.Matrix;

/** A pipeline that has been fitted; immutable, usable from many threads. */
public final class FittedPipeline implements FittedRegressor {
  private final PipelineSpec spec;
  private final FittedProjection projection;
  private final FittedRegressor regressor;

  FittedPipeline(PipelineSpec spec, FittedProjection projection, FittedRegressor regressor) {
    this.spec = spec;
    this.projection = projection;
    this.regressor = regressor;
  }

  /** What was fitted. */
  public PipelineSpec spec() {
    return spec;
  }

  FittedProjection projection() {
    return projection;
  }

  FittedRegressor regressor() {
    return regressor;
  }

  @Override
  public int columns() {
    return projection.columns();
  }

  @Override
  public double[] predict(Matrix x) {
    return regressor.predict(projection.transform(x));
  }
}
