package org.sonaffect.study;

/**
 * One row of predictions.csv; the first columns as in {@link Result}.
 *
 * @param id of the clip; under the published protocols it may be of another corpus than {@code
 *     test}
 * @param rating in [-1, 1]; of a random-label control, the random one
 * @param prediction on the same scale, not clipped
 */
public record Prediction(
    String protocol,
    String control,
    int repeat,
    String fold,
    String test,
    String train,
    String model,
    String target,
    String id,
    double rating,
    double prediction) {}
