/**
 * The contract of every regressor, and the families that are not trees.
 *
 * <p>Read {@link org.sonaffect.learning.family.Family} first. A family is a record of its settings;
 * {@code fit} takes prepared rows and one or more targets and gives a {@link
 * org.sonaffect.learning.family.FittedFamily}, which only then can predict:
 *
 * <pre>{@code
 * TrainingRows rows = new TrainingRows(x, domain);
 * FitContext context = new FitContext(folds, Seeds.of(1983));
 * FittedFamily fitted = new KernelRidge(new PointKernel.Laplace(0.3)).fit(rows, targets, context);
 * double[][] predicted = fitted.predict(new EvaluationRows(rows, unseen, domains));
 * }</pre>
 *
 * <p>{@link org.sonaffect.learning.family.GridFamily} are the two of the paper's grids, which fit
 * targets as they are and many points at a time. All others weight rows, and their settings mean
 * the same for every target and kernel. {@link org.sonaffect.learning.family.StoredFamily} are
 * those that model files hold.
 */
@NullMarked
package org.sonaffect.learning.family;

import org.jspecify.annotations.NullMarked;
