package org.sonaffect.study.model;

/**
 * How the predictions of one target are corrected to other listeners: {@code v + offset + slope (v
 * - centre) + sum of w_j k(clip, anchor_j)}, with the kernel exp(-(d / reach)^2 / 2) of the distance
 * d in the model's space.
 *
 * @param target of the model
 * @param kind {@code none}, {@code shift}, {@code line} or {@code kernel}
 * @param offset in rating units
 * @param slope added to 1
 * @param centre the mean prediction of the listeners' clips
 * @param reach of the kernel, above 0
 * @param anchors {@code [clips * dimensions]}: the listeners' clips in the space; none unless kernel
 * @param weights {@code [clips]}
 */
@SuppressWarnings("ArrayRecordComponent")
public record Correction(
    String target,
    String kind,
    double offset,
    double slope,
    double centre,
    double reach,
    double[] anchors,
    double[] weights) {}
