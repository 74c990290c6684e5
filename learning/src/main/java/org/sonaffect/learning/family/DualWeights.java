package org.sonaffect.learning.family;

/**
 * One target's function of similarities: {@code f(x) = sum_i weights[i] k(x_i, x) + intercept}.
 *
 * @param weights one per training row
 * @param byDomain intercept of each domain number known
 * @param elsewhere intercept of any other
 */
@SuppressWarnings("ArrayRecordComponent")
record DualWeights(double[] weights, double[] byDomain, double elsewhere) {
  double intercept(int domain) {
    return domain >= 0 && domain < byDomain.length ? byDomain[domain] : elsewhere;
  }
}
