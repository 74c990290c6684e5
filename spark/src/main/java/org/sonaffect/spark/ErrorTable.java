package org.sonaffect.spark;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.sonaffect.report.text.CsvText;

/**
 * The clips of a job that failed, as a table {@code file,reason} in the order of the clips
 * (docs/spec/file-formats.md §9.3).
 */
final class ErrorTable {
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
    CsvText csv = new CsvText("file,reason");
    for (PartReport.Note failure : failures) {
      csv.row(failure.file(), failure.words());
    }
    Location unfinished = file.with(".tmp");
    try (OutputStream out = storage.create(unfinished)) {
      out.write(csv.toString().getBytes(StandardCharsets.UTF_8));
    }
    storage.replace(unfinished, file);
  }
}
