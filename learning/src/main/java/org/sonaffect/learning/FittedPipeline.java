package org.sonaffect.learning;

import org.sonaffect.learning.family.FittedFunction;
import org.sonaffect.learning.prepare.FittedProjection;
import org.sonaffect.learning.rows.Matrix;

/** A pipeline that has been fitted; immutable, usable from many threads. */
public final class FittedPipeline {
  private final Pipeline spec;
  private final FittedProjection projection;
  private final FittedFunction regressor;

  FittedPipeline(Pipeline spec, FittedProjection projection, FittedFunction regressor) {
    this.spec = spec;
    this.projection = projection;
    this.regressor = regressor;
  }

  /** What was fitted. */
  public Pipeline spec() {
    return spec;
  }

  FittedProjection projection() {
    return projection;
  }

  FittedFunction regressor() {
    return regressor;
  }

  /** Number of columns it was fitted on. */
  public int columns() {
    return projection.columns();
  }

  /**
   * Predicts.
   *
   * @param x rows, of as many columns as it was fitted on; may be none
   * @return one value a row
   * @throws IllegalArgumentException if the columns are too few or too many, or a number is not
   *     finite; row and column are named
   */
  public double[] predict(Matrix x) {
    return regressor.predict(projection.transform(x))[0];
  }
}
