package org.sonaffect.report.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.sonaffect.learning.metrics.Holm;
import org.sonaffect.learning.metrics.PairedComparison;
import org.sonaffect.report.text.Numbers;

/** Paired differences of one table, several per row, compared with 0 after Holm's correction. */
final class DifferenceTable {
  private static final double LEVEL = 0.05;

  private final List<Row> rows = new ArrayList<>();

  private record Row(List<String> names, List<@Nullable PairedComparison> gains) {}

  /**
   * Adds a row.
   *
   * @param names its first cells
   * @param gains the others; null: an empty cell
   */
  void add(List<String> names, List<@Nullable PairedComparison> gains) {
    rows.add(new Row(List.copyOf(names), new ArrayList<>(gains)));
  }

  /** How many stand after the correction, above 0 ({@code sign} 1) or below (-1), in some rows. */
  int standing(int sign, Predicate<List<String>> of) {
    boolean[][] stands = stands();
    int count = 0;
    for (int i = 0; i < rows.size(); i++) {
      List<@Nullable PairedComparison> gains = rows.get(i).gains();
      for (int j = 0; j < gains.size() && of.test(rows.get(i).names()); j++) {
        PairedComparison gain = gains.get(j);
        count += stands[i][j] && gain != null && gain.difference().mean() * sign > 0 ? 1 : 0;
      }
    }
    return count;
  }

  /** How many there are in some rows. */
  int size(Predicate<List<String>> of) {
    return (int)
        rows.stream()
            .filter(row -> of.test(row.names()))
            .flatMap(row -> row.gains().stream())
            .filter(Objects::nonNull)
            .count();
  }

  /** {@code 3 of 8 higher, 1 lower}. */
  String words(Predicate<List<String>> of) {
    return String.format(
        Locale.ROOT,
        "higher in %d of %d comparisons and lower in %d",
        standing(1, of),
        size(of),
        standing(-1, of));
  }

  /** The table; bold where a difference stands after the correction over all of it. */
  Table table(String name, String caption, List<String> header, int labels) {
    boolean[][] stands = stands();
    List<List<Table.Entry>> cells = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      List<Table.Entry> line = Table.row(rows.get(i).names().toArray());
      List<@Nullable PairedComparison> gains = rows.get(i).gains();
      for (int j = 0; j < gains.size(); j++) {
        PairedComparison gain = gains.get(j);
        line.add(
            gain == null
                ? Table.Entry.of("")
                : new Table.Entry(
                    Numbers.signedWithHalfWidth(
                        gain.difference().mean(), gain.difference().halfWidth()),
                    stands[i][j]));
      }
      cells.add(line);
    }
    return new Table(name, caption, header, labels, cells);
  }

  private boolean[][] stands() {
    double[] p =
        rows.stream()
            .flatMap(row -> row.gains().stream())
            .mapToDouble(gain -> gain == null ? Double.NaN : gain.p())
            .toArray();
    double[] adjusted = Holm.adjusted(p);
    boolean[][] stands = new boolean[rows.size()][];
    int at = 0;
    for (int i = 0; i < stands.length; i++) {
      int from = at;
      at += rows.get(i).gains().size();
      double[] own = Arrays.copyOfRange(adjusted, from, at);
      stands[i] = new boolean[own.length];
      for (int j = 0; j < own.length; j++) {
        stands[i][j] = own[j] < LEVEL;
      }
    }
    return stands;
  }
}
