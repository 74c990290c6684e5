package org.sonaffect.study;

/**
 * One row of predictions.csv.
 *
 * @param cell what it belongs to
 * @param id of the clip; under the published protocols it may be of another corpus than {@link
 *     Cell#test()}
 * @param rating in [-1, 1]; of a random-label control, the random one
 * @param prediction on the same scale, not clipped
 */
public record Prediction(Cell cell, String id, double rating, double prediction) {}
