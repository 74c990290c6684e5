/**
 * What is done to the columns before a family sees them, learnt from training rows only.
 *
 * <p>{@link org.sonaffect.learning.prepare.Preparation} is a view of the groups of descriptors, a
 * scaling, a selection and an embedding; {@code fit} makes it a {@link
 * org.sonaffect.learning.prepare.FittedPreparation}. {@link
 * org.sonaffect.learning.prepare.Projection} is that of the paper's grids: standardise, then
 * principal components from a {@link org.sonaffect.learning.prepare.Decomposition} that all points
 * of a grid share. The two count and whiten components differently (docs/spec/experiment.md §6.2),
 * so that published figures come out to the digit. {@link org.sonaffect.learning.prepare.Alignment}
 * brings two domains together.
 */
@NullMarked
package org.sonaffect.learning.prepare;

import org.jspecify.annotations.NullMarked;
