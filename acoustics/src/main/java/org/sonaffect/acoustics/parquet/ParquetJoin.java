package org.sonaffect.acoustics.parquet;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Appends the rows of one table to another with the same columns, a row group at a time. */
public final class ParquetJoin {
  private ParquetJoin() {}

  /**
   * Appends all rows; the bytes of the other table are then those of one that was written in one
   * go. Row groups are held whole.
   */
  public static void append(ParquetFile from, ParquetWriter to) throws IOException {
    List<ParquetColumn> columns = from.columns();
    for (int group = 0; group < from.groups(); group++) {
      int rows = from.rows(group);
      Held[] held = new Held[columns.size()];
      for (int c = 0; c < held.length; c++) {
        held[c] = new Held(columns.get(c), rows);
        from.read(group, c, held[c]);
      }
      for (int row = 0; row < rows; row++) {
        for (Held column : held) {
          column.write(row, to);
        }
        to.end();
      }
    }
  }

  /** The cells of a column in a group. */
  private static final class Held implements Cells {
    private final ParquetColumn.Type type;
    private final float[] single;
    private final double[] wide;
    private final long[] whole;
    private final @Nullable String[] text;
    private final boolean[] empty;

    Held(ParquetColumn column, int rows) {
      type = column.type();
      single = new float[type == ParquetColumn.Type.FLOAT ? rows : 0];
      wide = new double[type == ParquetColumn.Type.DOUBLE ? rows : 0];
      whole = new long[type == ParquetColumn.Type.WHOLE ? rows : 0];
      text = new String[column.isNumber() ? 0 : rows];
      empty = new boolean[column.optional() ? rows : 0];
    }

    @Override
    public void empty(int row) {
      empty[row] = true;
    }

    @Override
    public void number(int row, double value) {
      if (type == ParquetColumn.Type.FLOAT) {
        single[row] = (float) value;
      } else {
        wide[row] = value;
      }
    }

    @Override
    public void whole(int row, long value) {
      whole[row] = value;
    }

    @Override
    public void text(int row, String value) {
      text[row] = value;
    }

    void write(int row, ParquetWriter to) {
      if (empty.length > 0 && empty[row]) {
        to.empty();
        return;
      }
      switch (type) {
        case FLOAT -> to.single(single[row]);
        case DOUBLE -> to.number(wide[row]);
        case WHOLE -> to.whole(whole[row]);
        default -> to.text(String.valueOf(text[row]));
      }
    }
  }
}
