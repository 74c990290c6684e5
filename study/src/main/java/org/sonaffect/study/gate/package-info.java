/**
 * The audit of rows that every plan must pass before anything is fitted. docs/AUDIT.md lists the
 * rules.
 *
 * <p>{@link org.sonaffect.study.gate.PlanAudit} is the entry; a {@link
 * org.sonaffect.study.gate.Finding} names a rule, what was found, and the clips. {@code SplitAudit}
 * compares the rows of one fold, {@code FeatureAudit} looks for features that were fitted on all
 * rows, {@code ControlAudit} checks random-label controls when a run has ended.
 */
@NullMarked
package org.sonaffect.study.gate;

import org.jspecify.annotations.NullMarked;
