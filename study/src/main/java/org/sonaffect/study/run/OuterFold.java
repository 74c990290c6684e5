package org.sonaffect.study.run;

/**
 * An outer fold of a training, with what is predicted in it.
 *
 * @param train its training rows
 * @param outOfFold {@code [target][i]}: what is predicted of {@code train[i]} by fits on other
 *     training rows; NaN where unknown
 * @param test its test rows
 * @param tested {@code [target][i]}: what the fold's model predicts of {@code test[i]}
 * @param compared the rows of its m test clips after each change that is compared, change after
 *     change: {@code compared[i]} is of {@code test[i % m]}, and is that where the change makes no
 *     other clip of it
 * @param changed {@code [target][i]}: what the model predicts of {@code compared[i]}
 */
@SuppressWarnings("ArrayRecordComponent")
public record OuterFold(
    int[] train,
    double[][] outOfFold,
    int[] test,
    double[][] tested,
    int[] compared,
    double[][] changed) {}
