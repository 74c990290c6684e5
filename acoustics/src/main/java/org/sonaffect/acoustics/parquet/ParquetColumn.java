package org.sonaffect.acoustics.parquet;

import org.jspecify.annotations.Nullable;

/**
 * A column of a flat table.
 *
 * @param name of the column; any text
 * @param type of its values
 * @param optional whether cells may be empty
 */
public record ParquetColumn(String name, Type type, boolean optional) {
  /** What the cells of a column are. */
  public enum Type {
    /** UTF-8. */
    TEXT,
    /** 32-bit floats. */
    FLOAT,
    /** 64-bit floats. */
    DOUBLE,
    /** Whole numbers of 64 bits. */
    WHOLE,
    /**
     * Read only: dates, times, truth values; they are read as texts ({@code 2026-11-29}, {@code
     * 2026-11-29T10:15:30Z}, {@code true}).
     */
    OTHER,
    /** Not read at all. */
    FOREIGN
  }

  /** A text in every row. */
  public static ParquetColumn text(String name) {
    return new ParquetColumn(name, Type.TEXT, false);
  }

  /** A 64-bit float in every row. */
  public static ParquetColumn number(String name) {
    return new ParquetColumn(name, Type.DOUBLE, false);
  }

  /** A 32-bit float in every row. */
  public static ParquetColumn single(String name) {
    return new ParquetColumn(name, Type.FLOAT, false);
  }

  /** Whether its cells are read as numbers. */
  public boolean isNumber() {
    return type == Type.FLOAT || type == Type.DOUBLE || type == Type.WHOLE;
  }

  /** How values lie in a file: numbers of {@code Type} in {@code parquet.thrift}. */
  enum Physical {
    BOOLEAN(0),
    INT32(4),
    INT64(8),
    INT96(12),
    FLOAT(4),
    DOUBLE(8),
    BYTE_ARRAY(0),
    FIXED_LEN_BYTE_ARRAY(0);

    private final int bytes;

    Physical(int bytes) {
      this.bytes = bytes;
    }

    /** Bytes of a value; 0 where that is not fixed by the type. */
    int bytes() {
      return bytes;
    }

    static @Nullable Physical of(int number) {
      return number >= 0 && number < values().length ? values()[number] : null;
    }
  }

  /** What values mean beyond how they lie. */
  enum Meaning {
    PLAIN,
    TEXT,
    UNSIGNED,
    DECIMAL,
    DATE,
    MILLISECONDS,
    MICROSECONDS,
    NANOSECONDS,
    /** Known to others; not read. */
    FOREIGN
  }
}
