/**
 * Regression on few rows and many columns: rows in, folds, fitted pipelines and predictions out. It
 * knows nothing of audio or files.
 *
 * <p>Start with {@link org.sonaffect.learning.Pipeline}: a projection and a regressor with their
 * settings, which {@code fit} makes a {@link org.sonaffect.learning.FittedPipeline}. A support
 * vector machine of 5 folds, groups kept whole, each row predicted by a fit that did not see its
 * group:
 *
 * <pre>{@code
 * Matrix x = Matrix.of(features);
 * Pipeline svr = new Pipeline(new SvrSpec(new Kernel.Rbf()));
 * double[] predicted = new double[ratings.length];
 * for (Split split : Folds.byGroup(groups, 5, 1983)) {
 *   double[] test = svr.fit(x, ratings, split.train()).predict(x.rows(split.test()));
 *   for (int i = 0; i < test.length; i++) predicted[split.test()[i]] = test[i];
 * }
 * }</pre>
 *
 * <p>The packages, each built on those before it:
 *
 * <ol>
 *   <li>{@code random}, {@code folds}: seeds, strata, folds, draws of rows
 *   <li>{@code portable}: settings and fitted models as plain values, for files
 *   <li>{@code linear}: dense linear algebra with sums of a fixed order, the elastic net's solver
 *   <li>{@code rows}: matrices, rows to fit and to predict, and what fits of them share
 *   <li>{@code kernel}: kernels, and the solver of support vector machines
 *   <li>{@code family}: the contract of every regressor, {@code Family}, and most of them
 *   <li>{@code tree}: the families on trees
 *   <li>{@code prepare}: what is done to columns before a family sees them
 *   <li>{@code grid}: grids of pipelines, searched by successive halving
 *   <li>{@code metrics}: R2, RMSE, intervals and tests
 * </ol>
 *
 * <p>The same input gives the same bits on any number of threads, processor and Java version: every
 * sum has a fixed order, and whatever is random takes a seed.
 */
@NullMarked
package org.sonaffect.learning;

import org.jspecify.annotations.NullMarked;
