package org.sonaffect.model;

import java.util.stream.IntStream;
import org.sonaffect.learning.rows.Matrix;

/** What predicts; immutable, usable from many threads. */
public sealed interface ModelCore permits EnsembleCore, PipelineCore {
  /** Beyond this no fit of ratings predicts, and differences might not be finite. */
  double LARGEST = 1e100;

  /** Rows that are predicted at a time. */
  int PART = 64;

  /** Number of columns it was fitted on. */
  int columns();

  /** Number of targets. */
  int targets();

  /**
   * Steps of arithmetic that a row takes, about, as counted when the model was read; 0 where it was
   * not read.
   */
  double steps();

  /**
   * Predicts.
   *
   * @param x finite rows of the columns it was fitted on
   * @param domain the number of each row's domain, from 0, in the order of the model's domains
   * @return {@code [target][row]}, not yet taken to [-1, 1]; a row's prediction does not depend on
   *     the other rows
   * @throws IllegalArgumentException where the rows are not as they should be, or the model makes
   *     of them what is no finite number below 1e100: no fitted model does, but one that was
   *     tampered with may
   */
  double[][] predict(Matrix x, int[] domain);

  /** Predictions of some rows. */
  @FunctionalInterface
  interface Part {
    /** As of {@link ModelCore#predict}. */
    double[][] predict(Matrix x, int[] domain);
  }

  /**
   * Predicts a few rows at a time, so that what is held meanwhile does not grow with their number,
   * and refuses values that are not ratings.
   */
  static double[][] inParts(Part core, int targets, Matrix x, int[] domain) {
    double[][] predictions = new double[targets][x.rows()];
    for (int first = 0; first < x.rows(); first += PART) {
      int from = first;
      int[] rows = IntStream.range(from, Math.min(x.rows(), from + PART)).toArray();
      int[] domains = IntStream.of(rows).map(row -> domain[row]).toArray();
      double[][] part = core.predict(x.rows(rows), domains);
      for (int t = 0; t < targets; t++) {
        for (int i = 0; i < rows.length; i++) {
          if (!(Math.abs(part[t][i]) <= LARGEST)) {
            throw new IllegalArgumentException(
                "the model predicts %s for target %d of row %d: it is damaged"
                    .formatted(part[t][i], t, from + i));
          }
          predictions[t][from + i] = part[t][i];
        }
      }
    }
    return predictions;
  }
}
