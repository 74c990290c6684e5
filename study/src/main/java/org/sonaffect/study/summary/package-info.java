/**
 * Means, comparisons and the answer of a run.
 *
 * <p>{@link org.sonaffect.study.summary.Summaries} takes means over folds, compares joint training
 * with training on the test corpus alone, and judges the random-label controls. {@link
 * org.sonaffect.study.summary.Verdict} says the answer in a sentence. Both go into a {@link
 * org.sonaffect.study.summary.Summary}, the part of results.json that a report starts from.
 */
@NullMarked
package org.sonaffect.study.summary;

import org.jspecify.annotations.NullMarked;
