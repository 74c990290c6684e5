/**
 * Fitted models whose predictions are averaged: {@link
 * org.sonaffect.automl.ensemble.EnsembleModel}. Members are chosen by {@link
 * org.sonaffect.automl.ensemble.GreedySelection} (Caruana et al., ICML 2004), fitted as an {@link
 * org.sonaffect.automl.ensemble.EnsembleRule} says, and written to model files by {@link
 * org.sonaffect.automl.ensemble.EnsembleCodec}. {@link
 * org.sonaffect.automl.ensemble.GroupImportance} says what a model loses without a group of
 * columns.
 */
@NullMarked
package org.sonaffect.automl.ensemble;

import org.jspecify.annotations.NullMarked;
