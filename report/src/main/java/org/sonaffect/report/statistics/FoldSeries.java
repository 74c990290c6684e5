package org.sonaffect.report.statistics;

import java.util.List;
import org.sonaffect.learning.metrics.Interval;
import org.sonaffect.learning.metrics.PairedComparison;
import org.sonaffect.study.folder.RunFolder;

/**
 * The value of a metric in every fold of every repetition, with the interval of Nadeau and Bengio
 * (2003), which allows for training sets that overlap.
 *
 * @param values in the order of the folds, the same for all that are compared
 * @param testShare test rows divided by training rows, 1 / (folds - 1)
 */
public record FoldSeries(List<Double> values, double testShare) {
  /** Copies the values. */
  public FoldSeries {
    values = List.copyOf(values);
  }

  /** Mean and 95 % interval. */
  public Interval interval() {
    return PairedComparison.of(array(values), testShare).difference();
  }

  /**
   * How much more this is than another, fold by fold.
   *
   * @throws IllegalArgumentException where they have not as many folds
   */
  public PairedComparison minus(FoldSeries less) {
    if (less.values.size() != values.size()) {
      throw new IllegalArgumentException(
          "%d folds are compared with %d".formatted(values.size(), less.values.size()));
    }
    double[] differences = array(values);
    for (int i = 0; i < differences.length; i++) {
      differences[i] -= less.values.get(i);
    }
    return PairedComparison.of(differences, testShare);
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** Values of a run, fold after fold. */
  public static FoldSeries of(List<Double> values, RunFolder run) {
    int folds = run.json().path("study").path("folds").path("count").asInt();
    return new FoldSeries(values, 1.0 / (folds - 1));
  }
}
