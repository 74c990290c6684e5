package org.sonaffect.model.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.sonaffect.learning.portable.Fields;
import org.sonaffect.learning.portable.Portable;
import org.sonaffect.learning.portable.PortableException;
import org.sonaffect.model.file.PortableBytes.Form;

/**
 * Reads what {@link PortableBytes} writes, from strangers: depth, number and length of all values
 * are limited, and no array is made before it is known that there are bytes for all of them.
 */
final class PortableParser {
  static final int MOST_JSON = 1 << 26;
  private static final int MOST_VALUES = 2_000_000;
  private static final int MOST_DEPTH = 60;
  private static final int MOST_FIELDS = 100;
  private static final int LONGEST_TEXT = 1 << 20;
  private static final int LONGEST_NUMBER = 40;
  private static final int LONGEST_NAME = 200;
  private static final int BUFFER = 1 << 16;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MOST_DEPTH)
                  .maxStringLength(LONGEST_TEXT)
                  .maxNumberLength(LONGEST_NUMBER)
                  .maxNameLength(LONGEST_NAME)
                  .maxDocumentLength(MOST_JSON)
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          // A table of names could be filled by a file.
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .build();

  private final long dataLength;
  private final List<Portable> arrays = new ArrayList<>();
  private final List<Form> forms = new ArrayList<>();
  private long declared;
  private int values;

  private PortableParser(long dataLength) {
    this.dataLength = dataLength;
  }

  /**
   * Reads a tree.
   *
   * @param data the arrays' numbers, from their first byte on
   * @param dataLength how many bytes there are, known to be true
   * @throws PortableException where it is none
   */
  static Portable parse(byte[] json, InputStream data, long dataLength) throws IOException {
    PortableParser parser = new PortableParser(dataLength);
    Portable root;
    try (JsonParser in = JSON.createParser(json)) {
      in.nextToken();
      root = parser.value(in);
      if (in.nextToken() != null) {
        throw refuse("more after the end of the JSON", "one value");
      }
    } catch (com.fasterxml.jackson.core.JacksonException e) {
      throw refuse("no JSON of a model: " + e.getOriginalMessage(), "JSON");
    }
    if (parser.declared != dataLength) {
      throw refuse(
          "arrays of %d bytes in all".formatted(parser.declared), dataLength + ", as there are");
    }
    parser.fill(data);
    return root;
  }

  private static PortableException refuse(String found, String wanted) {
    return new PortableException("values", found, wanted);
  }

  private Portable value(JsonParser in) throws IOException {
    if (++values > MOST_VALUES) {
      throw refuse("more than %d values".formatted(MOST_VALUES), "at most so many");
    }
    JsonToken token = in.currentToken();
    if (token == null) {
      throw refuse("nothing", "JSON");
    }
    return switch (token) {
      case START_OBJECT -> object(in);
      case START_ARRAY -> {
        List<Portable> items = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
          items.add(value(in));
        }
        yield new Portable.Items(items);
      }
      case VALUE_STRING -> new Portable.Text(in.getText());
      case VALUE_NUMBER_INT -> new Portable.Whole(in.getLongValue());
      case VALUE_NUMBER_FLOAT -> new Portable.Real(in.getDoubleValue());
      case VALUE_TRUE -> new Portable.Truth(true);
      case VALUE_FALSE -> new Portable.Truth(false);
      case VALUE_NULL -> new Portable.Nothing();
      default -> throw refuse(token.toString().toLowerCase(Locale.ROOT), "a value");
    };
  }

  /** A map, or what stands for an array or for a number that JSON cannot say. */
  private Portable object(JsonParser in) throws IOException {
    List<String> names = new ArrayList<>(4);
    List<Portable> members = new ArrayList<>(4);
    while (in.nextToken() != JsonToken.END_OBJECT) {
      names.add(in.currentName());
      in.nextToken();
      members.add(value(in));
      if (names.size() > MOST_FIELDS) {
        throw refuse("a map of more than %d fields".formatted(MOST_FIELDS), "at most so many");
      }
    }
    if (names.size() == 1) {
      String name = names.get(0);
      if (name.equals("number")) {
        return number(members.get(0));
      }
      if (name.equals(PortableBytes.AGAIN)) {
        return again(members.get(0));
      }
      for (Form form : Form.values()) {
        if (form.word.equals(name)) {
          return array(form, members.get(0));
        }
      }
    }
    return new Fields(names, members);
  }

  private static Portable number(Portable text) {
    String word = text instanceof Portable.Text t ? t.value() : "";
    return switch (word) {
      case "-0" -> new Portable.Real(-0.0);
      case "NaN" -> new Portable.Real(Double.NaN);
      case "Infinity" -> new Portable.Real(Double.POSITIVE_INFINITY);
      case "-Infinity" -> new Portable.Real(Double.NEGATIVE_INFINITY);
      default -> throw refuse("the number " + text.kind(), "-0, NaN, Infinity or -Infinity");
    };
  }

  private Portable again(Portable number) {
    if (number instanceof Portable.Whole whole
        && whole.value() >= 0
        && whole.value() < arrays.size()) {
      return arrays.get((int) whole.value());
    }
    throw refuse("again array " + number.kind(), "one of the %d before".formatted(arrays.size()));
  }

  private Portable array(Form form, Portable length) {
    long count = length instanceof Portable.Whole whole ? whole.value() : -1;
    if (count < 0 || count > (dataLength - declared) / form.bytes) {
      throw refuse(
          "an array of " + length.kind(),
          "at most the %d bytes that are left".formatted(dataLength - declared));
    }
    declared += count * form.bytes;
    int size = (int) count;
    Portable array =
        switch (form) {
          case DOUBLES, NARROW_DOUBLES -> new Portable.Doubles(new double[size]);
          case FLOATS -> new Portable.Floats(new float[size]);
          case INTS -> new Portable.Ints(new int[size]);
        };
    arrays.add(array);
    forms.add(form);
    return array;
  }

  private void fill(InputStream data) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
    for (int a = 0; a < forms.size(); a++) {
      Form form = forms.get(a);
      Portable array = arrays.get(a);
      int length = PortableBytes.length(array);
      int step = BUFFER / form.bytes;
      for (int from = 0; from < length; from += step) {
        int count = Math.min(step, length - from);
        if (data.readNBytes(buffer.array(), 0, count * form.bytes) < count * form.bytes) {
          throw new EOFException("the file became shorter");
        }
        buffer.clear();
        for (int i = from; i < from + count; i++) {
          if (array instanceof Portable.Doubles doubles) {
            doubles.values()[i] =
                form == Form.DOUBLES ? buffer.getDouble() : (double) buffer.getFloat();
          } else if (array instanceof Portable.Floats floats) {
            floats.values()[i] = buffer.getFloat();
          } else if (array instanceof Portable.Ints ints) {
            ints.values()[i] = buffer.getInt();
          }
        }
      }
    }
  }
}
