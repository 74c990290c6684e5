/**
 * Statistics of a finished run besides its means.
 *
 * <p>{@link org.sonaffect.report.statistics.ClipBootstrap} gives an interval over clips, from the
 * {@link org.sonaffect.report.statistics.GroupErrors} of {@link
 * org.sonaffect.report.statistics.TestRows}. {@link org.sonaffect.report.statistics.LearningCurves}
 * and {@link org.sonaffect.report.statistics.TransferScores} hold a {@link
 * org.sonaffect.report.statistics.FoldSeries} for each point. {@link
 * org.sonaffect.report.statistics.RaterCeiling} is the highest R2 that the raters' disagreement
 * allows, {@link org.sonaffect.report.statistics.SearchTimes} how long a model took.
 */
@NullMarked
package org.sonaffect.report.statistics;

import org.jspecify.annotations.NullMarked;
