package org.sonaffect.automl.search;

import org.sonaffect.automl.ensemble.EnsembleModel;
import org.sonaffect.automl.ensemble.EnsembleWeights;

/**
 * What a search found.
 *
 * @param model to predict with
 * @param weights of the trials in it; where the first answer is all there was time for, of the
 *     first trial, whose configuration that is
 * @param leaderboard of all trials
 */
public record AutoMlResult(EnsembleModel model, EnsembleWeights weights, Leaderboard leaderboard) {}
