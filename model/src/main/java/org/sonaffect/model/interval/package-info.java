/**
 * Where the 90 % interval of a prediction comes from. {@link
 * org.sonaffect.model.interval.Conformal} makes a rule from out-of-fold errors, {@link
 * org.sonaffect.model.interval.DomainErrors} one for each domain and target, and {@link
 * org.sonaffect.model.interval.IntervalCheck} measures on the outer test folds how many ratings
 * such intervals cover. {@code ChangedMisses} widens those around excerpts. A rule itself is an
 * {@link org.sonaffect.model.IntervalRule}.
 */
@NullMarked
package org.sonaffect.model.interval;

import org.jspecify.annotations.NullMarked;
