package org.sonaffect.learning;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.sonaffect.testkit.SharedFolder;

/** A plain CSV of the shared folder of real data, which is no part of the repository. */
public record SharedTable(List<String> columns, List<String[]> rows) {
  /** Reads {@code data/...} of the shared folder, or skips the test where it is absent. */
  public static SharedTable read(String path) {
    Path file = SharedFolder.orSkip(path);
    try {
      List<String> lines = Files.readAllLines(file);
      return new SharedTable(
          Arrays.asList(lines.get(0).split(",")),
          lines.stream().skip(1).map(line -> line.split(",")).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String[] strings(String column) {
    int c = columns.indexOf(column);
    return rows.stream().map(row -> row[c]).toArray(String[]::new);
  }

  public double[] numbers(String column) {
    return Arrays.stream(strings(column)).mapToDouble(Double::parseDouble).toArray();
  }

  public int[] integers(String column) {
    return Arrays.stream(strings(column)).mapToInt(Integer::parseInt).toArray();
  }
}
