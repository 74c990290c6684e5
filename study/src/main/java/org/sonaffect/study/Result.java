package org.sonaffect.study;

import java.util.List;
import java.util.stream.Stream;
import org.sonaffect.learning.metrics.Metric;

/**
 * One number of results.csv.
 *
 * @param cell what it belongs to; its fold is {@link Cell#ALL} for the out-of-fold predictions
 *     together
 * @param metric one of {@link #METRICS}
 * @param value NaN where it is not defined (R2, concordance and correlation of constant ratings)
 */
public record Result(Cell cell, String metric, double value) {
  /** The coefficient of determination, by which models are compared. */
  public static final String R2 = Metric.R2.word();

  /** Metrics in the order of the table. */
  public static final List<String> METRICS = Stream.of(Metric.values()).map(Metric::word).toList();

  /** Whether it is of the out-of-fold predictions together. */
  public boolean outOfFold() {
    return cell.fold() == Cell.ALL;
  }
}
