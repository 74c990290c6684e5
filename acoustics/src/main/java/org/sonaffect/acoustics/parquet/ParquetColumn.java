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
     * Read only: dates, times, truth values, numbers that neither a double nor a long holds; they
     * are read as texts ({@code 2026-11-29}, {@code 2026-11-29T10:15:30Z}, {@code true}).
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
    /** Moments of no time zone: what a clock showed. */
    LOCAL_MILLISECONDS,
    LOCAL_MICROSECONDS,
    LOCAL_NANOSECONDS,
    TIME_MILLISECONDS,
    TIME_MICROSECONDS,
    TIME_NANOSECONDS,
    UUID,
    /** Floats of 16 bits. */
    HALF,
    /** No value at all: what pandas writes where a column is empty. */
    NOTHING,
    /** Known to others; not read. */
    FOREIGN;

    /** Whether values that lie so can have it. */
    boolean fits(Physical physical) {
      boolean bytes = physical == Physical.BYTE_ARRAY || physical == Physical.FIXED_LEN_BYTE_ARRAY;
      boolean whole = physical == Physical.INT32 || physical == Physical.INT64;
      return switch (this) {
        case PLAIN, NOTHING, FOREIGN -> true;
        case TEXT -> bytes;
        case DECIMAL -> bytes || whole;
        case UUID, HALF -> physical == Physical.FIXED_LEN_BYTE_ARRAY;
        default -> whole;
      };
    }

    /** The same without a time zone. */
    Meaning local() {
      return switch (this) {
        case MILLISECONDS -> LOCAL_MILLISECONDS;
        case MICROSECONDS -> LOCAL_MICROSECONDS;
        case NANOSECONDS -> LOCAL_NANOSECONDS;
        default -> this;
      };
    }
  }
}
