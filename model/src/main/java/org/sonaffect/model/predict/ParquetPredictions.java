package org.sonaffect.model.predict;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Set;
import org.sonaffect.acoustics.parquet.ParquetColumn;
import org.sonaffect.acoustics.parquet.ParquetWriter;

/**
 * A row a file or window in Parquet: the columns and numbers of the CSV, numbers as 64-bit floats.
 * Texts are as they are, since nothing runs them as a formula.
 */
final class ParquetPredictions implements PredictionOutput {
  private static final Set<String> TEXTS = Set.of("file", "domain", "unlike", "reasons", "notes");

  private final PredictionTable table;
  private final List<ParquetColumn> columns;
  private final ParquetWriter out;

  ParquetPredictions(OutputStream out, PredictionTable table) throws IOException {
    this.table = table;
    this.columns =
        table.columns().stream()
            .map(
                name ->
                    TEXTS.contains(name) ? ParquetColumn.text(name) : ParquetColumn.number(name))
            .toList();
    this.out = new ParquetWriter(out, columns);
  }

  @Override
  public void write(FilePrediction prediction) throws IOException {
    for (List<String> row : table.plainRows(prediction)) {
      for (int i = 0; i < row.size(); i++) {
        if (columns.get(i).isNumber()) {
          out.number(Double.parseDouble(row.get(i)));
        } else {
          out.text(row.get(i));
        }
      }
      out.end();
    }
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
