package org.sonaffect.learning.prepare;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sonaffect.learning.portable.Allowance.Cost;
import org.sonaffect.learning.portable.Fields;
import org.sonaffect.learning.portable.Reading;
import org.sonaffect.learning.rows.Matrix;
import org.sonaffect.learning.rows.StoredRows;

/**
 * Ranks as quantiles of the standard normal: a value of mean rank r among n training rows becomes
 * the quantile of (r - 1/2) / n, values in between are interpolated.
 *
 * @param knots distinct training values of each column, ascending, at most {@link #MOST}
 * @param quantiles of the knots
 */
@SuppressWarnings("ArrayRecordComponent")
record QuantileScales(double[][] knots, double[][] quantiles, double limit)
    implements ColumnScales {
  /** What scales are called that are made of stored rows again. */
  static final String STORED = "quantile-of-stored";

  /** Steps that it takes to rank a number, about. */
  private static final double SORTING = 64;

  /** Of more distinct values so many are kept, evenly by rank, both ends among them. */
  private static final int MOST = 256;

  static QuantileScales of(Matrix x, int[] rows, double limit) {
    int n = rows.length;
    // Quantiles of the half ranks, (h + 1) / 2 for h from 0 to 2 n - 2, serve all columns.
    double[] table = new double[2 * n - 1];
    for (int h = 0; h < table.length; h++) {
      table[h] =
          2 * h < table.length
              ? NormalQuantiles.of((h + 1) / (2.0 * n))
              : -table[table.length - 1 - h];
    }
    double[][] knots = new double[x.columns()][];
    double[][] quantiles = new double[x.columns()][];
    double[] values = new double[n];
    double[] scores = new double[n];
    ColumnScales.forEachColumn(
        x,
        rows,
        (j, column) -> {
          for (int i = 0; i < n; i++) {
            // Adding 0 makes the two zeros one.
            column[i] += 0.0;
          }
          Arrays.sort(column);
          int count = 0;
          for (int first = 0; first < n; ) {
            int last = first;
            while (last + 1 < n && column[last + 1] == column[first]) {
              last++;
            }
            values[count] = column[first];
            scores[count++] = table[first + last];
            first = last + 1;
          }
          int kept = Math.min(MOST, count);
          knots[j] = new double[kept];
          quantiles[j] = new double[kept];
          for (int k = 0; k < kept; k++) {
            int from = kept == 1 ? 0 : (int) ((long) k * (count - 1) / (kept - 1));
            knots[j][k] = values[from];
            quantiles[j][k] = scores[from];
          }
        });
    return new QuantileScales(knots, quantiles, limit);
  }

  @Override
  public void apply(double[] values, int offset, int first, int end) {
    for (int j = first; j < end; j++) {
      double scaled = interpolate(knots[j], quantiles[j], values[offset + j]);
      values[offset + j] = Math.max(-limit, Math.min(limit, scaled));
    }
  }

  /** Those of all stored rows. */
  private static QuantileScales of(StoredRows stored, double limit) {
    int[] all = IntStream.range(0, stored.size()).toArray();
    return of(stored.rows(all), all, limit);
  }

  /**
   * The plain values: where the scales are those of rows that are stored anyway, only that they
   * are, else all of them.
   *
   * @param stored rows of these columns; null where there are none
   */
  Fields portable(@Nullable StoredRows stored) {
    return stored != null && isOf(stored) ? Fields.of(STORED).with("limit", limit) : portable();
  }

  private boolean isOf(StoredRows stored) {
    if (stored.columns() != knots.length || stored.size() < 2) {
      return false;
    }
    float[] first = new float[stored.size()];
    for (int i = 0; i < first.length; i++) {
      first[i] = stored.values()[i * stored.columns()];
    }
    // Scales of other rows differ in the first column already.
    QuantileScales one = of(new StoredRows(1, stored.domain(), first), limit);
    if (!Arrays.equals(one.knots[0], knots[0]) || !Arrays.equals(one.quantiles[0], quantiles[0])) {
      return false;
    }
    QuantileScales same = of(stored, limit);
    return Arrays.deepEquals(same.knots, knots) && Arrays.deepEquals(same.quantiles, quantiles);
  }

  /** Made of stored rows again. */
  static QuantileScales from(Reading reading, int columns, @Nullable StoredRows stored) {
    reading.fields("kind", "limit");
    if (stored == null || stored.columns() != columns || stored.size() == 0) {
      throw reading.refuse("scales of stored rows", "stored rows of %d columns".formatted(columns));
    }
    double limit = reading.field("limit").number(0, Double.POSITIVE_INFINITY);
    double numbers = (double) columns * stored.size();
    reading.charge(Cost.BYTES, 24 * numbers);
    reading.charge(Cost.READING, SORTING * numbers);
    return reading.made(() -> of(stored, limit));
  }

  /** The plain values. The quantiles of all columns are of one table: that of the ranks. */
  private Fields portable() {
    double[] all = Arrays.stream(quantiles).flatMapToDouble(Arrays::stream).toArray();
    double[] table = Arrays.stream(all).sorted().distinct().toArray();
    return Fields.of("quantile")
        .withRagged("knots", knots)
        .with("table", table)
        .with("places", Arrays.stream(all).mapToInt(v -> Arrays.binarySearch(table, v)).toArray())
        .with("limit", limit);
  }

  static QuantileScales from(Reading reading, int columns) {
    reading.fields("kind", "knots", "table", "places", "limit");
    double[][] knots = reading.field("knots").raggedDoubles(columns);
    double[] table = reading.field("table").doubles();
    long total = 0;
    for (int j = 0; j < columns; j++) {
      total += knots[j].length;
      for (int k = 1; k < knots[j].length; k++) {
        if (!(knots[j][k - 1] < knots[j][k])) {
          throw reading.field("knots").refuse("column %d out of order".formatted(j), "ascending");
        }
      }
    }
    int[] places = reading.field("places").ints(total, 0, table.length - 1);
    reading.charge(Cost.BYTES, 32.0 * columns + 8.0 * total);
    double[][] quantiles = new double[columns][];
    int at = 0;
    for (int j = 0; j < columns; j++) {
      int first = at;
      quantiles[j] = new double[knots[j].length];
      Arrays.setAll(quantiles[j], k -> table[places[first + k]]);
      at += quantiles[j].length;
    }
    return new QuantileScales(
        knots, quantiles, reading.field("limit").number(0, Double.POSITIVE_INFINITY));
  }

  private static double interpolate(double[] knots, double[] quantiles, double value) {
    int at = Arrays.binarySearch(knots, value + 0.0);
    if (at >= 0) {
      return quantiles[at];
    }
    int above = -at - 1;
    if (above == 0) {
      return quantiles[0];
    }
    if (above == knots.length) {
      return quantiles[above - 1];
    }
    double share = (value - knots[above - 1]) / (knots[above] - knots[above - 1]);
    return quantiles[above - 1] + share * (quantiles[above] - quantiles[above - 1]);
  }
}
