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
   * @throws IllegalArgumentException where the rows are not as they should be, or the model makes
   *     of them what is no finite number: no fitted model does, but one that was tampered with may
   */
  double[][] predict(Matrix x, int[] domain);

  /** Refuses predictions that are not finite. */
  static double[][] finite(double[][] predictions) {
    for (int t = 0; t < predictions.length; t++) {
      for (int i = 0; i < predictions[t].length; i++) {
        if (!Double.isFinite(predictions[t][i])) {
          throw new IllegalArgumentException(
              "the model predicts %s for target %d of row %d: it is damaged"
                  .formatted(predictions[t][i], t, i));
        }
      }
    }
    return predictions;
  }
}
