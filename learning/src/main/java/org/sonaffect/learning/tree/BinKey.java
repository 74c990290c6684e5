package org.sonaffect.learning.tree;

import org.sonaffect.learning.rows.Check;
import org.sonaffect.learning.rows.TrainingRows;

/**
 * Names the bins of training rows, which all tree families share.
 *
 * @param bins most bins of a column, 2 to 65536
 */
public record BinKey(int bins) {
  /** So many that every value of a table of up to 65536 rows has a bin of its own. */
  public static final BinKey EXACT = new BinKey(Character.MAX_VALUE + 1);

  /** Refuses other numbers of bins. */
  public BinKey {
    Check.between("bins", bins, 2, Character.MAX_VALUE + 1);
  }

  /** The bins of training rows, made when first asked for. */
  BinnedRows of(TrainingRows rows) {
    return rows.derived(this, () -> BinnedRows.of(rows.x(), bins));
  }
}
