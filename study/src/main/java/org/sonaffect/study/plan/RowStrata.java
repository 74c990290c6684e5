package org.sonaffect.study.plan;

import java.util.Arrays;
import org.sonaffect.learning.folds.Strata;
import org.sonaffect.study.RatingTarget;

/**
 * The stratum of every row.
 *
 * @param within numbered from 0 in each corpus
 * @param overall numbered over all corpora, so that no stratum has rows of two of them
 */
@SuppressWarnings("ArrayRecordComponent")
public record RowStrata(int[] within, int[] overall) {
  /** Ward strata of each corpus, of its real ratings (docs/spec/experiment.md §2.1). */
  public static RowStrata of(StackedRows rows, int minStratum) {
    double[] arousal = rows.ratings(RatingTarget.AROUSAL);
    double[] valence = rows.ratings(RatingTarget.VALENCE);
    int[] within = new int[rows.size()];
    int[] overall = new int[rows.size()];
    int used = 0;
    for (int c = 0; c < rows.corpora().size(); c++) {
      int from = rows.offset(c);
      int to = rows.offset(c + 1);
      String[] ids = new String[to - from];
      for (int row = from; row < to; row++) {
        ids[row - from] = rows.item(row).id();
      }
      int[] strata =
          Strata.ward(
              Arrays.copyOfRange(arousal, from, to),
              Arrays.copyOfRange(valence, from, to),
              ids,
              minStratum);
      int most = 0;
      for (int row = from; row < to; row++) {
        within[row] = strata[row - from];
        overall[row] = used + within[row];
        most = Math.max(most, within[row] + 1);
      }
      used += most;
    }
    return new RowStrata(within, overall);
  }
}
