package org.sonaffect.learning.kernel;

/**
 * A solution of epsilon support vector regression: {@code f(x) = sum_i weights[i] k(x_i, x) +
 * intercept}.
 *
 * @param weights one for each training row, in [-C, C], summing to 0
 * @param iterations pairs of weights that were moved
 * @param converged whether the optimality conditions hold to the tolerance
 */
@SuppressWarnings("ArrayRecordComponent")
public record SvrSolution(double[] weights, double intercept, long iterations, boolean converged) {}
