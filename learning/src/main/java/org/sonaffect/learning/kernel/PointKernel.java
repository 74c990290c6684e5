package org.sonaffect.learning.kernel;

import java.util.Arrays;
import java.util.function.Supplier;
import org.sonaffect.learning.rows.Check;
import org.sonaffect.learning.rows.EvaluationRows;
import org.sonaffect.learning.rows.Products;
import org.sonaffect.learning.rows.ShortDecimal;
import org.sonaffect.learning.rows.TrainingRows;

/**
 * A kernel of two points, a function of their inner product and squared norms, or of the sum of
 * their absolute differences. {@code exp} and {@code acos} are those of {@code StrictMath}, the
 * same bits everywhere.
 */
public sealed interface PointKernel extends SimilarityKernel {
  /**
   * The value.
   *
   * @param measure inner product, or the sum of absolute differences where {@link #manhattan}
   * @param a squared norm of the one point
   * @param b squared norm of the other
   */
  double value(double measure, double a, double b);

  /** Whether it is a function of the sum of absolute differences. */
  default boolean manhattan() {
    return false;
  }

  @Override
  default double[] among(TrainingRows rows) {
    int n = rows.size();
    double unit = unit(rows);
    double[] measures = manhattan() ? rows.manhattan() : rows.products();
    double[] squares = scaled(n, () -> squares(rows), unit);
    double[] values = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double value = value(measures[i * n + j] / unit, squares[i], squares[j]);
        values[i * n + j] = value;
        values[j * n + i] = value;
      }
    }
    return values;
  }

  @Override
  default double[] between(EvaluationRows rows) {
    TrainingRows training = rows.training();
    int m = rows.size();
    int n = training.size();
    double unit = unit(training);
    double[] measures = manhattan() ? rows.manhattan() : rows.products();
    // For one clip to be predicted, the products among all training rows would be a waste.
    Supplier<double[]> apart =
        () -> training.derived(PointKernel.class, () -> Products.squares(training.x()));
    double[] squares = scaled(n, apart, unit);
    double[] own = scaled(m, rows::squares, unit);
    double[] values = new double[m * n];
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        values[i * n + j] = value(measures[i * n + j] / unit, own[i], squares[j]);
      }
    }
    return values;
  }

  @Override
  default double[] self(TrainingRows rows) {
    return self(rows.size(), () -> squares(rows), rows);
  }

  @Override
  default double[] self(EvaluationRows rows) {
    return self(rows.size(), rows::squares, rows.training());
  }

  private double[] self(int count, Supplier<double[]> squares, TrainingRows training) {
    double[] values = scaled(count, squares, unit(training));
    Arrays.setAll(values, i -> value(values[i], values[i], values[i]));
    return values;
  }

  /** Squared norms, the diagonal of the products, so that a row is at distance 0 from itself. */
  private static double[] squares(TrainingRows rows) {
    return Products.diagonal(rows.x());
  }

  /** What measures are divided by: the training rows' spread. */
  private double unit(TrainingRows training) {
    Spread spread = Spread.of(training);
    return manhattan() ? spread.absolute() : spread.squares();
  }

  /** Squared norms in that unit; 0 where they do not matter. */
  private double[] scaled(int count, Supplier<double[]> squares, double unit) {
    return manhattan()
        ? new double[count]
        : Arrays.stream(squares.get()).map(square -> square / unit).toArray();
  }

  /** {@code a.b}. */
  record Linear() implements PointKernel {
    @Override
    public double value(double measure, double a, double b) {
      return measure;
    }
  }

  /**
   * {@code exp(-width |a - b|^2)}.
   *
   * @param width above 0; the mean squared distance is 2
   */
  record Rbf(double width) implements PointKernel {
    /** Checks the width. */
    public Rbf {
      Check.positive("width", width);
    }

    @Override
    public double value(double measure, double a, double b) {
      return StrictMath.exp(-width * Math.max(0, a + b - 2 * measure));
    }
  }

  /**
   * {@code exp(-width |a - b|_1)}.
   *
   * @param width above 0; the mean distance of normal columns is 1.13
   */
  record Laplace(double width) implements PointKernel {
    /** Checks the width. */
    public Laplace {
      Check.positive("width", width);
    }

    @Override
    public boolean manhattan() {
      return true;
    }

    @Override
    public double value(double measure, double a, double b) {
      return StrictMath.exp(-width * measure);
    }
  }

  /**
   * Matern's kernel of smoothness 1/2, 3/2 or 5/2 (Rasmussen and Williams 2006, section 4.2.1) with
   * {@code r = sqrt(2 width) |a - b|}; the smoother, the nearer to {@link Rbf} of this width.
   *
   * @param twiceSmoothness 1, 3 or 5
   * @param width above 0
   */
  record Matern(int twiceSmoothness, double width) implements PointKernel {
    /** Checks smoothness and width. */
    public Matern {
      if (twiceSmoothness != 1 && twiceSmoothness != 3 && twiceSmoothness != 5) {
        throw new IllegalArgumentException(
            "twice the smoothness is %d, expected 1, 3 or 5".formatted(twiceSmoothness));
      }
      Check.positive("width", width);
    }

    @Override
    public double value(double measure, double a, double b) {
      double square = a + b - 2 * measure;
      // Less than the rounding of the norms is no distance; its root would be one.
      double r = square <= (a + b) * 0x1p-46 ? 0 : Math.sqrt(2 * width * square * twiceSmoothness);
      double factor = twiceSmoothness == 1 ? 1 : twiceSmoothness == 3 ? 1 + r : 1 + r + r * r / 3;
      return factor * StrictMath.exp(-r);
    }

    @Override
    public String describe() {
      return "matern(%d/2,%s)".formatted(twiceSmoothness, ShortDecimal.of(width));
    }
  }

  /**
   * {@code (a.b + offset)^degree}.
   *
   * @param degree 1..8
   * @param offset at least 0
   */
  record Polynomial(int degree, double offset) implements PointKernel {
    /** Checks degree and offset. */
    public Polynomial {
      Check.between("degree", degree, 1, 8);
      Check.between("offset", offset, 0, 1e6);
    }

    @Override
    public double value(double measure, double a, double b) {
      double base = measure + offset;
      double power = base;
      for (int d = 1; d < degree; d++) {
        power *= base;
      }
      return power;
    }
  }

  /**
   * The arc-cosine kernel of threshold (order 0) or rectified linear units (order 1), composed with
   * itself once a layer (Cho and Saul, NIPS 2009).
   *
   * @param order 0 or 1
   * @param layers 1..8
   * @param bias square of a constant column beside the others, at least 0
   */
  record ArcCosine(int order, int layers, double bias) implements PointKernel {
    /** Checks all values. */
    public ArcCosine {
      Check.between("order", order, 0, 1);
      Check.between("layers", layers, 1, 8);
      Check.between("bias", bias, 0, 1e6);
    }

    @Override
    public double value(double measure, double a, double b) {
      double k = measure + bias;
      double lengthA = a + bias;
      double lengthB = b + bias;
      for (int layer = 0; layer < layers; layer++) {
        Angle angle = Angle.of(k, lengthA, lengthB);
        k = order == 0 ? angle.threshold() : angle.rectified();
        lengthA = order == 0 ? 1 : lengthA;
        lengthB = order == 0 ? 1 : lengthB;
      }
      return k;
    }

    @Override
    public String describe() {
      return "arc-cosine(%d,layers=%d,bias=%s)".formatted(order, layers, ShortDecimal.of(bias));
    }
  }

  /**
   * The tangent kernel of an infinitely wide network of rectified linear units (Jacot, Gabriel and
   * Hongler, NeurIPS 2018; on small data: Arora et al., ICLR 2020).
   *
   * @param layers hidden layers, 1..8
   * @param bias square of a constant column beside the others, at least 0
   */
  record Tangent(int layers, double bias) implements PointKernel {
    /** Checks all values. */
    public Tangent {
      Check.between("layers", layers, 1, 8);
      Check.between("bias", bias, 0, 1e6);
    }

    @Override
    public double value(double measure, double a, double b) {
      double k = measure + bias;
      double tangent = k;
      for (int layer = 0; layer < layers; layer++) {
        Angle angle = Angle.of(k, a + bias, b + bias);
        k = angle.rectified();
        tangent = k + tangent * angle.threshold();
      }
      return tangent;
    }

    @Override
    public String describe() {
      return "tangent(layers=%d,bias=%s)".formatted(layers, ShortDecimal.of(bias));
    }
  }
}
