package org.sonaffect.model;

import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sonaffect.learning.FittedModel;
import org.sonaffect.learning.rows.Matrix;
import org.sonaffect.learning.rows.StoredRows;

/**
 * The part of a model that predicts; immutable, usable from many threads.
 *
 * @param model pipelines, or the ensemble that the AutoML found
 * @param stored the rows it was fitted on, with which its file may be much smaller; or null
 * @param steps steps of arithmetic that a row takes, about, as counted when the model was read; 0
 *     where it was not read
 */
public record ModelCore(FittedModel model, @Nullable StoredRows stored, double steps) {
  /** Beyond this no fit of ratings predicts, and differences might not be finite. */
  private static final double LARGEST = 1e100;

  /** Rows that are predicted at a time, so that what is held does not grow with their number. */
  private static final int PART = 64;

  /** As it was fitted. */
  public ModelCore(FittedModel model, @Nullable StoredRows stored) {
    this(model, stored, 0);
  }

  /** Without the rows it was fitted on. */
  public ModelCore(FittedModel model) {
    this(model, null);
  }

  /** Number of columns it was fitted on. */
  public int columns() {
    return model.columns();
  }

  /** Number of targets. */
  public int targets() {
    return model.targets();
  }

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
  public double[][] predict(Matrix x, int[] domain) {
    double[][] predictions = new double[targets()][x.rows()];
    for (int first = 0; first < x.rows(); first += PART) {
      int from = first;
      int[] rows = IntStream.range(from, Math.min(x.rows(), from + PART)).toArray();
      int[] domains = IntStream.of(rows).map(row -> domain[row]).toArray();
      double[][] part = model.predict(x.rows(rows), domains);
      for (int t = 0; t < part.length; t++) {
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
