/**
 * What a study will do, before any fit. Nothing here is random except by the seed of the study.
 *
 * <p>{@link org.sonaffect.study.plan.Planner} is the entry; its result is a {@link
 * org.sonaffect.study.plan.StudyPlan}. In reading order:
 *
 * <ol>
 *   <li>{@code StackedRows}: all corpora as one matrix.
 *   <li>{@code RowGroups}, {@code RowStrata}: clips that no fold may separate; clusters of ratings.
 *   <li>{@code OuterFolds}, or {@code GivenFolds} from a file.
 *   <li>{@code NestedFolds}, on {@code MixtureRows}: the training sets of {@code nested}. {@code
 *       PublishedFolds} and {@code PublishedPlacement}: those of the published code, with its row
 *       placement.
 *   <li>{@link org.sonaffect.study.plan.PlannedTraining}: one training set, with its test rows.
 *   <li>{@code Labels} and {@code RandomLabels}: the ratings, real and random.
 *   <li>{@code VariantRows}: the rows of changed copies of the clips.
 *   <li>{@code CurvesAndTransfers}: learning curves and transfers.
 *   <li>{@link org.sonaffect.study.plan.Identity}: a hash of all that decides the numbers.
 * </ol>
 */
@NullMarked
package org.sonaffect.study.plan;

import org.jspecify.annotations.NullMarked;
