/**
 * From a study to a model that can be given away: {@link org.sonaffect.model.train.Training} fits
 * on all clips what the study chose, {@code CardFacts} gathers what its card says.
 */
@NullMarked
package org.sonaffect.model.train;

import org.jspecify.annotations.NullMarked;
