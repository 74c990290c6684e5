package org.sonaffect.learning.rows;

/**
 * What is to be predicted.
 *
 * @param name such as `arousal`
 * @param rating one value for every row of the matrix
 */
@SuppressWarnings("ArrayRecordComponent")
public record Target(String name, double[] rating) {}
