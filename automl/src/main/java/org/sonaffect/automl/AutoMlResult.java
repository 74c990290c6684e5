package org.sonaffect.automl;

/**
 * What a search found.
 *
 * @param model to predict with
 * @param weights of the trials in it; of none where the first answer is all there was time for
 * @param leaderboard of all trials
 */
public record AutoMlResult(EnsembleModel model, EnsembleWeights weights, Leaderboard leaderboard) {}
