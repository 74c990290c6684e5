/**
 * Searches and fits of a plan, one training set at a time.
 *
 * <p>{@code StudyUnits} lists the work. {@link org.sonaffect.study.fit.NestedRun} does a training
 * set of the protocol {@code nested}: inner folds, search, fit, prediction. {@code PublishedRun}
 * does a published protocol, {@code TransferRun} a transfer, {@code AutoMlRun} the searches of the
 * AutoML, {@code JointRun} and {@code JointAutoMlRun} the choice between joint and separate
 * training. {@code Engine} holds what they share. Each skips what the log already has.
 */
@NullMarked
package org.sonaffect.study.fit;

import org.jspecify.annotations.NullMarked;
