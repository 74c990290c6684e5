package org.sonaffect.study.model;

import org.sonaffect.learning.Matrix;

/** What predicts; immutable, usable from many threads. */
public sealed interface ModelCore permits EnsembleCore, PipelineCore {
  /** Number of columns it was fitted on. */
  int columns();

  /** Number of targets. */
  int targets();

  /**
   * Predicts.
   *
   * @param x finite rows of the columns it was fitted on
   * @param domain the number of each row's domain, from 0, in the order of the model's domains
   * @return {@code [target][row]}, not yet taken to [-1, 1]; a row's prediction does not depend on
   *     the other rows
   */
  double[][] predict(Matrix x, int[] domain);
}
