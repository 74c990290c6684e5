package org.sonaffect.model.evaluate;

import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sonaffect.learning.folds.Split;
import org.sonaffect.learning.metrics.Metrics;
import org.sonaffect.learning.metrics.PairedComparison;
import org.sonaffect.learning.random.Seeds;
import org.sonaffect.model.calibrate.ClipGroups;
import org.sonaffect.model.interval.Conformal;

/**
 * What a straight line from predictions to ratings would give: {@code offset + slope * prediction}
 * by least squares. Its scores are of clips that the line was not fitted on, in repeated
 * cross-validation with whole groups.
 *
 * @param offset of the line fitted on all clips
 * @param slope of the line fitted on all clips
 * @param r2 mean over the repetitions
 * @param rmse mean over the repetitions
 * @param ccc mean over the repetitions
 * @param gain by how much the mean squared error becomes less, with its 95 % interval
 */
public record Recalibration(
    double offset, double slope, double r2, double rmse, double ccc, PairedComparison gain) {
  /** Groups of clips below which there are too few to fit a line and to judge it. */
  public static final int FEWEST = 10;

  /** Folds of a repetition. */
  public static final int FOLDS = 5;

  /** Repetitions. */
  public static final int REPEATS = 10;

  private record Line(double offset, double slope) {
    double at(double prediction) {
      return Conformal.bound(offset + slope * prediction);
    }

    static Line of(double[] rating, double[] prediction, int[] rows) {
      double x = 0;
      double y = 0;
      for (int i : rows) {
        x += prediction[i] / rows.length;
        y += rating[i] / rows.length;
      }
      double square = 0;
      double product = 0;
      for (int i : rows) {
        square += (prediction[i] - x) * (prediction[i] - x);
        product += (prediction[i] - x) * (rating[i] - y);
      }
      double slope = square > 0 ? product / square : 0;
      return new Line(y - slope * x, slope);
    }
  }

  /** Of the clips of an evaluation; null where they are of too few groups. */
  static @Nullable Recalibration of(
      double[] rating, double[] prediction, ClipGroups groups, Seeds seeds) {
    int[] all = IntStream.range(0, rating.length).toArray();
    if (groups.count(all) < FEWEST) {
      return null;
    }
    double[] differences = new double[REPEATS * FOLDS];
    double r2 = 0;
    double rmse = 0;
    double ccc = 0;
    for (int r = 0; r < REPEATS; r++) {
      double[] adapted = new double[rating.length];
      int fold = r * FOLDS;
      for (Split split : groups.splits(all, FOLDS, seeds.child(r))) {
        Line line = Line.of(rating, prediction, split.train());
        for (int i : split.test()) {
          adapted[i] = line.at(prediction[i]);
          differences[fold] +=
              (square(rating[i] - prediction[i]) - square(rating[i] - adapted[i]))
                  / split.test().length;
        }
        fold++;
      }
      r2 += Metrics.r2(rating, adapted) / REPEATS;
      rmse += Metrics.rmse(rating, adapted) / REPEATS;
      ccc += Metrics.concordance(rating, adapted) / REPEATS;
    }
    Line line = Line.of(rating, prediction, all);
    return new Recalibration(
        line.offset,
        line.slope,
        r2,
        rmse,
        ccc,
        PairedComparison.of(differences, 1.0 / (FOLDS - 1), groups.count(all)));
  }

  private static double square(double value) {
    return value * value;
  }
}
