package org.sonaffect.learning.family;

import java.util.Arrays;
import org.sonaffect.learning.kernel.PointKernel;
import org.sonaffect.learning.kernel.Spread;
import org.sonaffect.learning.linear.FixedSum;
import org.sonaffect.learning.portable.Allowance.Cost;
import org.sonaffect.learning.portable.Reading;
import org.sonaffect.learning.portable.Shapes;
import org.sonaffect.learning.rows.HeldBytes;
import org.sonaffect.learning.rows.Matrix;
import org.sonaffect.learning.rows.Products;
import org.sonaffect.learning.rows.TrainingRows;

/**
 * Few inputs for families whose cost grows fast with them: the centred columns where they are few,
 * else the leading principal components. All are divided by one number, the root of the mean
 * variance of what is kept.
 *
 * @param columns number of columns of the rows
 * @param directions {@code [input * columns + column]}; empty: the columns themselves
 * @param offsets what is taken off each input
 * @param unit what each is divided by
 */
@SuppressWarnings("ArrayRecordComponent")
record Reduction(int columns, double[] directions, double[] offsets, double unit)
    implements HeldBytes.Holder {
  private record Key(int most) {}

  /** Components of less than this share of the first are rounding. */
  private static final double LEAST = 1e-10;

  /** As {@link Family#squares}: those of a decomposition where the columns are too many. */
  static int squares(int columns, int most) {
    return columns <= most ? 0 : KernelSystem.SQUARES;
  }

  static Reduction of(TrainingRows rows, int most) {
    return rows.derived(new Key(most), () -> made(rows, most));
  }

  private static Reduction made(TrainingRows rows, int most) {
    Matrix x = rows.x();
    int p = x.columns();
    double[] means = new double[p];
    for (int i = 0; i < x.rows(); i++) {
      for (int j = 0; j < p; j++) {
        means[j] += x.get(i, j) / x.rows();
      }
    }
    Spread spread = Spread.of(rows);
    if (p <= most) {
      return new Reduction(p, new double[0], means, Math.sqrt(spread.squares() / p));
    }
    KernelSystem system = KernelSystem.of(new PointKernel.Linear(), rows);
    int count = 0;
    while (count < Math.min(most, system.rank())
        && system.values()[count] > LEAST * system.values()[0]) {
      count++;
    }
    if (count == 0) {
      return new Reduction(p, new double[p], new double[1], 1);
    }
    int n = rows.size();
    double[] directions = new double[count * p];
    double[] offsets = new double[count];
    double kept = 0;
    for (int k = 0; k < count; k++) {
      double[] dual = Arrays.copyOfRange(system.vectors(), k * n, (k + 1) * n);
      for (int i = 0; i < n; i++) {
        dual[i] *= Math.sqrt(system.weight(i));
      }
      double[] direction = FittedLinear.collapsed(x, dual, 1);
      double length = Math.sqrt(FixedSum.product(direction, 0, direction, 0, p));
      for (int j = 0; j < p; j++) {
        directions[k * p + j] = length > 0 ? direction[j] / length : 0;
      }
      offsets[k] = FixedSum.product(directions, k * p, means, 0, p);
      kept += system.values()[k] * spread.squares() / n;
    }
    return new Reduction(p, directions, offsets, Math.sqrt(kept / count));
  }

  @Override
  public void addTo(HeldBytes sum) {
    sum.add(directions);
  }

  /** Refuses what was read where it is not of such columns, and charges for a row. */
  void check(Reading reading, int columns) {
    reading.count("columns", this.columns, columns);
    long wanted = directions.length == 0 ? columns : (long) offsets.length * columns;
    long found = directions.length == 0 ? offsets.length : directions.length;
    if (found != wanted || offsets.length == 0 || offsets.length > Shapes.MOST_COLUMNS) {
      throw reading.refuse(
          "%d directions' numbers and %d offsets".formatted(directions.length, offsets.length),
          "%d numbers for each offset, or none and %d offsets".formatted(columns, columns));
    }
    reading.charge(Cost.PREDICTING, directions.length + 4.0 * offsets.length);
  }

  /** Number of inputs. */
  int size() {
    return offsets.length;
  }

  /** Inputs of each row, {@code [row * inputs + input]}; each row's by itself. */
  double[] inputs(Matrix x) {
    int size = size();
    Matrix kept = directions.length == 0 ? x : new Matrix(size, columns, directions);
    double[] inputs =
        directions.length == 0
            ? x.values().clone()
            : Products.between(x, kept, () -> kept.byColumn());
    for (int i = 0; i < x.rows(); i++) {
      for (int k = 0; k < size; k++) {
        inputs[i * size + k] = (inputs[i * size + k] - offsets[k]) / unit;
      }
    }
    return inputs;
  }
}
