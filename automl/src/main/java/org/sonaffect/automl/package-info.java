/**
 * The search for a model: configurations proposed from a portfolio and by Bayesian optimisation,
 * judged fold by fold with successive halving, and an ensemble of the best.
 */
@NullMarked
package org.sonaffect.automl;

import org.jspecify.annotations.NullMarked;
