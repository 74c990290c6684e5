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
  CSV {
    @Override
    TableWriter text(Writer out, List<CarriedColumn> carried, List<String> columns, boolean append)
        throws IOException {
      return new CsvTableWriter(out, carried, columns, append);
    }
  },
  /** The layout of openSMILE's CSV sink (docs/spec/compare2013-functionals.md §F6). */
  OPENSMILE {
    @Override
    TableWriter text(Writer out, List<CarriedColumn> carried, List<String> columns, boolean append)
        throws IOException {
      return new OpenSmileTableWriter(out, columns, append);
    }
  },
  /** WEKA's attribute-relation file format. */
  ARFF {
    @Override
    TableWriter text(Writer out, List<CarriedColumn> carried, List<String> columns, boolean append)
        throws IOException {
      return new ArffTableWriter(out, carried, columns, append);
    }
  },
  /**
   * Apache Arrow's file format. Needs {@code org.apache.arrow:arrow-vector} on the class path and
   * {@code --add-opens=java.base/java.nio=ALL-UNNAMED} for the JVM; cannot be appended to.
   */
  ARROW {
    @Override
    public TableWriter open(
        OutputStream out, List<CarriedColumn> carried, List<String> columns, boolean append)
        throws IOException {
      if (append) {
        throw new IOException("a table in the format arrow cannot be appended to");
      }
      try {
        return ArrowTableWriter.open(out, columns);
      } catch (NoClassDefFoundError
          | ExceptionInInitializerError
          | UnsupportedOperationException e) {
        throw new IOException(
            "the format arrow needs arrow-vector and arrow-memory on the class path, and"
                + " --add-opens=java.base/java.nio=ALL-UNNAMED in the command of the JVM",
            e);
      }
    }
  },
  /** Apache Parquet; cannot be appended to. */
  PARQUET {
    @Override
    public TableWriter open(
        OutputStream out, List<CarriedColumn> carried, List<String> columns, boolean append)
        throws IOException {
      if (append) {
        throw new IOException("a table in the format parquet cannot be appended to");
      }
      return new ParquetTableWriter(out, carried, columns);
    }
  };

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
    Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), BUFFER);
    return text(writer, carried, columns, append);
  }

  /** Begins a table without further columns. */
  public TableWriter open(OutputStream out, List<String> columns, boolean append)
      throws IOException {
    return open(out, List.of(), columns, append);
  }

  TableWriter text(Writer out, List<CarriedColumn> carried, List<String> columns, boolean append)
      throws IOException {
    throw new UnsupportedOperationException(title() + " is no text");
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
