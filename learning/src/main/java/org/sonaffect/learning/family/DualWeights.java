package org.sonaffect.learning.family;

/**
 * One target's function of similarities: {@code f(x) = sum_i weights[i] k(x_i, x) + intercept}.
 *
 * @param weights one a training row
 */
@SuppressWarnings("ArrayRecordComponent")
record DualWeights(double[] weights, Blocks.Intercepts intercepts) {}
