package org.sonaffect.report.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.sonaffect.study.ToyStudy;

/** The table of a toy corpus, to plant faults among its features. */
final class PlantedFeatures {
  private static final int AROUSAL = 1;
  private static final int FIRST = 4;

  private final Path file;
  private final List<String> header;
  private final List<List<String>> rows;

  PlantedFeatures(Path file) {
    this.file = file;
    try {
      List<String> lines = Files.readAllLines(file);
      header = new ArrayList<>(List.of(lines.get(0).split(",", -1)));
      rows =
          lines.stream()
              .skip(1)
              .map(line -> (List<String>) new ArrayList<>(List.of(line.split(",", -1))))
              .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A transform of whole columns, features x rows. */
  @FunctionalInterface
  interface Fault {
    double[][] plant(double[][] columns, double[] arousal);
  }

  /** Puts other features in place of the table's own. */
  void plant(Fault fault) {
    double[][] columns = new double[header.size() - FIRST][];
    for (int c = 0; c < columns.length; c++) {
      columns[c] = column(FIRST + c);
    }
    double[][] planted = fault.plant(columns, column(AROUSAL));
    StringBuilder csv = new StringBuilder(String.join(",", header.subList(0, FIRST)));
    for (int c = 0; c < planted.length; c++) {
      csv.append(",f").append(c);
    }
    csv.append('\n');
    for (int r = 0; r < rows.size(); r++) {
      csv.append(String.join(",", rows.get(r).subList(0, FIRST)));
      for (double[] column : planted) {
        csv.append(String.format(Locale.ROOT, ",%.7f", column[r]));
      }
      csv.append('\n');
    }
    ToyStudy.write(file, csv.toString());
  }

  private double[] column(int index) {
    return rows.stream().mapToDouble(row -> Double.parseDouble(row.get(index))).toArray();
  }

  /** Standardised over all rows. */
  static double[] standardised(double[] column) {
    double mean = java.util.Arrays.stream(column).average().orElseThrow();
    double squares = 0;
    for (double value : column) {
      squares += (value - mean) * (value - mean);
    }
    double deviation = Math.sqrt(squares / column.length);
    return java.util.Arrays.stream(column).map(value -> (value - mean) / deviation).toArray();
  }

  /** Each row's fields, for a look at what stands in the table. */
  @Override
  public String toString() {
    return rows.stream().map(row -> String.join(",", row)).collect(Collectors.joining("\n"));
  }
}
