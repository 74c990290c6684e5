package org.sonaffect.model.predict;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.sonaffect.acoustics.parquet.ParquetColumn;
import org.sonaffect.acoustics.parquet.ParquetWriter;
import org.sonaffect.acoustics.table.CarriedColumn;

/**
 * A row a file or window in Parquet: the columns and numbers of the CSV, numbers as 64-bit floats.
 * Texts are as they are, since nothing runs them as a formula.
 */
final class ParquetPredictions implements PredictionOutput {
  private static final Set<String> TEXTS = Set.of("file", "domain", "unlike", "reasons", "notes");

  private final PredictionTable table;
  private final List<CarriedColumn> carried;
  private final List<ParquetColumn> columns;
  private final ParquetWriter out;

  ParquetPredictions(OutputStream out, PredictionTable table, List<CarriedColumn> carried)
      throws IOException {
    this.table = table;
    this.carried = carried;
    this.columns =
        table.columns().stream()
            .map(
                name ->
                    TEXTS.contains(name) ? ParquetColumn.text(name) : ParquetColumn.number(name))
            .toList();
    List<ParquetColumn> all = new ArrayList<>(columns);
    all.addAll(PredictionTable.KEY, carried.stream().map(CarriedColumn::parquet).toList());
    this.out = new ParquetWriter(out, all);
  }

  @Override
  public void write(FilePrediction prediction, List<String> cells) throws IOException {
    for (List<String> row : table.plainRows(prediction)) {
      for (int i = 0; i < row.size(); i++) {
        if (i == PredictionTable.KEY) {
          for (int c = 0; c < carried.size(); c++) {
            carried.get(c).write(cells.get(c), out);
          }
        }
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
