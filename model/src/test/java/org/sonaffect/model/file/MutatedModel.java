package org.sonaffect.model.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.sonaffect.learning.random.SplitMix64;

/** Model files as an attacker would change them, most with a checksum that is right again. */
final class MutatedModel {
  private static final int HEADER = 24;
  private static final int DIGEST = 32;
  private static final byte[] MAGIC = {(byte) 0x89, 'S', 'N', 'F', 'X', '\r', '\n', 0x1a};
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long[] WHOLE = {
    0,
    1,
    -1,
    2,
    7,
    255,
    1000,
    65_536,
    131_072,
    1 << 28,
    Integer.MAX_VALUE,
    Integer.MIN_VALUE,
    Long.MAX_VALUE,
    Long.MIN_VALUE
  };
  private static final double[] REAL = {
    0,
    -0.0,
    1,
    -1,
    1e-300,
    1e300,
    -1e300,
    Double.MAX_VALUE,
    Double.MIN_VALUE,
    Double.NaN,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    0.5,
    1e9
  };

  private final List<byte[]> models;
  private final SplitMix64 random;

  MutatedModel(List<byte[]> models, SplitMix64 random) {
    this.models = models;
    this.random = random;
  }

  private int below(int bound) {
    return (int) Long.remainderUnsigned(random.nextLong(), bound);
  }

  /** One more, from one or two of the models. */
  byte[] next() throws IOException {
    byte[] bytes = models.get(below(models.size())).clone();
    int kind = below(20);
    if (kind == 0) {
      flip(bytes, 0, bytes.length);
      return bytes;
    } else if (kind == 1) {
      return Arrays.copyOf(bytes, below(bytes.length + 100));
    } else if (kind == 2) {
      flip(bytes, 0, HEADER);
      return repaired(bytes);
    } else if (kind <= 5) {
      flip(bytes, HEADER, bytes.length - DIGEST);
      return repaired(bytes);
    } else if (kind <= 8) {
      spliced(bytes);
      return repaired(bytes);
    } else if (kind <= 12) {
      numbers(bytes);
      return repaired(bytes);
    }
    return tree(bytes);
  }

  private void flip(byte[] bytes, int from, int to) {
    for (int count = 1 << below(5); count > 0; count--) {
      bytes[from + below(to - from)] ^= (byte) (1 << below(8));
    }
  }

  /** Bytes of this or another model at another place. */
  private void spliced(byte[] bytes) {
    byte[] other = models.get(below(models.size()));
    int length = 1 + below(Math.min(4000, Math.min(other.length, bytes.length) - HEADER - DIGEST));
    System.arraycopy(
        other,
        HEADER + below(other.length - HEADER - DIGEST - length + 1),
        bytes,
        HEADER + below(bytes.length - HEADER - DIGEST - length + 1),
        length);
  }

  /** Extreme numbers in the arrays. */
  private void numbers(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int from = HEADER + buffer.getInt(12);
    int places = (int) (buffer.getLong(16) / 4);
    boolean mild = below(2) == 0;
    for (int count = 1 << below(mild ? 3 : 6); count > 0; count--) {
      int at = from + 4 * below(places);
      if (mild) {
        // The upper half of a double: sign, exponent, or a little.
        int bits = buffer.getInt(at);
        buffer.putInt(at, below(2) == 0 ? bits ^ (1 << below(32)) : bits + below(3) - 1);
      } else if (below(2) == 0 || at + 8 > bytes.length - DIGEST) {
        buffer.putInt(at, (int) WHOLE[below(WHOLE.length)]);
      } else if (below(2) == 0) {
        buffer.putDouble(at, REAL[below(REAL.length)]);
      } else {
        buffer.putFloat(at, (float) REAL[below(REAL.length)]);
      }
    }
  }

  /** Values of the tree changed, left out, doubled, moved or taken from another model. */
  private byte[] tree(byte[] bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int length = buffer.getInt(12);
    JsonNode root = JSON.readTree(bytes, HEADER, length);
    List<JsonNode> parents = parents(root);
    byte[] other = models.get(below(models.size()));
    int otherLength = ByteBuffer.wrap(other).order(ByteOrder.LITTLE_ENDIAN).getInt(12);
    List<JsonNode> others =
        below(2) == 0 ? parents : parents(JSON.readTree(other, HEADER, otherLength));
    for (int count = Math.max(1, below(4)); count > 0; count--) {
      change(parents.get(below(parents.size())), others.get(below(others.size())));
    }
    byte[] json = JSON.writeValueAsBytes(root);
    if (below(8) == 0) {
      byte[] nested = "[".repeat(1 << below(16)).getBytes(StandardCharsets.UTF_8);
      System.arraycopy(nested, 0, json, 0, Math.min(nested.length, json.length));
    }
    int dataLength = bytes.length - HEADER - DIGEST - length;
    byte[] data = Arrays.copyOfRange(bytes, HEADER + length, bytes.length - DIGEST);
    // Now and then as many bytes as the arrays now want.
    int declared = below(3) == 0 ? dataLength : declared(root, dataLength);
    return sealed(json, Arrays.copyOf(data, declared));
  }

  /** A file of values and numbers, with the lengths and the checksum that it should have. */
  static byte[] sealed(byte[] json, byte[] data) {
    ByteBuffer file = ByteBuffer.allocate(HEADER + json.length + data.length + DIGEST);
    file.order(ByteOrder.LITTLE_ENDIAN);
    file.put(MAGIC).putInt(1).putInt(json.length).putLong(data.length).put(json).put(data);
    return repaired(file.array());
  }

  private static int declared(JsonNode root, int otherwise) {
    long sum = 0;
    for (JsonNode node : parents(root)) {
      if (node.isObject() && node.size() == 1) {
        for (PortableBytes.Form form : PortableBytes.Form.values()) {
          JsonNode length = node.get(form.word);
          sum +=
              length != null && length.canConvertToInt()
                  ? (long) length.intValue() * form.bytes
                  : 0;
        }
      }
    }
    return sum < 0 || sum > 1 << 22 ? otherwise : (int) sum;
  }

  private static List<JsonNode> parents(JsonNode root) {
    List<JsonNode> parents = new ArrayList<>();
    parents.add(root);
    for (int i = 0; i < parents.size(); i++) {
      for (JsonNode child : parents.get(i)) {
        if (child.isContainerNode() && child.size() > 0) {
          parents.add(child);
        }
      }
    }
    return parents;
  }

  private void change(JsonNode parent, JsonNode other) {
    if (parent instanceof ArrayNode array && !array.isEmpty()) {
      int at = below(array.size());
      switch (below(4)) {
        case 0 -> array.remove(at);
        case 1 -> array.insert(at, array.get(below(array.size())).deepCopy());
        case 2 -> array.set(at, other.deepCopy());
        default -> array.set(at, changed(array.get(at), other));
      }
      if (array.isEmpty()) {
        array.add(changed(JsonNodeFactory.instance.nullNode(), other));
      }
    } else if (parent instanceof ObjectNode object && !object.isEmpty()) {
      List<String> names = new ArrayList<>();
      for (Iterator<String> i = object.fieldNames(); i.hasNext(); ) {
        names.add(i.next());
      }
      String name = names.get(below(names.size()));
      if (below(8) == 0) {
        object.set("more", object.get(name).deepCopy());
      } else if (below(8) == 0) {
        object.remove(name);
      } else {
        object.set(name, changed(object.get(name), other));
      }
    }
  }

  private JsonNode changed(JsonNode value, JsonNode other) {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    JsonNode sibling = other.get(other.isArray() ? "" : firstName(other));
    switch (below(7)) {
      case 0:
        return nodes.numberNode(WHOLE[below(WHOLE.length)]);
      case 1:
        return nodes.numberNode(REAL[below(REAL.length)]);
      case 2:
        return nodes.textNode(value.asText() + "x");
      case 3:
        return sibling == null ? other.deepCopy() : sibling.deepCopy();
      case 4:
        return value.isIntegralNumber()
            ? nodes.numberNode(value.longValue() + below(3) - 1)
            : nodes.booleanNode(!value.booleanValue());
      case 5:
        return other.deepCopy();
      default:
        return value.isIntegralNumber()
            ? nodes.numberNode(value.longValue() / 2)
            : nodes.objectNode().put("number", below(2) == 0 ? "Infinity" : "NaN");
    }
  }

  private String firstName(JsonNode node) {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names.isEmpty() ? "" : names.get(below(names.size()));
  }

  private static byte[] repaired(byte[] bytes) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(bytes, 0, bytes.length - DIGEST);
      System.arraycopy(digest.digest(), 0, bytes, bytes.length - DIGEST, DIGEST);
      return bytes;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
