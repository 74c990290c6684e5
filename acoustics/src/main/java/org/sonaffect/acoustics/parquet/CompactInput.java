package org.sonaffect.acoustics.parquet;

import static org.sonaffect.acoustics.parquet.CompactOutput.BINARY;
import static org.sonaffect.acoustics.parquet.CompactOutput.BYTE;
import static org.sonaffect.acoustics.parquet.CompactOutput.DOUBLE;
import static org.sonaffect.acoustics.parquet.CompactOutput.FALSE;
import static org.sonaffect.acoustics.parquet.CompactOutput.I16;
import static org.sonaffect.acoustics.parquet.CompactOutput.I32;
import static org.sonaffect.acoustics.parquet.CompactOutput.I64;
import static org.sonaffect.acoustics.parquet.CompactOutput.LIST;
import static org.sonaffect.acoustics.parquet.CompactOutput.MAP;
import static org.sonaffect.acoustics.parquet.CompactOutput.SET;
import static org.sonaffect.acoustics.parquet.CompactOutput.STRUCT;
import static org.sonaffect.acoustics.parquet.CompactOutput.TRUE;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Thrift's compact protocol, read. Whatever the bytes say, no more is held than a text of {@value
 * #LONGEST_TEXT} bytes, and structs lie at most {@value #DEEPEST} deep.
 */
final class CompactInput {
  private static final int LONGEST_TEXT = 1 << 16;
  private static final int DEEPEST = 32;

  private final InputStream in;
  private long position;
  private int type;
  private int last;
  private int depth;
  private boolean read;

  CompactInput(InputStream in) {
    this.in = in;
  }

  /** Bytes read so far. */
  long position() {
    return position;
  }

  /** What a struct's fields are given to. */
  @FunctionalInterface
  interface Fields {
    /** Reads a field, or nothing: then it is skipped. */
    void read(int id) throws IOException;
  }

  /** What the elements of a list are given to. */
  @FunctionalInterface
  interface Element {
    /** Reads an element. */
    void read(int index) throws IOException;
  }

  /** Reads a struct: each of its fields, in the order in which they stand. */
  void struct(Fields fields) throws IOException {
    ParquetException.throwIf(++depth > DEEPEST, "its description is nested too deeply");
    int outer = last;
    last = 0;
    for (int head = one(); head != 0; head = one()) {
      int delta = head >>> 4;
      int id = delta == 0 ? (int) zigzag(varint()) : last + delta;
      type = head & 0xf;
      last = id;
      int own = type;
      read = false;
      fields.read(id);
      if (!read) {
        skip(own);
      }
      last = id;
    }
    read = true;
    last = outer;
    depth--;
  }

  /** The whole number of the field at hand. */
  long integer() throws IOException {
    ParquetException.throwIf(
        type != I16 && type != I32 && type != I64,
        "its description has another type than a whole number");
    read = true;
    return zigzag(varint());
  }

  /** The same where 32 bits must do. */
  int int32() throws IOException {
    long value = integer();
    ParquetException.throwIf(value != (int) value, "a number of its description is out of range");
    return (int) value;
  }

  /** The truth value of the field at hand. */
  boolean flag() throws IOException {
    ParquetException.throwIf(
        type != TRUE && type != FALSE, "its description has another type than a truth value");
    read = true;
    return type == TRUE;
  }

  /** The text of the field or element at hand. */
  String text() throws IOException {
    ParquetException.throwIf(type != BINARY, "its description has another type than a text");
    read = true;
    long length = varint();
    if (length < 0 || length > LONGEST_TEXT) {
      throw new ParquetException("a name has %d bytes".formatted(length));
    }
    byte[] bytes = in.readNBytes((int) length);
    position += bytes.length;
    ParquetException.throwIf(bytes.length < length, "its description is cut off");
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /**
   * The struct of the field at hand.
   *
   * @throws IOException where the field is no struct
   */
  void inner(Fields fields) throws IOException {
    ParquetException.throwIf(type != STRUCT, "its description has another type than a struct");
    struct(fields);
  }

  /** The list of the field at hand. */
  void list(Element element) throws IOException {
    ParquetException.throwIf(type != LIST, "its description has another type than a list");
    int head = one();
    long size = head >>> 4 == 15 ? varint() : head >>> 4;
    if (size < 0 || size > Integer.MAX_VALUE) {
      throw new ParquetException("its description has a list of %d elements".formatted(size));
    }
    int own = head & 0xf;
    for (int i = 0; i < size; i++) {
      type = own;
      element.read(i);
    }
    read = true;
  }

  private void skip(int kind) throws IOException {
    switch (kind) {
      case TRUE, FALSE -> {}
      case BYTE -> one();
      case I16, I32, I64 -> varint();
      case DOUBLE -> pass(Double.BYTES);
      case BINARY -> pass(varint());
      case LIST, SET -> {
        type = LIST;
        list(i -> skipElement(type));
      }
      case MAP -> {
        long size = varint();
        int kinds = size == 0 ? 0 : one();
        for (long i = 0; i < size; i++) {
          skipElement(kinds >>> 4);
          skipElement(kinds & 0xf);
        }
      }
      case STRUCT -> struct(id -> {});
      default ->
          throw new ParquetException("its description has the unknown type %d".formatted(kind));
    }
  }

  /** As an element truth takes a byte; so a list is not longer than its bytes. */
  private void skipElement(int kind) throws IOException {
    if (kind == TRUE || kind == FALSE) {
      one();
    } else {
      ParquetException.throwIf(++depth > DEEPEST, "its description is nested too deeply");
      skip(kind);
      depth--;
    }
  }

  private void pass(long bytes) throws IOException {
    ParquetException.throwIf(bytes < 0, "a length of its description is out of range");
    try {
      in.skipNBytes(bytes);
    } catch (EOFException e) {
      throw new ParquetException("its description is cut off");
    }
    position += bytes;
  }

  private int one() throws IOException {
    int b = in.read();
    ParquetException.throwIf(b < 0, "its description is cut off");
    position++;
    return b;
  }

  private long varint() throws IOException {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      int b = one();
      value |= (long) (b & 0x7f) << shift;
      if (b < 0x80) {
        return value;
      }
    }
    throw new ParquetException("a number of its description is out of range");
  }

  private static long zigzag(long value) {
    return value >>> 1 ^ -(value & 1);
  }
}
