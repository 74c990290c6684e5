package org.sonaffect.learning.tree;

/**
 * When and where a tree splits.
 *
 * @param columns share of a tree's columns tried at a split; at least one that varies is
 * @param minLeaf fewest rows of a leaf
 * @param maxDepth most splits above a leaf; 0: no limit
 * @param maxLeaves most leaves, the best split of all first; 0: no limit
 * @param l2 weight added to that of a leaf when its mean is computed; it draws the mean to 0
 * @param thresholds which thresholds of a column are tried at a split
 */
record GrowthRule(
    double columns, int minLeaf, int maxDepth, int maxLeaves, double l2, Thresholds thresholds) {
  /** Thresholds of a column tried at a split. */
  enum Thresholds {
    /** All, for the best. */
    ALL,
    /** One, uniform between the column's extremes in the node (Geurts, Ernst and Wehenkel 2006). */
    VALUE,
    /** One, uniform between the ranks of these extremes among all rows. */
    RANK
  }
}
