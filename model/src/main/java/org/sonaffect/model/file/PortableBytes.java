package org.sonaffect.model.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sonaffect.learning.portable.Fields;
import org.sonaffect.learning.portable.Portable;
import org.sonaffect.learning.rows.ShortDecimal;

/**
 * A tree of plain values as bytes: JSON, and the numbers of all arrays each once, in the order in
 * which the JSON names them (docs/spec/model-file.md). The same tree gives the same bytes.
 */
final class PortableBytes {
  /** Arrays by the name that stands in the JSON; doubles that are floats take half the space. */
  enum Form {
    DOUBLES("f64", Double.BYTES),
    NARROW_DOUBLES("f64-in-f32", Float.BYTES),
    FLOATS("f32", Float.BYTES),
    INTS("i32", Integer.BYTES);

    final String word;
    final int bytes;

    Form(String word, int bytes) {
      this.word = word;
      this.bytes = bytes;
    }
  }

  /** In place of an array that stands before: its number. */
  static final String AGAIN = "array";

  private static final int BUFFER = 1 << 16;

  private final ByteArrayOutputStream json = new ByteArrayOutputStream();
  private final List<Portable> arrays = new ArrayList<>();
  private final Map<Content, Integer> numbers = new HashMap<>();
  private long dataLength;

  /** Lays a tree out. */
  PortableBytes(Portable root) throws IOException {
    try (JsonGenerator out = new JsonFactory().createGenerator(json)) {
      write(root, out);
    }
  }

  /** The JSON. */
  byte[] json() {
    return json.toByteArray();
  }

  /** Length of the arrays' numbers in bytes. */
  long dataLength() {
    return dataLength;
  }

  private void write(Portable value, JsonGenerator out) throws IOException {
    if (value instanceof Fields fields) {
      out.writeStartObject();
      for (int i = 0; i < fields.names().size(); i++) {
        out.writeFieldName(fields.names().get(i));
        write(fields.values().get(i), out);
      }
      out.writeEndObject();
    } else if (value instanceof Portable.Items items) {
      out.writeStartArray();
      for (Portable item : items.values()) {
        write(item, out);
      }
      out.writeEndArray();
    } else if (value instanceof Portable.Text text) {
      out.writeString(text.value());
    } else if (value instanceof Portable.Whole whole) {
      out.writeNumber(whole.value());
    } else if (value instanceof Portable.Real real) {
      number(real.value(), out);
    } else if (value instanceof Portable.Truth truth) {
      out.writeBoolean(truth.value());
    } else if (value instanceof Portable.Nothing) {
      out.writeNull();
    } else if (value instanceof Portable.Doubles doubles) {
      Form form = narrow(doubles.values()) ? Form.NARROW_DOUBLES : Form.DOUBLES;
      array(form, value, out);
    } else {
      array(value instanceof Portable.Floats ? Form.FLOATS : Form.INTS, value, out);
    }
  }

  /** JSON has no word for what is no finite number, and readers lose the sign of -0. */
  private static void number(double value, JsonGenerator out) throws IOException {
    boolean negativeZero = value == 0 && 1 / value < 0;
    if (!Double.isFinite(value) || negativeZero) {
      out.writeStartObject();
      out.writeStringField("number", negativeZero ? "-0" : ShortDecimal.of(value));
      out.writeEndObject();
    } else {
      out.writeRawValue(ShortDecimal.of(value));
    }
  }

  private void array(Form form, Portable array, JsonGenerator out) throws IOException {
    Integer before = numbers.putIfAbsent(new Content(numbers(array)), arrays.size());
    out.writeStartObject();
    if (before != null) {
      out.writeNumberField(AGAIN, before);
    } else {
      out.writeNumberField(form.word, length(array));
      arrays.add(array);
      dataLength += (long) length(array) * form.bytes;
    }
    out.writeEndObject();
  }

  /** The numbers of an array, of their own primitive type. */
  private static Object numbers(Portable array) {
    return array instanceof Portable.Doubles doubles
        ? doubles.values()
        : array instanceof Portable.Floats floats
            ? floats.values()
            : ((Portable.Ints) array).values();
  }

  static int length(Portable array) {
    return Array.getLength(numbers(array));
  }

  /** An array, equal to others of its kind and numbers. */
  private record Content(Object array) {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Content content
          && Arrays.deepEquals(new Object[] {array}, new Object[] {content.array});
    }

    @Override
    public int hashCode() {
      return Arrays.deepHashCode(new Object[] {array});
    }
  }

  private static boolean narrow(double[] values) {
    return Arrays.stream(values)
        .allMatch(v -> Double.doubleToRawLongBits((float) v) == Double.doubleToRawLongBits(v));
  }

  /** Writes the numbers of all arrays, little-endian. */
  void writeData(OutputStream out) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
    for (Portable array : arrays) {
      if (array instanceof Portable.Doubles doubles) {
        boolean narrow = narrow(doubles.values());
        for (double value : doubles.values()) {
          room(buffer, out);
          if (narrow) {
            buffer.putFloat((float) value);
          } else {
            buffer.putDouble(value);
          }
        }
      } else if (array instanceof Portable.Floats floats) {
        for (float value : floats.values()) {
          room(buffer, out);
          buffer.putFloat(value);
        }
      } else if (array instanceof Portable.Ints ints) {
        for (int value : ints.values()) {
          room(buffer, out);
          buffer.putInt(value);
        }
      }
    }
    flush(buffer, out);
  }

  private static void room(ByteBuffer buffer, OutputStream out) throws IOException {
    if (buffer.remaining() < Double.BYTES) {
      flush(buffer, out);
    }
  }

  private static void flush(ByteBuffer buffer, OutputStream out) throws IOException {
    out.write(buffer.array(), 0, buffer.position());
    buffer.clear();
  }
}
