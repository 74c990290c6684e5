package org.sonaffect.study.model;

import org.sonaffect.learning.Matrix;
import org.sonaffect.learning.automl.EnsembleModel;

/**
 * What the AutoML found.
 *
 * @param ensemble of fitted models
 */
public record EnsembleCore(EnsembleModel ensemble) implements ModelCore {
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
    return ensemble.predict(x, domain);
  }
}
