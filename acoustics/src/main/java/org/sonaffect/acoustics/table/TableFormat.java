package org.sonaffect.acoustics.table;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;

/** The text formats of feature tables. */
public enum TableFormat {
  /** {@code file,start,end,<columns>}; numbers as C's {@code %.9g}, which keeps every float. */
  CSV {
    @Override
    public TableWriter open(Writer out, List<String> columns, boolean append) throws IOException {
      return new CsvTableWriter(out, columns, append);
    }
  },
  /** The layout of openSMILE's CSV sink (functionals.md section 6). */
  OPENSMILE {
    @Override
    public TableWriter open(Writer out, List<String> columns, boolean append) throws IOException {
      return new OpenSmileTableWriter(out, columns, append);
    }
  },
  /** WEKA's attribute-relation file format. */
  ARFF {
    @Override
    public TableWriter open(Writer out, List<String> columns, boolean append) throws IOException {
      return new ArffTableWriter(out, columns, append);
    }
  };

  /**
   * Begins a table.
   *
   * @param out where to; UTF-8 wherever it ends in bytes; closed with the table
   * @param columns names of the values of a row
   * @param append whether {@code out} already holds the header
   */
  public abstract TableWriter open(Writer out, List<String> columns, boolean append)
      throws IOException;

  /** What the command line calls it. */
  public String title() {
    return name().toLowerCase(Locale.ROOT);
  }
}
