package org.sonaffect.automl.search;

import org.jspecify.annotations.Nullable;
import org.sonaffect.automl.space.Configuration;

/**
 * One configuration fitted on the training rows of one split and applied to its test rows.
 *
 * @param trial number of the trial, from 0
 * @param configuration {@link Configuration#text}
 * @param split number of the split: repeat x folds + fold; -1: the first look
 * @param columns columns of the prepared rows
 * @param prepareSeconds of preparing the rows, 0 where that was shared
 * @param fitSeconds of fitting
 * @param predictSeconds of predicting the test rows
 * @param elapsedSeconds of the search when this ended, those of runs that were cut short included
 * @param predictions {@code [target][test row]}, finite; empty where it failed
 * @param failure why it failed; null where it did not
 */
@SuppressWarnings("ArrayRecordComponent")
public record Evaluation(
    int trial,
    String configuration,
    int split,
    int columns,
    double prepareSeconds,
    double fitSeconds,
    double predictSeconds,
    double elapsedSeconds,
    double[][] predictions,
    @Nullable String failure) {
  /** What it took in all. */
  double seconds() {
    return prepareSeconds + fitSeconds + predictSeconds;
  }
}
