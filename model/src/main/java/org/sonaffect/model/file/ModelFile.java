package org.sonaffect.model.file;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import org.sonaffect.audio.stream.ReadFailure;
import org.sonaffect.corpus.file.AtomicFile;
import org.sonaffect.learning.portable.Allowance;
import org.sonaffect.learning.portable.Fields;
import org.sonaffect.learning.portable.Portable;
import org.sonaffect.learning.portable.PortableException;
import org.sonaffect.learning.portable.Reading;
import org.sonaffect.learning.portable.Sha256;
import org.sonaffect.model.ModelException;
import org.sonaffect.model.TrainedModel;

/**
 * Models in files that may come from strangers: plain values only, every length, number and shape
 * checked, memory and time bounded by the file's length. docs/spec/model-file.md is the format.
 */
public final class ModelFile {
  /** Longest file that is read or written. */
  public static final long MOST_BYTES = 1L << 29;

  /** A byte that is no text, the name, and line ends that a transfer as text would change. */
  private static final byte[] MAGIC = {(byte) 0x89, 'S', 'N', 'F', 'X', '\r', '\n', 0x1a};

  private static final int VERSION = 1;
  private static final int HEADER = 24;
  private static final int DIGEST = 32;
  private static final int BUFFER = 1 << 16;

  /** Memory for each byte of the file, and for small files. */
  private static final double GROWTH = 16;

  private static final double SMALL = 0x1p26;

  /** Memory for each byte of JSON, its own among it. */
  private static final double VALUES = 8;

  /** Share of the heap that a model may take. */
  private static final double HEAP = 0.7;

  private static final int STEP = 1 << 26;

  /** Steps to read a model: seconds. */
  private static final double MOST_READING = 0x1p33;

  /**
   * Steps to predict one row: half a second at most. The reasons of a clip take many rows; {@link
   * Pushes#MOST_STEPS} bounds these.
   */
  private static final double MOST_PREDICTING = 0x1p29;

  private ModelFile() {}

  /** Where the bytes come from; may be opened more than once. */
  private interface Source {
    InputStream open() throws IOException;
  }

  /** What is made of the tree of a file. */
  interface Codec<T> {
    T from(Reading root);
  }

  /**
   * Reads a model.
   *
   * @throws ModelException where it cannot be read, is no model, is damaged or of another version,
   *     or asks for more than the limits; the message says where, what was found and what was
   *     expected
   */
  public static TrainedModel read(Path file) throws ModelException {
    return read(file, ModelCodec::from);
  }

  /** Reads a file of the same form. */
  static <T> T read(Path file, Codec<T> codec) throws ModelException {
    return read(file, codec, Runtime.getRuntime().maxMemory());
  }

  /** The same within a heap of so many bytes. */
  static <T> T read(Path file, Codec<T> codec, long heap) throws ModelException {
    String name = file.toString();
    try {
      if (!Files.isRegularFile(file)) {
        String found = Files.isDirectory(file) ? "a folder" : "none, or not a regular file";
        throw ModelException.of(name, "file", found, "a model");
      }
      return read(
          name,
          Files.size(file),
          () -> new BufferedInputStream(Files.newInputStream(file)),
          codec,
          heap);
    } catch (IOException e) {
      throw new ModelException("%s: cannot be read: %s".formatted(name, ReadFailure.reason(e)), e);
    }
  }

  /**
   * Reads a model from a stream of at most so many bytes, all of which are held meanwhile.
   *
   * @param length of the stream
   * @throws ModelException as for a file
   */
  public static TrainedModel read(InputStream in, long length) throws ModelException {
    String name = "model";
    length(name, length);
    try {
      byte[] bytes = in.readNBytes((int) length);
      return read(
          name,
          bytes.length,
          () -> new ByteArrayInputStream(bytes),
          ModelCodec::from,
          Runtime.getRuntime().maxMemory());
    } catch (IOException e) {
      throw new ModelException("%s: cannot be read: %s".formatted(name, e.getMessage()), e);
    }
  }

  private static void length(String name, long length) throws ModelException {
    if (length < HEADER + DIGEST || length > MOST_BYTES) {
      throw ModelException.of(
          name,
          "file",
          length + " bytes",
          "a model of %d to %d bytes".formatted(HEADER + DIGEST, MOST_BYTES));
    }
  }

  private static <T> T read(String name, long length, Source source, Codec<T> codec, long heap)
      throws IOException, ModelException {
    length(name, length);
    double most = GROWTH * length + SMALL;
    Allowance allowance = new Allowance(Math.min(most, HEAP * heap), MOST_READING, MOST_PREDICTING);
    try {
      return codec.from(Reading.of(tree(name, length, source, allowance), allowance));
    } catch (PortableException e) {
      if (HEAP * heap < most && allowance.refused(Allowance.Cost.BYTES)) {
        throw tooSmall(name, most, heap);
      }
      String place = e.place().isEmpty() ? "model" : e.place();
      throw ModelException.of(name, place, e.found(), e.wanted());
    }
  }

  /** What to do where a larger heap could hold the model; the advice is of whole 64 MiB. */
  private static ModelException tooSmall(String name, double most, long heap) {
    long enough = (long) Math.ceil(most / HEAP / STEP) * (STEP >> 20);
    return new ModelException(
        "%s: too large for Java's heap of %d MiB; raise it to %d MiB (-Xmx%<dm)"
            .formatted(name, heap >> 20, enough));
  }

  /** The tree of a file whose lengths and checksum agree. */
  private static Portable tree(String name, long length, Source source, Allowance allowance)
      throws IOException, ModelException {
    long jsonLength;
    long dataLength;
    try (InputStream in = source.open()) {
      byte[] head = in.readNBytes(HEADER);
      if (head.length < HEADER || !Arrays.equals(head, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
        throw ModelException.of(
            name, "header", "other bytes", "those that every model begins with");
      }
      ByteBuffer header = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
      int version = header.getInt(8);
      jsonLength = Integer.toUnsignedLong(header.getInt(12));
      dataLength = header.getLong(16);
      if (version != VERSION) {
        throw ModelException.of(
            name, "header", "version " + Integer.toUnsignedString(version), "version " + VERSION);
      }
      // Checked one by one, since their sum may overflow.
      if (jsonLength > PortableParser.MOST_JSON
          || dataLength < 0
          || dataLength > length
          || HEADER + jsonLength + dataLength + DIGEST != length) {
        throw ModelException.of(
            name,
            "header",
            "lengths of %d and %d in a file of %d bytes".formatted(jsonLength, dataLength, length),
            "lengths that add up");
      }
      // Doubles that are stored as floats double.
      if (!allowance.take(Allowance.Cost.BYTES, 2.0 * dataLength + VALUES * jsonLength)) {
        throw new PortableException("header", "more than fits", "less");
      }
      verify(name, head, in, length - HEADER - DIGEST);
    }
    try (InputStream in = source.open()) {
      in.skipNBytes(HEADER);
      byte[] json = in.readNBytes((int) jsonLength);
      return PortableParser.parse(json, in, dataLength);
    }
  }

  /** Compares the checksum that follows with that of the header and so many bytes. */
  private static void verify(String name, byte[] head, InputStream in, long left)
      throws IOException, ModelException {
    MessageDigest digest = Sha256.digest();
    digest.update(head);
    byte[] buffer = new byte[BUFFER];
    while (left > 0) {
      int count = in.readNBytes(buffer, 0, (int) Math.min(BUFFER, left));
      if (count == 0) {
        break;
      }
      digest.update(buffer, 0, count);
      left -= count;
    }
    if (!MessageDigest.isEqual(digest.digest(), in.readNBytes(DIGEST))) {
      throw ModelException.of(
          name, "end", "a checksum of other bytes", "that of the file: it is damaged");
    }
  }

  /**
   * Writes a model; the same model gives the same bytes. An old file stays until the new one is
   * whole.
   *
   * @throws ModelException where it cannot be written, or would be longer than {@link #MOST_BYTES}
   */
  public static void write(TrainedModel model, Path file) throws ModelException {
    write(ModelCodec.to(model), file);
  }

  /** Writes the same bytes to a stream, which stays open. */
  public static void write(TrainedModel model, OutputStream out)
      throws IOException, ModelException {
    OutputStream buffered = new BufferedOutputStream(out, BUFFER);
    write("model", ModelCodec.to(model), buffered);
    buffered.flush();
  }

  /** Writes a file of the same form. */
  static void write(Fields tree, Path file) throws ModelException {
    String name = String.valueOf(file.getFileName());
    try {
      AtomicFile.write(
          file,
          stream -> {
            OutputStream out = new BufferedOutputStream(stream, BUFFER);
            write(name, tree, out);
            out.flush();
          });
    } catch (IOException e) {
      throw new ModelException(String.valueOf(e.getMessage()), e);
    }
  }

  /** Writes a tree. */
  static void write(String name, Fields tree, OutputStream out) throws IOException, ModelException {
    PortableBytes bytes = new PortableBytes(tree);
    byte[] json = bytes.json();
    long length = HEADER + json.length + bytes.dataLength() + DIGEST;
    if (length > MOST_BYTES || json.length > PortableParser.MOST_JSON) {
      throw ModelException.of(
          name,
          "model",
          "%d bytes of values and %d of numbers".formatted(json.length, bytes.dataLength()),
          "at most %d, and %d in all".formatted(PortableParser.MOST_JSON, MOST_BYTES));
    }
    MessageDigest digest = Sha256.digest();
    DigestOutputStream checked = new DigestOutputStream(out, digest);
    checked.write(
        ByteBuffer.allocate(HEADER)
            .order(ByteOrder.LITTLE_ENDIAN)
            .put(MAGIC)
            .putInt(VERSION)
            .putInt(json.length)
            .putLong(bytes.dataLength())
            .array());
    checked.write(json);
    bytes.writeData(checked);
    out.write(digest.digest());
  }
}
