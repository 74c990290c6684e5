package org.sonaffect.automl.space;

import org.jspecify.annotations.Nullable;
import org.sonaffect.learning.random.Seeds;

/**
 * How the folds of a {@link Task} are drawn.
 *
 * @param stratum of each row, from 0
 * @param group of each row, never parted by a fold; null is a group of its own
 * @param count folds in a repeat
 * @param repeats how many times over
 * @param seeds of the drawing
 */
@SuppressWarnings("ArrayRecordComponent")
public record FoldPlan(
    int[] stratum, @Nullable String[] group, int count, int repeats, Seeds seeds) {}
