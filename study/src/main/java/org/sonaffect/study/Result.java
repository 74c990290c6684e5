package org.sonaffect.study;

import java.util.List;

/**
 * One number of results.csv.
 *
 * @param protocol {@code sound}, {@code published-2023}, {@code published-2024}
 * @param control {@code none}, or {@code randomised:<corpus>} (with {@code #<draw>} where there are
 *     several)
 * @param repeat repetition of the outer folds, from 0
 * @param fold outer fold from 0; {@code all} for the out-of-fold predictions together
 * @param test the corpus tested on
 * @param train the mixture's label
 * @param model the grid's name
 * @param target {@code arousal} or {@code valence}
 * @param metric {@code r2}, {@code rmse} or {@code mae}
 * @param value NaN where it is not defined (R2 of constant ratings)
 */
public record Result(
    String protocol,
    String control,
    int repeat,
    String fold,
    String test,
    String train,
    String model,
    String target,
    String metric,
    double value) {
  /** Metrics in the order of the table. */
  public static final List<String> METRICS = List.of("r2", "rmse", "mae");

  /** Stands for all folds together. */
  public static final String ALL = "all";
}
