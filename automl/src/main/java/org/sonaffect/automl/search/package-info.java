/**
 * The search for a model: configurations from a portfolio and by Bayesian optimisation, judged fold
 * by fold with successive halving, and an ensemble of the best.
 *
 * <p>{@link org.sonaffect.automl.search.AutoMl} is the entry:
 *
 * <pre>{@code
 * Space space = StandardSpace.of(task);
 * AutoMlResult result =
 *     new AutoMl(space, Portfolio.of(space), AutoMlOptions.of(task))
 *         .run(task, Budget.trials(200), crew, Seeds.of(1983), EvaluationLog.NONE, AutoMlListener.NONE);
 * double[][] predicted = result.model().predict(x, domain);
 * }</pre>
 *
 * <p>Inside, {@code SearchRun} is the loop: {@code Proposals} names points, {@code Evaluator} fits
 * them on prepared rows from the {@code RowCache}, {@link
 * org.sonaffect.automl.search.PromotionRule} decides which continue, {@code EnsembleSelection} and
 * {@code ensemble.EnsembleFit} make the model. {@link org.sonaffect.automl.search.EvaluationLines}
 * is the log by which an interrupted search continues.
 */
@NullMarked
package org.sonaffect.automl.search;

import org.jspecify.annotations.NullMarked;
