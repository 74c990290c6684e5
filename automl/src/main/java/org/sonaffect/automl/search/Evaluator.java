package org.sonaffect.automl.search;

import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.sonaffect.automl.ensemble.HeapLimitException;
import org.sonaffect.automl.ensemble.TargetRange;
import org.sonaffect.automl.space.Configuration;
import org.sonaffect.automl.space.Task;
import org.sonaffect.learning.family.Deadline;
import org.sonaffect.learning.family.FitContext;
import org.sonaffect.learning.family.FittedFamily;
import org.sonaffect.learning.random.Seeds;

/**
 * Evaluates configurations on splits; what goes wrong is the evaluation's failure, no exception,
 * but for a heap that is full: that is no fault of the configuration.
 */
record Evaluator(Task task, SplitPlan splits, RowCache cache, Seeds seeds, SearchClock clock) {
  private static final int LONGEST_REASON = 300;

  /**
   * Null where the deadline passed. Where the heap is full all cached rows are dropped and it is
   * tried once more, alone.
   *
   * @throws HeapLimitException if that is not enough
   */
  @Nullable Evaluation evaluate(
      int trial, Configuration configuration, int split, Deadline deadline) {
    try {
      return evaluate(trial, configuration, split, deadline, false);
    } catch (OutOfMemoryError full) {
      cache.clear();
    }
    try {
      return evaluate(trial, configuration, split, deadline, true);
    } catch (OutOfMemoryError full) {
      throw new HeapLimitException(
          "trial %d, split %d (%s)".formatted(trial, split, configuration.text()), full);
    }
  }

  private @Nullable Evaluation evaluate(
      int trial, Configuration configuration, int split, Deadline deadline, boolean alone) {
    double prepare = 0;
    double start = clock.elapsed();
    try (RowCache.Lease lease = cache.lease(configuration, split, deadline, alone)) {
      prepare = lease.seconds();
      start = clock.elapsed();
      RowCache.Prepared rows = lease.rows();
      double[][] y = task.targetsOf(splits.of(split).train());
      FitContext context =
          new FitContext(
              rows.folds(), seeds.child("fit").child(configuration.text()).child(split), deadline);
      FittedFamily fitted = configuration.family().fit(rows.training(), y, context);
      double fit = clock.elapsed();
      double[][] predictions = fitted.predict(rows.evaluation());
      double predict = clock.elapsed() - fit;
      String failure = bound(predictions, TargetRange.of(y), rows.evaluation().size());
      return new Evaluation(
          trial,
          configuration.text(),
          split,
          rows.training().x().columns(),
          prepare,
          fit - start,
          predict,
          clock.elapsed(),
          failure == null ? predictions : new double[0][],
          failure);
    } catch (Deadline.PassedException late) {
      return null;
    } catch (CancellationException interrupted) {
      throw interrupted;
    } catch (RuntimeException | StackOverflowError thrown) {
      return failed(trial, configuration.text(), split, clock.elapsed() - start, reason(thrown));
    }
  }

  Evaluation failed(int trial, String text, int split, double seconds, String reason) {
    return new Evaluation(
        trial, text, split, 0, 0, seconds, 0, clock.elapsed(), new double[0][], reason);
  }

  /** Takes predictions into the range; the reason where they cannot be used. */
  private @Nullable String bound(double[][] predictions, TargetRange[] ranges, int rows) {
    if (predictions.length != ranges.length) {
      return "predictions of %d targets, wanted %d".formatted(predictions.length, ranges.length);
    }
    for (int t = 0; t < ranges.length; t++) {
      if (predictions[t].length != rows) {
        return "%d predictions for %d rows".formatted(predictions[t].length, rows);
      }
      for (int i = 0; i < rows; i++) {
        if (!Double.isFinite(predictions[t][i])) {
          return "a prediction of %s is not finite".formatted(task.targetNames().get(t));
        }
        predictions[t][i] = ranges[t].bound(predictions[t][i]);
      }
    }
    return null;
  }

  static String reason(Throwable thrown) {
    String message = thrown.getMessage();
    String reason =
        EvaluationLines.plain(
            message == null || message.isBlank() ? thrown.getClass().getSimpleName() : message);
    return reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) : reason;
  }
}
