package org.sonaffect.learning.tree;

/**
 * What a tree of boosting sees; each a share above 0, up to 1.
 *
 * @param rows of the rows, for a tree
 * @param columns of the columns, for a tree
 * @param splitColumns of the tree's columns, for a split
 */
public record Sampling(double rows, double columns, double splitColumns) {
  /** Everything. */
  public static final Sampling NONE = new Sampling(1, 1, 1);

  /** Refuses settings out of range. */
  public Sampling {
    Inputs.share("rows", rows);
    Inputs.share("columns", columns);
    Inputs.share("splitColumns", splitColumns);
  }
}
