package org.sonaffect.spark;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The clips of a job that failed, as a table {@code file,reason} in the order of the clips
 * (docs/spec/file-formats.md §9.3).
 */
final class ErrorTable {
  private static final String HEADER = "file,reason\n";

  private ErrorTable() {}

  /** Where it is for an output file: {@code features.csv} has {@code features.errors.csv}. */
  static Location beside(Location output) {
    String text = output.text();
    int dot = text.lastIndexOf('.');
    int slash = text.lastIndexOf('/');
    return new Location((dot > slash + 1 ? text.substring(0, dot) : text) + ".errors.csv");
  }

  /** Writes it; a table without rows says that nothing failed. */
  static void write(Location file, Storage storage, List<PartReport.Note> failures)
      throws IOException {
    StringBuilder csv = new StringBuilder(HEADER);
    for (PartReport.Note failure : failures) {
      csv.append(quoted(failure.file())).append(',').append(quoted(failure.words())).append('\n');
    }
    Location unfinished = file.with(".tmp");
    try (OutputStream out = storage.create(unfinished)) {
      out.write(csv.toString().getBytes(StandardCharsets.UTF_8));
    }
    storage.replace(unfinished, file);
  }

  private static String quoted(String text) {
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
