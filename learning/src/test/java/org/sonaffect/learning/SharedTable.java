package org.sonaffect.learning;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A plain CSV of the shared folder of real data, which is no part of the repository. */
record SharedTable(List<String> columns, List<String[]> rows) {
  /** Reads {@code data/...} of the shared folder, or skips the test where it is absent. */
  static SharedTable read(String path) {
    Path folder = folder();
    Path file = folder == null ? Path.of(path) : folder.resolve(path);
    assumeTrue(Files.exists(file), "needs shared " + path);
    try {
      List<String> lines = Files.readAllLines(file);
      return new SharedTable(
          Arrays.asList(lines.get(0).split(",")),
          lines.stream().skip(1).map(line -> line.split(",")).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String[] strings(String column) {
    int c = columns.indexOf(column);
    return rows.stream().map(row -> row[c]).toArray(String[]::new);
  }

  double[] numbers(String column) {
    return Arrays.stream(strings(column)).mapToDouble(Double::parseDouble).toArray();
  }

  int[] integers(String column) {
    return Arrays.stream(strings(column)).mapToInt(Integer::parseInt).toArray();
  }

  private static @Nullable Path folder() {
    String named = System.getProperty("sonaffect.shared", System.getenv("SONAFFECT_SHARED"));
    if (named != null) {
      return Path.of(named);
    }
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.exists(at.resolve("LICENSE")) && at.getParent() != null) {
        return at.resolveSibling("shared");
      }
    }
    return null;
  }
}
