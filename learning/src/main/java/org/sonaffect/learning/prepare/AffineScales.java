package org.sonaffect.learning.prepare;

import java.util.Arrays;
import org.sonaffect.learning.portable.Form;
import org.sonaffect.learning.rows.Check;
import org.sonaffect.learning.rows.Matrix;

/**
 * Shift and stretch of every column, for signed-log twice with a logarithm in between.
 *
 * @param low smallest training value
 * @param high largest
 * @param centre taken off; then divided by {@code scale}
 * @param logarithmic whether {@code sign(z) ln(1 + |z|)} follows, and then the second pair
 * @param limit largest magnitude of what comes out
 */
@Form.Named("affine")
@SuppressWarnings("ArrayRecordComponent")
record AffineScales(
    double[] low,
    double[] high,
    double[] centre,
    double[] scale,
    boolean logarithmic,
    double[] secondCentre,
    double[] secondScale,
    @Form.Open double limit)
    implements ColumnScales {
  /** Checks the limit. */
  AffineScales {
    Check.between("limit", limit, 0, Double.POSITIVE_INFINITY);
  }

  /** Interquartile range of the standard normal. */
  private static final double NORMAL_RANGE = 1.3489795003921634;

  static AffineScales of(Matrix x, int[] rows, Scaling.Kind kind, double limit) {
    int p = x.columns();
    boolean logarithmic = kind == Scaling.Kind.SIGNED_LOG;
    double[] low = new double[p];
    double[] high = new double[p];
    double[] centre = new double[p];
    double[] scale = new double[p];
    double[] secondCentre = new double[logarithmic ? p : 0];
    double[] secondScale = new double[logarithmic ? p : 0];
    double[] pair = new double[2];
    ColumnScales.forEachColumn(
        x,
        rows,
        (j, column) -> {
          low[j] = Double.POSITIVE_INFINITY;
          high[j] = Double.NEGATIVE_INFINITY;
          for (double value : column) {
            low[j] = Math.min(low[j], value);
            high[j] = Math.max(high[j], value);
          }
          scale[j] = 1;
          if (kind == Scaling.Kind.STANDARD) {
            standard(column, pair);
            centre[j] = pair[0];
            scale[j] = pair[1];
          } else if (kind == Scaling.Kind.ROBUST || logarithmic) {
            robust(column, pair);
            centre[j] = pair[0];
            scale[j] = pair[1];
          }
          if (logarithmic) {
            Arrays.setAll(column, i -> logarithm((column[i] - centre[j]) / scale[j]));
            standard(column, pair);
            secondCentre[j] = pair[0];
            secondScale[j] = pair[1];
          }
        });
    return new AffineScales(
        low, high, centre, scale, logarithmic, secondCentre, secondScale, limit);
  }

  /** Mean and deviation; the value itself and 1 where the column is constant. */
  private static void standard(double[] column, double[] pair) {
    double mean = 0;
    boolean constant = true;
    for (double value : column) {
      mean += value;
      constant &= value == column[0];
    }
    mean /= column.length;
    double squares = 0;
    for (double value : column) {
      squares += (value - mean) * (value - mean);
    }
    double deviation = Math.sqrt(squares / column.length);
    constant |= deviation <= column.length * Math.abs(mean) * 0x1p-52;
    pair[0] = constant ? column[0] : mean;
    pair[1] = constant ? 1 : deviation;
  }

  /** Median and normal range; the deviation where half of the values are equal. */
  private static void robust(double[] column, double[] pair) {
    double[] sorted = column.clone();
    Arrays.sort(sorted);
    double range = quantile(sorted, 0.75) - quantile(sorted, 0.25);
    standard(column, pair);
    if (range
        > column.length
            * Math.max(Math.abs(sorted[0]), Math.abs(sorted[sorted.length - 1]))
            * 0x1p-52) {
      pair[1] = range / NORMAL_RANGE;
    }
    pair[0] = quantile(sorted, 0.5);
  }

  private static double quantile(double[] sorted, double share) {
    double position = share * (sorted.length - 1);
    int below = (int) position;
    int above = Math.min(sorted.length - 1, below + 1);
    return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
  }

  private static double logarithm(double z) {
    return z < 0 ? -StrictMath.log1p(-z) : StrictMath.log1p(z);
  }

  @Override
  public void apply(double[] values, int offset, int first, int end) {
    for (int j = first; j < end; j++) {
      double value = Math.max(low[j], Math.min(high[j], values[offset + j]));
      double scaled = (value - centre[j]) / scale[j];
      if (logarithmic) {
        scaled = (logarithm(scaled) - secondCentre[j]) / secondScale[j];
      }
      values[offset + j] = Math.max(-limit, Math.min(limit, scaled));
    }
  }
}
