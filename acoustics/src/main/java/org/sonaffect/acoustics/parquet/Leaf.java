package org.sonaffect.acoustics.parquet;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
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
 * @param precision all digits of a decimal
 */
record Leaf(
    String name,
    int place,
    boolean flat,
    boolean optional,
    Physical physical,
    int length,
    Meaning meaning,
    int scale,
    int precision) {
  private static final long DAY_OF_1970 = 2_440_588; // a Julian day
  private static final int LONGEST_FIXED = 1 << 16;
  private static final int LONGEST_DECIMAL = 32;

  /** Digits of the largest number in so many bytes. */
  private static final int MOST_DIGITS = 77;

  /** Numbers of so many digits survive as doubles, and as longs. */
  private static final int DIGITS_OF_DOUBLE = 15;

  private static final int DIGITS_OF_LONG = 18;

  /** What a reader is told of it. */
  ParquetColumn column() {
    return new ParquetColumn(name, type(), optional);
  }

  private Type type() {
    return switch (meaning) {
      case FOREIGN -> Type.FOREIGN;
      case NOTHING, UUID -> Type.TEXT;
      case HALF -> Type.FLOAT;
      case DECIMAL -> decimalType();
      case PLAIN, TEXT ->
          switch (physical) {
            case FLOAT -> Type.FLOAT;
            case DOUBLE -> Type.DOUBLE;
            case BOOLEAN, INT96 -> Type.OTHER;
            case BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY -> Type.TEXT;
            case INT32, INT64 -> Type.WHOLE;
          };
      case UNSIGNED -> physical == Physical.INT32 ? Type.WHOLE : Type.OTHER;
      default -> Type.OTHER;
    };
  }

  private Type decimalType() {
    if (precision <= DIGITS_OF_DOUBLE) {
      return Type.DOUBLE;
    }
    return scale == 0 && precision <= DIGITS_OF_LONG ? Type.WHOLE : Type.OTHER;
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
    if (meaning == Meaning.DECIMAL && (scale < 0 || scale > MOST_DIGITS)) {
      throw new ParquetException("values of %s have %d decimals".formatted(name, scale));
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
        case DECIMAL -> decimal(BigDecimal.valueOf(value, scale), row, cells);
        case DATE -> cells.text(row, LocalDate.ofEpochDay(value).toString());
        case MILLISECONDS -> cells.text(row, moment(value, ChronoUnit.MILLIS));
        case MICROSECONDS -> cells.text(row, moment(value, ChronoUnit.MICROS));
        case NANOSECONDS -> cells.text(row, moment(value, ChronoUnit.NANOS));
        case LOCAL_MILLISECONDS -> cells.text(row, local(value, ChronoUnit.MILLIS));
        case LOCAL_MICROSECONDS -> cells.text(row, local(value, ChronoUnit.MICROS));
        case LOCAL_NANOSECONDS -> cells.text(row, local(value, ChronoUnit.NANOS));
        case TIME_MILLISECONDS -> cells.text(row, time(value, ChronoUnit.MILLIS));
        case TIME_MICROSECONDS -> cells.text(row, time(value, ChronoUnit.MICROS));
        case TIME_NANOSECONDS -> cells.text(row, time(value, ChronoUnit.NANOS));
        case UNSIGNED -> {
          if (physical == Physical.INT32) {
            cells.whole(row, value & 0xffff_ffffL);
          } else {
            cells.text(row, Long.toUnsignedString(value));
          }
        }
        default -> cells.whole(row, value);
      }
    } catch (DateTimeException | ArithmeticException e) {
      throw new ParquetException("the time %d in %s is out of range".formatted(value, name));
    }
  }

  private static String moment(long value, ChronoUnit unit) {
    return Instant.EPOCH.plus(value, unit).toString();
  }

  private static String local(long value, ChronoUnit unit) {
    return moment(value, unit).replace("Z", "");
  }

  private static String time(long value, ChronoUnit unit) {
    long nanos = Math.multiplyExact(value, unit.getDuration().toNanos());
    return LocalTime.ofNanoOfDay(nanos).format(DateTimeFormatter.ISO_LOCAL_TIME);
  }

  /** Where a double would be another number, its digits. */
  private void decimal(BigDecimal value, int row, Cells cells) throws ParquetException {
    switch (decimalType()) {
      case DOUBLE -> cells.number(row, value.doubleValue());
      case WHOLE -> {
        if (value.precision() > DIGITS_OF_LONG) {
          throw new ParquetException("%s in %s has too many digits".formatted(value, name));
        }
        cells.whole(row, value.longValue());
      }
      default -> cells.text(row, value.toPlainString());
    }
  }

  /** Hands over a value of several bytes. */
  void give(byte[] bytes, int from, int count, int row, Cells cells) throws ParquetException {
    ByteBuffer value = ByteBuffer.wrap(bytes, from, count);
    if (physical == Physical.INT96) {
      value.order(ByteOrder.LITTLE_ENDIAN);
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
      decimal(new BigDecimal(unscaled, scale), row, cells);
    } else if (meaning == Meaning.UUID && count == 2 * Long.BYTES) {
      cells.text(row, new UUID(value.getLong(), value.getLong()).toString());
    } else if (meaning == Meaning.HALF && count == Short.BYTES) {
      cells.number(row, half(value.order(ByteOrder.LITTLE_ENDIAN).getShort()));
    } else {
      cells.text(row, text(value));
    }
  }

  /** A float of 16 bits: a sign, 5 bits of exponent, 10 of fraction. */
  private static double half(short bits) {
    int exponent = bits >> 10 & 0x1f;
    int fraction = bits & 0x3ff;
    double size =
        exponent == 0x1f
            ? fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN
            : exponent == 0 ? fraction * 0x1p-24 : Math.scalb(0x400 + fraction, exponent - 25);
    return bits < 0 ? -size : size;
  }

  /** Bytes that are no text are not made one by other characters. */
  private String text(ByteBuffer bytes) throws ParquetException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      throw new ParquetException("a value of %s is not text in UTF-8".formatted(name));
    }
  }

  /** Hands over a truth value. */
  void give(boolean value, int row, Cells cells) {
    cells.text(row, String.valueOf(value));
  }
}
