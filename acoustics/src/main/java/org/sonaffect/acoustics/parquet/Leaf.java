package org.sonaffect.acoustics.parquet;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.sonaffect.acoustics.parquet.ParquetColumn.Meaning;
import org.sonaffect.acoustics.parquet.ParquetColumn.Physical;
import org.sonaffect.acoustics.parquet.ParquetColumn.Type;

/**
 * A column as a file declares it.
 *
 * @param name of the column
 * @param place among all leaves of the schema, from 0
 * @param flat whether a row has one cell of it: it lies in no list and no struct
 * @param optional whether cells may be empty
 * @param physical how a value lies
 * @param length of a value of fixed length
 * @param meaning of a value
 * @param scale digits after the point of a decimal
 */
record Leaf(
    String name,
    int place,
    boolean flat,
    boolean optional,
    Physical physical,
    int length,
    Meaning meaning,
    int scale) {
  private static final long DAY_OF_1970 = 2_440_588; // a Julian day
  private static final int LONGEST_FIXED = 1 << 16;
  private static final int LONGEST_DECIMAL = 32;

  /** What a reader is told of it. */
  ParquetColumn column() {
    return new ParquetColumn(name, type(), optional);
  }

  private Type type() {
    if (meaning == Meaning.FOREIGN) {
      return Type.FOREIGN;
    }
    return switch (physical) {
      case FLOAT -> Type.FLOAT;
      case DOUBLE -> Type.DOUBLE;
      case BOOLEAN, INT96 -> Type.OTHER;
      case BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY -> meaning == Meaning.DECIMAL ? Type.DOUBLE : Type.TEXT;
      case INT32, INT64 ->
          switch (meaning) {
            case DECIMAL -> Type.DOUBLE;
            case DATE, MILLISECONDS, MICROSECONDS, NANOSECONDS -> Type.OTHER;
            default -> Type.WHOLE;
          };
    };
  }

  /** Checks that its values can be read. */
  void check() throws ParquetException {
    if (meaning == Meaning.FOREIGN) {
      throw ParquetException.notRead(
          "the column %s has a type that is not read, expected numbers, texts, dates or times"
              .formatted(name));
    }
    if (physical == Physical.FIXED_LEN_BYTE_ARRAY && (length < 1 || length > LONGEST_FIXED)) {
      throw new ParquetException("values of %s have %d bytes".formatted(name, length));
    }
  }

  /** Bytes of a value; 0: each value says its own. */
  int bytes() {
    return physical == Physical.FIXED_LEN_BYTE_ARRAY ? length : physical.bytes();
  }

  /** Hands over a value of 32 or 64 bits. */
  void give(long bits, int row, Cells cells) throws ParquetException {
    switch (physical) {
      case FLOAT -> cells.number(row, Float.intBitsToFloat((int) bits));
      case DOUBLE -> cells.number(row, Double.longBitsToDouble(bits));
      default -> giveWhole(physical == Physical.INT32 ? (int) bits : bits, row, cells);
    }
  }

  private void giveWhole(long value, int row, Cells cells) throws ParquetException {
    try {
      switch (meaning) {
        case DECIMAL -> cells.number(row, BigDecimal.valueOf(value, scale).doubleValue());
        case DATE -> cells.text(row, LocalDate.ofEpochDay(value).toString());
        case MILLISECONDS -> cells.text(row, time(value, ChronoUnit.MILLIS));
        case MICROSECONDS -> cells.text(row, time(value, ChronoUnit.MICROS));
        case NANOSECONDS -> cells.text(row, time(value, ChronoUnit.NANOS));
        case UNSIGNED -> {
          long whole = physical == Physical.INT32 ? value & 0xffff_ffffL : value;
          if (whole < 0) {
            cells.text(row, Long.toUnsignedString(whole));
          } else {
            cells.whole(row, whole);
          }
        }
        default -> cells.whole(row, value);
      }
    } catch (DateTimeException | ArithmeticException e) {
      throw new ParquetException("the time %d in %s is out of range".formatted(value, name));
    }
  }

  private static String time(long value, ChronoUnit unit) {
    return Instant.EPOCH.plus(value, unit).toString();
  }

  /** Hands over a value of several bytes. */
  void give(byte[] bytes, int from, int count, int row, Cells cells) throws ParquetException {
    if (physical == Physical.INT96) {
      ByteBuffer value = Values.littleEndian(bytes, from, count);
      long nanos = value.getLong();
      long days = value.getInt() & 0xffff_ffffL;
      try {
        Instant day = Instant.EPOCH.plus(days - DAY_OF_1970, ChronoUnit.DAYS);
        cells.text(row, day.plusNanos(nanos).toString());
      } catch (DateTimeException | ArithmeticException e) {
        throw new ParquetException("a time in %s is out of range".formatted(name));
      }
    } else if (meaning == Meaning.DECIMAL) {
      if (count > LONGEST_DECIMAL) {
        throw new ParquetException("a number in %s has %d bytes".formatted(name, count));
      }
      BigInteger unscaled = count == 0 ? BigInteger.ZERO : new BigInteger(bytes, from, count);
      cells.number(row, new BigDecimal(unscaled, scale).doubleValue());
    } else {
      cells.text(row, new String(bytes, from, count, StandardCharsets.UTF_8));
    }
  }

  /** Hands over a truth value. */
  void give(boolean value, int row, Cells cells) {
    cells.text(row, String.valueOf(value));
  }
}
