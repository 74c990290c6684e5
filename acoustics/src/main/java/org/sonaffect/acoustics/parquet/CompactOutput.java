package org.sonaffect.acoustics.parquet;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/** Thrift's compact protocol, written. Fields of a struct are written in ascending order. */
final class CompactOutput {
  static final int TRUE = 1;
  static final int FALSE = 2;
  static final int BYTE = 3;
  static final int I16 = 4;
  static final int I32 = 5;
  static final int I64 = 6;
  static final int DOUBLE = 7;
  static final int BINARY = 8;
  static final int LIST = 9;
  static final int SET = 10;
  static final int MAP = 11;
  static final int STRUCT = 12;

  /** Lists of as many elements or more have their size after the type. */
  private static final int LONG_LIST = 15;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final Deque<Integer> outer = new ArrayDeque<>();
  private int last;

  private void field(int id, int type) {
    out.write((id - last) << 4 | type); // ids here are less than 16 apart
    last = id;
  }

  /** A field with a whole number of 32 bits. */
  CompactOutput int32(int id, int value) {
    field(id, I32);
    return varint(zigzag(value));
  }

  /** A field with a whole number of 64 bits. */
  CompactOutput int64(int id, long value) {
    field(id, I64);
    return varint(zigzag(value));
  }

  /** A field with a text. */
  CompactOutput text(int id, String value) {
    field(id, BINARY);
    return text(value);
  }

  /** A field with a list; its elements follow. */
  CompactOutput list(int id, int type, int size) {
    field(id, LIST);
    out.write(Math.min(size, LONG_LIST) << 4 | type);
    return size < LONG_LIST ? this : varint(size);
  }

  /** An element of a list: a whole number. */
  CompactOutput element(int value) {
    return varint(zigzag(value));
  }

  /** An element of a list: a text. */
  CompactOutput text(String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    varint(bytes.length);
    out.writeBytes(bytes);
    return this;
  }

  /** A field with a struct, which {@link #end} ends. */
  CompactOutput begin(int id) {
    field(id, STRUCT);
    return begin();
  }

  /** An element of a list: a struct, which {@link #end} ends. */
  CompactOutput begin() {
    outer.push(last);
    last = 0;
    return this;
  }

  /** Ends a struct. */
  CompactOutput end() {
    out.write(0);
    last = outer.pop();
    return this;
  }

  private static long zigzag(long value) {
    return value << 1 ^ value >> 63;
  }

  private CompactOutput varint(long value) {
    long left = value;
    while ((left & ~0x7fL) != 0) {
      out.write((int) (left & 0x7f | 0x80));
      left >>>= 7;
    }
    out.write((int) left);
    return this;
  }

  /** What was written since the last time; what follows goes on from it. */
  byte[] take() {
    byte[] bytes = out.toByteArray();
    out.reset();
    return bytes;
  }
}
