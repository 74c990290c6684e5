package org.sonaffect.learning.grid;

import java.util.Arrays;
import org.sonaffect.learning.metrics.Metrics;

/** How good the predictions of a point on one split are; higher is better, NaN is worst. */
@FunctionalInterface
public interface ScoreRule {
  /**
   * Minus the mean over the corpora of the RMSE on each one's rows, so that no corpus counts more
   * for having more rows (docs/spec/experiment.md §5.2); corpora without a row here do not count.
   */
  ScoreRule NESTED =
      (rating, prediction, corpus) -> {
        int corpora = Arrays.stream(corpus).max().orElse(-1) + 1;
        double sum = 0;
        int present = 0;
        for (int c = 0; c < corpora; c++) {
          double squared = 0;
          int rows = 0;
          for (int i = 0; i < corpus.length; i++) {
            if (corpus[i] == c) {
              squared += (rating[i] - prediction[i]) * (rating[i] - prediction[i]);
              rows++;
            }
          }
          if (rows > 0) {
            sum += Math.sqrt(squared / rows);
            present++;
          }
        }
        return -sum / present;
      };

  /** Minus the RMSE over the rows of all corpora together (docs/spec/experiment.md §4.3). */
  ScoreRule PUBLISHED = (rating, prediction, corpus) -> -Metrics.rmse(rating, prediction);

  /**
   * The score of a split's test rows.
   *
   * @param rating of each row
   * @param prediction for each row
   * @param corpus of each row, from 0
   */
  double score(double[] rating, double[] prediction, int[] corpus);
}
