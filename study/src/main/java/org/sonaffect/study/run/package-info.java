/**
 * A study from start to end. {@link org.sonaffect.study.run.Study} holds the order: prepare, gate,
 * log, fits, outputs.
 *
 * <p>{@code PlanTables} writes what the plan decides, {@code RunOutputs} what follows from plan and
 * log. {@link org.sonaffect.study.run.WholeTraining} searches and fits on all rows, for a model.
 * {@link org.sonaffect.study.run.Workforce} lets other processes do the fits: each has a {@code
 * StudyWork} of the same study, takes a {@code WorkOrder} and returns a {@code WorkResult}.
 */
@NullMarked
package org.sonaffect.study.run;

import org.jspecify.annotations.NullMarked;
