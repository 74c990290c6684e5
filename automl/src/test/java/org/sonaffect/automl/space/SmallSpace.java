package org.sonaffect.automl.space;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sonaffect.learning.family.Family;
import org.sonaffect.learning.family.FitContext;
import org.sonaffect.learning.family.FittedFamily;
import org.sonaffect.learning.prepare.Embedding;
import org.sonaffect.learning.prepare.FeatureGroups;
import org.sonaffect.learning.prepare.Preparation;
import org.sonaffect.learning.prepare.Scaling;
import org.sonaffect.learning.prepare.Selection;
import org.sonaffect.learning.random.Seeds;
import org.sonaffect.learning.random.SplitMix64;
import org.sonaffect.learning.rows.EvaluationRows;
import org.sonaffect.learning.rows.Matrix;
import org.sonaffect.learning.rows.TrainingRows;

/** A space small enough to be followed by hand, of families that live in the tests only. */
public final class SmallSpace {
  /** What its families say they leave behind; more than they do. */
  static final int SQUARES = 18;

  private SmallSpace() {}

  public static Space space() {
    return space(SmallSpace::configuration);
  }

  public static Space space(Function<Point, Configuration> builder) {
    return new Space(
        List.of(
            new Parameter(
                "family", new Parameter.Choice(List.of("shrunk", "near", "wrong")), "shrunk", null),
            new Parameter(
                "shrunk.penalty",
                new Parameter.Range(1e-3, 1e3, true, false),
                "1",
                new Parameter.Condition("family", Set.of("shrunk"))),
            new Parameter(
                "near.count",
                new Parameter.Range(1, 30, true, true),
                "5",
                new Parameter.Condition("family", Set.of("near"))),
            new Parameter(
                "wrong.how",
                new Parameter.Choice(List.of("throws", "nan", "refused")),
                "throws",
                new Parameter.Condition("family", Set.of("wrong"))),
            new Parameter("columns", new Parameter.Choice(List.of("all", "half")), "all", null)),
        builder);
  }

  public static List<Point> portfolio() {
    Space space = space();
    return List.of(
        space.point("family=shrunk"),
        space.point("family=wrong;wrong.how=throws"),
        space.point("family=wrong;wrong.how=nan"),
        space.point("family=wrong;wrong.how=refused"),
        space.point("family=near"));
  }

  public static Configuration configuration(Point point) {
    Family family =
        switch (point.word("family")) {
          case "shrunk" -> new Shrunk(point.number("shrunk.penalty"));
          case "near" -> new Near(point.whole("near.count"));
          default -> {
            if (point.word("wrong.how").equals("refused")) {
              throw new IllegalArgumentException("refused by the builder");
            }
            yield new Wrong(point.word("wrong.how"));
          }
        };
    return new Configuration(point, preparation(point.word("columns").equals("half")), family, 0);
  }

  private static Preparation preparation(boolean half) {
    return new Preparation(
        new Scaling(Scaling.Kind.NONE),
        false,
        half ? List.of("first") : List.of(),
        Selection.ALL,
        Embedding.NONE);
  }

  /** Two targets that half depend on the columns, in a straight line and not. */
  public static Task task(int rows, int columns, int repeats, long seed) {
    SplitMix64 random = Seeds.of(seed).random();
    double[] values = new double[rows * columns];
    double[][] y = new double[2][rows];
    int[] stratum = new int[rows];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        values[i * columns + j] = random.nextGaussian();
      }
      double a = values[i * columns];
      double b = values[i * columns + 1];
      y[0][i] = 0.3 * a - 0.2 * b + 0.2 * random.nextGaussian();
      y[1][i] = 0.3 * a * b + 0.2 * a + 0.3 * random.nextGaussian();
    }
    return Task.of(
        new Matrix(rows, columns, values),
        y,
        List.of("arousal", "valence"),
        new int[rows],
        new FoldPlan(stratum, new @Nullable String[rows], 5, repeats, Seeds.of(seed)),
        new FeatureGroups(
            IntStream.range(0, columns).mapToObj(j -> j < 2 ? "first" : "other").toList()));
  }

  /** Least squares with a penalty and an intercept. */
  record Shrunk(double penalty) implements Family {
    @Override
    public String name() {
      return "shrunk";
    }

    @Override
    public String describe() {
      return "shrunk(" + penalty + ")";
    }

    @Override
    public int squares(int columns) {
      return SQUARES;
    }

    @Override
    public FittedFamily fit(TrainingRows rows, double[][] y, FitContext context) {
      Matrix x = rows.x();
      int p = x.columns();
      double[][] weights = new double[y.length][];
      double[] offset = new double[y.length];
      for (int t = 0; t < y.length; t++) {
        for (double value : y[t]) {
          offset[t] += value / y[t].length;
        }
        double[] matrix = new double[p * p];
        double[] right = new double[p];
        for (int i = 0; i < x.rows(); i++) {
          for (int j = 0; j < p; j++) {
            for (int k = 0; k < p; k++) {
              matrix[j * p + k] += x.get(i, j) * x.get(i, k);
            }
            right[j] += x.get(i, j) * (y[t][i] - offset[t]);
          }
        }
        for (int j = 0; j < p; j++) {
          matrix[j * p + j] += penalty;
        }
        weights[t] = solved(matrix, right, p);
      }
      return new FittedShrunk(weights, offset);
    }

    private static double[] solved(double[] a, double[] b, int n) {
      for (int k = 0; k < n; k++) {
        for (int i = k + 1; i < n; i++) {
          double factor = a[i * n + k] / a[k * n + k];
          for (int j = k; j < n; j++) {
            a[i * n + j] -= factor * a[k * n + j];
          }
          b[i] -= factor * b[k];
        }
      }
      for (int i = n - 1; i >= 0; i--) {
        for (int j = i + 1; j < n; j++) {
          b[i] -= a[i * n + j] * b[j];
        }
        b[i] /= a[i * n + i];
      }
      return b;
    }
  }

  private record FittedShrunk(double[][] weights, double[] offset) implements FittedFamily {
    @Override
    public double[][] predict(EvaluationRows rows) {
      double[][] predicted = new double[weights.length][rows.size()];
      for (int t = 0; t < weights.length; t++) {
        for (int i = 0; i < rows.size(); i++) {
          predicted[t][i] = offset[t];
          for (int j = 0; j < weights[t].length; j++) {
            predicted[t][i] += weights[t][j] * rows.x().get(i, j);
          }
        }
      }
      return predicted;
    }
  }

  /** The mean of the nearest rows. */
  record Near(int count) implements Family {
    @Override
    public String name() {
      return "near";
    }

    @Override
    public String describe() {
      return "near(" + count + ")";
    }

    @Override
    public int squares(int columns) {
      return SQUARES;
    }

    @Override
    public FittedFamily fit(TrainingRows rows, double[][] y, FitContext context) {
      return new FittedNear(count, y);
    }
  }

  private record FittedNear(int count, double[][] y) implements FittedFamily {
    @Override
    public double[][] predict(EvaluationRows rows) {
      int n = rows.training().size();
      double[][] predicted = new double[y.length][rows.size()];
      for (int i = 0; i < rows.size(); i++) {
        boolean[] used = new boolean[n];
        for (int k = 0; k < Math.min(count, n); k++) {
          int nearest = -1;
          for (int j = 0; j < n; j++) {
            if (!used[j]
                && (nearest < 0
                    || rows.manhattan()[i * n + j] < rows.manhattan()[i * n + nearest])) {
              nearest = j;
            }
          }
          used[nearest] = true;
          for (int t = 0; t < y.length; t++) {
            predicted[t][i] += y[t][nearest] / Math.min(count, n);
          }
        }
      }
      return predicted;
    }
  }

  /** Fails in the way it is told to. */
  record Wrong(String how) implements Family {
    @Override
    public String name() {
      return "wrong";
    }

    @Override
    public String describe() {
      return "wrong(" + how + ")";
    }

    @Override
    public FittedFamily fit(TrainingRows rows, double[][] y, FitContext context) {
      if (how.equals("throws")) {
        throw new IllegalStateException("it \"always\" fails\nhere");
      }
      double[][] values = new double[y.length][rows.size()];
      Arrays.fill(values[0], Double.NaN);
      return new FittedNear(1, values);
    }
  }
}
