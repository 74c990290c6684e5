package org.sonaffect.learning.tree;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sonaffect.learning.rows.HeldBytes;
import org.sonaffect.learning.rows.Matrix;

/**
 * Rows whose values were replaced by the number of their bin. Where a column has no more distinct
 * values than bins are allowed, each has its own, so that nothing is lost; else bins hold about
 * equally many rows. Immutable; arrays are not to be written to.
 */
final class BinnedRows implements HeldBytes.Holder {
  private final Matrix x;
  private final char[][] codes;
  private final double[][] lowest;
  private final double[][] highest;
  private final int[] varying;
  private char @Nullable [][] byRow;

  private BinnedRows(
      Matrix x, char[][] codes, double[][] lowest, double[][] highest, int[] varying) {
    this.x = x;
    this.codes = codes;
    this.lowest = lowest;
    this.highest = highest;
    this.varying = varying;
  }

  /** Bins finite values, at most {@code bins} a column. */
  static BinnedRows of(Matrix x, int bins) {
    int n = x.rows();
    int p = x.columns();
    char[][] codes = new char[p][];
    double[][] lowest = new double[p][];
    double[][] highest = new double[p][];
    int[] varying = new int[p];
    int found = 0;
    double[] column = new double[n];
    double[] sorted = new double[n];
    for (int j = 0; j < p; j++) {
      for (int i = 0; i < n; i++) {
        // Adding 0 makes -0 and 0 the same value.
        column[i] = Inputs.finite(x, i, j) + 0.0;
      }
      System.arraycopy(column, 0, sorted, 0, n);
      Arrays.sort(sorted);
      int[] starts = starts(sorted);
      if (starts.length == 1) {
        continue;
      }
      varying[found++] = j;
      int[] binOf = starts.length <= bins ? identity(starts.length) : equallyFull(starts, n, bins);
      code(column, sorted, starts, binOf, codes, lowest, highest, j);
    }
    return new BinnedRows(x, codes, lowest, highest, Arrays.copyOf(varying, found));
  }

  /** Where each distinct value begins. */
  private static int[] starts(double[] sorted) {
    int[] starts = new int[sorted.length];
    int distinct = 1;
    for (int i = 1; i < sorted.length; i++) {
      if (sorted[i] != sorted[i - 1]) {
        starts[distinct++] = i;
      }
    }
    return Arrays.copyOf(starts, distinct);
  }

  private static int[] identity(int length) {
    int[] numbers = IntStream.range(0, length).toArray();
    return numbers;
  }

  /** Bin of each distinct value: by the rank of the middle of its rows, without empty bins. */
  private static int[] equallyFull(int[] starts, int n, int bins) {
    int[] binOf = new int[starts.length];
    int used = -1;
    long last = -1;
    for (int v = 0; v < starts.length; v++) {
      int end = v + 1 < starts.length ? starts[v + 1] : n;
      long wanted = ((long) starts[v] + end) * bins / (2L * n);
      if (wanted != last) {
        used++;
        last = wanted;
      }
      binOf[v] = used;
    }
    return binOf;
  }

  private static void code(
      double[] column,
      double[] sorted,
      int[] starts,
      int[] binOf,
      char[][] codes,
      double[][] lowest,
      double[][] highest,
      int j) {
    int bins = binOf[binOf.length - 1] + 1;
    double[] distinct = new double[starts.length];
    Arrays.setAll(distinct, v -> sorted[starts[v]]);
    char[] code = new char[column.length];
    for (int i = 0; i < column.length; i++) {
      code[i] = (char) binOf[Arrays.binarySearch(distinct, column[i])];
    }
    double[] low = distinct;
    double[] high = distinct;
    if (bins < distinct.length) {
      low = new double[bins];
      high = new double[bins];
      for (int v = 0; v < distinct.length; v++) {
        high[binOf[v]] = distinct[v];
        low[binOf[distinct.length - 1 - v]] = distinct[distinct.length - 1 - v];
      }
    }
    codes[j] = code;
    lowest[j] = low;
    highest[j] = high;
  }

  /** Number of rows. */
  int rows() {
    return x.rows();
  }

  /** Number of columns, those that do not vary among them. */
  int columns() {
    return x.columns();
  }

  /** The values. */
  Matrix x() {
    return x;
  }

  /** The columns with more than one bin, ascending. */
  int[] varying() {
    return varying;
  }

  /** Bin of each row in a varying column. */
  char[] codes(int column) {
    return codes[column];
  }

  /** Bins of each row by place among the varying columns; laid out when first asked for. */
  synchronized char[][] byRow() {
    char[][] turned = byRow;
    if (turned == null) {
      turned = new char[rows()][varying.length];
      for (int at = 0; at < varying.length; at++) {
        char[] column = codes[varying[at]];
        for (int i = 0; i < turned.length; i++) {
          turned[i][at] = column[i];
        }
      }
      byRow = turned;
    }
    return turned;
  }

  @Override
  public synchronized void addTo(HeldBytes sum) {
    sum.add(codes);
    sum.add(lowest);
    sum.add(highest);
    sum.add(byRow);
  }

  /** Number of bins of a varying column. */
  int bins(int column) {
    return lowest[column].length;
  }

  /** Most bins of any column; 1 where none varies. */
  int mostBins() {
    int most = 1;
    for (int j : varying) {
      most = Math.max(most, bins(j));
    }
    return most;
  }

  /** The last of bins {@code from..to - 1} whose values begin at or below a value. */
  int binOf(int column, double value, int from, int to) {
    double[] low = lowest[column];
    int at = from;
    int end = to;
    while (end - at > 1) {
      int middle = (at + end) >>> 1;
      if (low[middle] <= value) {
        at = middle;
      } else {
        end = middle;
      }
    }
    return at;
  }

  /** Lowest value in a bin. */
  double low(int column, int bin) {
    return lowest[column][bin];
  }

  /** Highest value in a bin. */
  double high(int column, int bin) {
    return highest[column][bin];
  }

  /** A threshold between two bins: not below any value of the first, below all of the second. */
  double between(int column, int bin, int next) {
    double a = high(column, bin);
    double b = low(column, next);
    double middle = a / 2 + b / 2;
    return middle >= a && middle < b ? middle : a;
  }
}
