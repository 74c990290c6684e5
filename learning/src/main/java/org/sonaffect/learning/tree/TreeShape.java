package org.sonaffect.learning.tree;

import org.sonaffect.learning.rows.Check;

/**
 * The trees of boosting.
 *
 * @param maxLeaves most leaves, the best split first; 0: no limit
 * @param maxDepth most splits above a leaf; 0: no limit, but not both
 * @param minLeaf fewest rows of a leaf, at least 1
 * @param l2 weight, in rows, by which a leaf is drawn to 0, at least 0
 */
public record TreeShape(int maxLeaves, int maxDepth, int minLeaf, double l2) {
  /** Refuses settings out of range. */
  public TreeShape {
    Inputs.atLeast("maxLeaves", maxLeaves, 0);
    Inputs.atLeast("maxDepth", maxDepth, 0);
    Inputs.atLeast("maxLeaves or maxDepth", Math.max(maxLeaves, maxDepth), 1);
    Inputs.atLeast("minLeaf", minLeaf, 1);
    Check.between("l2", l2, 0, 1e9);
  }
}
