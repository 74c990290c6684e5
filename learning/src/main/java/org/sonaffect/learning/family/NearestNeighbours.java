package org.sonaffect.learning.family;

import java.util.Arrays;
import org.sonaffect.learning.portable.Allowance.Cost;
import org.sonaffect.learning.portable.Form;
import org.sonaffect.learning.portable.Reading;
import org.sonaffect.learning.rows.Check;
import org.sonaffect.learning.rows.EvaluationRows;
import org.sonaffect.learning.rows.Products;
import org.sonaffect.learning.rows.TrainingRows;

/**
 * The mean of the k nearest training rows (Cover and Hart 1967), of equally near ones the first.
 * Weights of rows count.
 *
 * @param k at least 1; where there are fewer training rows, all
 * @param byDistance neighbours are weighted by the inverse of their distance; those at distance 0,
 *     where there are any, alone
 * @param manhattan sums of absolute differences, else Euclidean distances
 */
@Form.Named("knn")
public record NearestNeighbours(int k, boolean byDistance, boolean manhattan) implements Family {
  /** Inner products, and distances made of them. */
  private static final int SQUARES = 2;

  /** Weighted by distance, in the sum of absolute differences. */
  public NearestNeighbours(int k) {
    this(k, true, true);
  }

  /** Checks k. */
  public NearestNeighbours {
    Check.between("k", k, 1, 10_000);
  }

  @Override
  public String describe() {
    return "knn(k=%d,weights=%s,distance=%s)".formatted(k, weightsText(), distanceText());
  }

  private String weightsText() {
    return byDistance ? "distance" : "uniform";
  }

  private String distanceText() {
    return manhattan ? "l1" : "l2";
  }

  @Override
  public int squares(int columns) {
    return SQUARES;
  }

  @Override
  public boolean independentRows() {
    return true;
  }

  @Override
  public FittedFamily fit(TrainingRows rows, double[][] y, FitContext context) {
    FamilyInput.training(rows, y, context);
    double[][] targets = new double[y.length][];
    Arrays.setAll(targets, t -> y[t].clone());
    return new Fitted(
        k, byDistance, manhattan, rows.x().columns(), targets, rows.weights().clone());
  }

  /** The targets of the training rows. */
  @Form.Named("nearest")
  @SuppressWarnings("ArrayRecordComponent")
  record Fitted(
      int k,
      boolean byDistance,
      boolean manhattan,
      int columns,
      @Form.Named("targets") double[][] y,
      double[] weights)
      implements StoredFamily {
    /** Checks k. */
    Fitted {
      Check.between("k", k, 1, 10_000);
    }

    @Override
    public double[][] predict(EvaluationRows rows) {
      int n = weights.length;
      FamilyInput.evaluation(rows, columns, n);
      double[] distances = distances(rows);
      int count = Math.min(k, n);
      int[] nearest = new int[count];
      double[] near = new double[count];
      double[][] predictions = new double[y.length][rows.size()];
      for (int i = 0; i < rows.size(); i++) {
        nearest(distances, i * n, n, nearest, near);
        boolean exact = near[0] == 0;
        double total = 0;
        for (int a = 0; a < count; a++) {
          double weight = weights[nearest[a]];
          if (byDistance) {
            weight = exact ? (near[a] == 0 ? weight : 0) : weight * (near[0] / near[a]);
          }
          total += weight;
          for (int t = 0; t < y.length; t++) {
            predictions[t][i] += weight * y[t][nearest[a]];
          }
        }
        for (int t = 0; t < y.length; t++) {
          predictions[t][i] /= total;
        }
      }
      return predictions;
    }

    @Override
    public boolean looksBack() {
      return true;
    }

    @Override
    public void check(Reading reading, int rows, int columns, int targets) {
      reading.count("columns", this.columns, columns);
      reading.field("targets").shape(y, targets, rows);
      reading.count("weights", weights.length, rows);
      for (double weight : weights) {
        if (!(weight > 0)) {
          throw reading.field("weights").refuse("a weight of " + weight, "weights above 0");
        }
      }
      // The nearest are put in order by insertion.
      reading.charge(Cost.PREDICTING, (double) rows * Math.min(k, rows));
    }

    private double[] distances(EvaluationRows rows) {
      if (manhattan) {
        return rows.manhattan();
      }
      int n = weights.length;
      double[] training = Products.squares(rows.training().x());
      double[] distances = rows.products().clone();
      for (int i = 0; i < rows.size(); i++) {
        for (int j = 0; j < n; j++) {
          double sum = rows.squares()[i] + training[j];
          double square = sum - 2 * distances[i * n + j];
          // What is left of the norms by rounding is no distance.
          distances[i * n + j] = square <= sum * 0x1p-40 ? 0 : Math.sqrt(square);
        }
      }
      return distances;
    }

    /** By insertion: k is small. */
    private static void nearest(
        double[] distances, int offset, int n, int[] nearest, double[] near) {
      int count = 0;
      for (int j = 0; j < n; j++) {
        double distance = distances[offset + j];
        if (count == near.length && distance >= near[count - 1]) {
          continue;
        }
        int at = count < near.length ? count++ : count - 1;
        while (at > 0 && near[at - 1] > distance) {
          near[at] = near[at - 1];
          nearest[at] = nearest[at - 1];
          at--;
        }
        near[at] = distance;
        nearest[at] = j;
      }
    }
  }
}
