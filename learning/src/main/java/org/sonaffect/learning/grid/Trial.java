package org.sonaffect.learning.grid;

import org.sonaffect.learning.Pipeline;

/**
 * One point of a grid, evaluated on all splits of a search at one rung.
 *
 * @param key its name
 * @param pipeline the point
 * @param share of the training rows used, in (0, 1]
 * @param scores one for each split, by the search's {@link ScoreRule}
 * @param score their mean
 * @param twinOf the point that was solved in its place: {@code key.point()} where it has no earlier
 *     twin
 * @param seconds spent on it, summed over the splits; differs from run to run
 */
@SuppressWarnings("ArrayRecordComponent")
public record Trial(
    TrialKey key,
    Pipeline pipeline,
    double share,
    double[] scores,
    double score,
    int twinOf,
    double seconds) {}
