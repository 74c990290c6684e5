package org.sonaffect.acoustics.table;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** The formats of feature tables. */
public enum TableFormat {
  /** {@code file,start,end,<columns>}; numbers as C's {@code %.9g}, which keeps every float. */
  CSV,
  /** The layout of openSMILE's CSV sink (docs/spec/compare2013-functionals.md §F6). */
  OPENSMILE,
  /** WEKA's attribute-relation file format. */
  ARFF,
  /**
   * Apache Arrow's file format. Needs {@code org.apache.arrow:arrow-vector} on the class path and
   * {@code --add-opens=java.base/java.nio=ALL-UNNAMED} for the JVM; cannot be appended to.
   */
  ARROW,
  /** Apache Parquet; cannot be appended to. */
  PARQUET;

  private static final int BUFFER = 1 << 16;

  /**
   * Begins a table.
   *
   * @param out where to; closed with the table
   * @param carried columns between {@code end} and the values
   * @param columns names of the values of a row
   * @param append whether {@code out} already holds the header
   */
  public TableWriter open(
      OutputStream out, List<CarriedColumn> carried, List<String> columns, boolean append)
      throws IOException {
    if (append && !isAppendable()) {
      throw new IOException("a table in the format %s cannot be appended to".formatted(title()));
    }
    return switch (this) {
      case ARROW -> arrow(out, columns);
      case PARQUET -> new ParquetTableWriter(out, carried, columns);
      case CSV, OPENSMILE, ARFF -> {
        Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        yield text(new BufferedWriter(text, BUFFER), carried, columns, append);
      }
    };
  }

  private static TableWriter arrow(OutputStream out, List<String> columns) throws IOException {
    try {
      return ArrowTableWriter.open(out, columns);
    } catch (NoClassDefFoundError | ExceptionInInitializerError | UnsupportedOperationException e) {
      throw new IOException(
          "the format arrow needs arrow-vector and arrow-memory on the class path, and"
              + " --add-opens=java.base/java.nio=ALL-UNNAMED in the command of the JVM",
          e);
    }
  }

  /** Begins a table without further columns. */
  public TableWriter open(OutputStream out, List<String> columns, boolean append)
      throws IOException {
    return open(out, List.of(), columns, append);
  }

  TableWriter text(Writer out, List<CarriedColumn> carried, List<String> columns, boolean append)
      throws IOException {
    TextTableWriter table =
        switch (this) {
          case CSV -> new CsvTableWriter(out, columns.size());
          case OPENSMILE -> new OpenSmileTableWriter(out, columns.size());
          case ARFF -> new ArffTableWriter(out, columns.size());
          case ARROW, PARQUET -> throw new UnsupportedOperationException(title() + " is no text");
        };
    return append ? table : table.begun(carried, columns);
  }

  /** Whether a table can be resumed. */
  public boolean isAppendable() {
    return this != ARROW && this != PARQUET;
  }

  /** What the command line calls it. */
  public String title() {
    return name().toLowerCase(Locale.ROOT);
  }
}
