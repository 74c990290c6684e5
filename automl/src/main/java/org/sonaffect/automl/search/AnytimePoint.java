package org.sonaffect.automl.search;

import java.util.List;

/**
 * How far a search had come.
 *
 * @param trials begun by then
 * @param elapsedSeconds since the start
 * @param single score of the best trial of each target, as far as evaluated on a whole repeat; NaN
 *     where there is none yet
 * @param ensemble out-of-fold score of the ensemble of each target then
 */
public record AnytimePoint(
    int trials, double elapsedSeconds, List<Double> single, List<Double> ensemble) {
  /** Copies the lists. */
  public AnytimePoint {
    single = List.copyOf(single);
    ensemble = List.copyOf(ensemble);
  }
}
