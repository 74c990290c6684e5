package org.sonaffect.model.predict;

/**
 * What is predicted of one target.
 *
 * @param target {@code arousal} or {@code valence}
 * @param value in [-1, 1]
 * @param low lower end of the interval, nominal 90 %, in [-1, value]
 * @param high upper end, in [value, 1]
 */
public record Estimate(String target, double value, double low, double high) {}
