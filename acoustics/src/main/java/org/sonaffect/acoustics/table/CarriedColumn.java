package org.sonaffect.acoustics.table;

import java.io.Serializable;
import org.sonaffect.acoustics.parquet.ParquetColumn;
import org.sonaffect.acoustics.parquet.ParquetWriter;

/**
 * A column of a table of clips that is carried through to the output: an id, a date, a user.
 *
 * @param name of the column
 * @param type of its cells; they are held as texts, empty where there is none
 */
public record CarriedColumn(String name, Type type) implements Serializable {
  private static final long serialVersionUID = 1L;

  /** What the cells are. */
  public enum Type {
    /** Anything. */
    TEXT,
    /** Whole numbers of 64 bits. */
    WHOLE,
    /** Numbers. */
    NUMBER
  }

  /** As Parquet declares it. */
  public ParquetColumn parquet() {
    return switch (type) {
      case TEXT -> new ParquetColumn(name, ParquetColumn.Type.TEXT, true);
      case WHOLE -> new ParquetColumn(name, ParquetColumn.Type.WHOLE, true);
      case NUMBER -> new ParquetColumn(name, ParquetColumn.Type.DOUBLE, true);
    };
  }

  /** Writes a cell. */
  public void write(String cell, ParquetWriter table) {
    if (cell.isEmpty()) {
      table.empty();
      return;
    }
    switch (type) {
      case TEXT -> table.text(cell);
      case WHOLE -> table.whole(Long.parseLong(cell));
      case NUMBER -> table.number(Double.parseDouble(cell));
    }
  }
}
