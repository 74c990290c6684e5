package org.sonaffect.model;

import org.jspecify.annotations.Nullable;
import org.sonaffect.automl.ensemble.EnsembleModel;
import org.sonaffect.learning.rows.Matrix;
import org.sonaffect.learning.rows.StoredRows;

/**
 * What the AutoML found.
 *
 * @param ensemble of fitted models
 * @param stored the rows it was fitted on, with which its file is much smaller; or null
 * @param steps as of {@link ModelCore#steps()}
 */
public record EnsembleCore(EnsembleModel ensemble, @Nullable StoredRows stored, double steps)
    implements ModelCore {
  /** As it was fitted. */
  public EnsembleCore(EnsembleModel ensemble, @Nullable StoredRows stored) {
    this(ensemble, stored, 0);
  }

  /** Without the rows it was fitted on. */
  public EnsembleCore(EnsembleModel ensemble) {
    this(ensemble, null);
  }

  @Override
  public int columns() {
    return ensemble.columns();
  }

  @Override
  public int targets() {
    return ensemble.targets();
  }

  @Override
  public double[][] predict(Matrix x, int[] domain) {
    return ModelCore.inParts(ensemble::predict, targets(), x, domain);
  }
}
