/**
 * The audit of finished work: leakage in a run, or in a table of folds of any program.
 *
 * <p>{@link org.sonaffect.report.audit.Audit} accepts a study file, a run or a table. {@link
 * org.sonaffect.report.audit.RunAudit} judges a run by its tables alone: the rows of each training
 * and test with the rules of {@code study.gate}, what each step was fitted on ({@code FitAudit}),
 * whether results are those of the predictions ({@code ResultAudit}), and how much error the rows
 * hide that training had seen ({@code OverlapAudit}). The rules are explained in docs/AUDIT.md.
 */
@NullMarked
package org.sonaffect.report.audit;

import org.jspecify.annotations.NullMarked;
