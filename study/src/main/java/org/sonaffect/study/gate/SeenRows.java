package org.sonaffect.study.gate;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rows of one training set, and what else was seen through them. */
public final class SeenRows {
  private final AuditRows rows;
  private final Set<Integer> trained = new HashSet<>();
  private final Set<String> hashes = new HashSet<>();
  private final Set<String> groups = new HashSet<>();

  public SeenRows(AuditRows rows, int[] train) {
    this.rows = rows;
    for (int row : train) {
      trained.add(row);
      AuditRows.Row known = rows.get(row);
      if (known.hash() != null) {
        hashes.add(known.hash());
      }
      if (known.group() != null) {
        groups.add(known.group());
      }
    }
  }

  /** How a row was seen in training, the gravest way; null where it was not. */
  public @Nullable Rule how(int row) {
    AuditRows.Row known = rows.get(row);
    if (trained.contains(row)) {
      return Rule.TEST_ROWS_IN_TRAINING;
    }
    if (known.hash() != null && hashes.contains(known.hash())) {
      return Rule.SAME_CONTENT_IN_TRAINING;
    }
    if (rows.nearDuplicates(row).stream().anyMatch(trained::contains)) {
      return Rule.NEAR_DUPLICATES_IN_TRAINING;
    }
    return known.group() != null && groups.contains(known.group()) ? Rule.GROUP_PARTED : null;
  }
}
