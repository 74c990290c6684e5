package org.sonaffect.learning.folds;

/**
 * Rows to learn from and rows to be judged on.
 *
 * @param train row numbers, in the order in which a share of them is cut
 * @param test row numbers
 */
@SuppressWarnings("ArrayRecordComponent")
public record Split(int[] train, int[] test) {}
