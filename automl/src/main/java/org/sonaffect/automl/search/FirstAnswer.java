package org.sonaffect.automl.search;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.sonaffect.automl.space.Task;
import org.sonaffect.learning.random.Seeds;

/** Rows for a first model within two seconds, however wide the table. */
final class FirstAnswer {
  /** Products of values that a core forms in well under a second. */
  private static final double PRODUCTS = 1e9;

  private static final int FEWEST = 50;

  private FirstAnswer() {}

  /** All rows, or as many drawn ones as inner products among them can be had for. */
  static int[] rows(Task task, Seeds seeds) {
    int n = task.rows();
    int[] rows = IntStream.range(0, n).toArray();
    int most = (int) Math.sqrt(PRODUCTS / Math.max(1, task.x().columns()));
    if (n <= Math.max(FEWEST, most)) {
      return rows;
    }
    seeds.child("first").random().shuffle(rows);
    int[] drawn = Arrays.copyOf(rows, Math.max(FEWEST, most));
    Arrays.sort(drawn);
    return drawn;
  }
}
