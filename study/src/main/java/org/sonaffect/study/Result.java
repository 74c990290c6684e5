package org.sonaffect.study;

import java.util.List;

/**
 * One number of results.csv.
 *
 * @param cell what it belongs to; its fold is {@link Cell#ALL} for the out-of-fold predictions
 *     together
 * @param metric one of {@link #METRICS}
 * @param value NaN where it is not defined (R2 of constant ratings)
 */
public record Result(Cell cell, String metric, double value) {
  /** The coefficient of determination, by which models are compared. */
  public static final String R2 = "r2";

  /** Metrics in the order of the table. */
  public static final List<String> METRICS = List.of(R2, "rmse", "mae");

  /** Whether it is of the out-of-fold predictions together. */
  public boolean outOfFold() {
    return cell.fold() == Cell.ALL;
  }
}
