/**
 * From a study to a model. {@link org.sonaffect.model.train.Training} has {@code
 * org.sonaffect.study.run.WholeTraining} run the study, search and fit on all clips. It turns the
 * errors into intervals and adds the training clips; {@code CardFacts} gathers what the card says.
 */
@NullMarked
package org.sonaffect.model.train;

import org.jspecify.annotations.NullMarked;
