/**
 * A study from start to end. {@link org.sonaffect.study.run.Study} holds the order: prepare, gate,
 * log, fits, outputs.
 *
 * <p>{@code PlanTables} writes the tables of the plan, {@code RunOutputs} those that follow from
 * plan and log. {@link org.sonaffect.study.run.WholeTraining} is the training of a model: the
 * study, then a search and a fit on all rows. {@link org.sonaffect.study.run.Workforce} lets other
 * processes do the fits: each has a {@code StudyWork} of the same study, takes a {@code WorkOrder}
 * and returns a {@code WorkResult}.
 */
@NullMarked
package org.sonaffect.study.run;

import org.jspecify.annotations.NullMarked;
