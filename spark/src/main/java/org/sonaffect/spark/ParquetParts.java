package org.sonaffect.spark;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.sonaffect.acoustics.parquet.ParquetColumn;
import org.sonaffect.acoustics.parquet.ParquetFile;
import org.sonaffect.acoustics.parquet.ParquetJoin;
import org.sonaffect.acoustics.parquet.ParquetWriter;

/** Parts that are Parquet tables put together: row by row, as if one process had written all. */
final class ParquetParts {
  private ParquetParts() {}

  static void join(ClipJob job, List<Location> parts, Storage storage, OutputStream out)
      throws IOException {
    if (parts.isEmpty()) {
      job.open(out, true).close();
      return;
    }
    List<ParquetColumn> columns;
    try (LocalCopy first = LocalCopy.of(parts.get(0), storage);
        ParquetFile rows = ParquetFile.open(first.path())) {
      columns = rows.columns();
    }
    try (ParquetWriter whole = new ParquetWriter(out, columns)) {
      for (Location part : parts) {
        try (LocalCopy copy = LocalCopy.of(part, storage);
            ParquetFile rows = ParquetFile.open(copy.path())) {
          ParquetJoin.append(rows, whole);
        }
      }
    }
  }
}
