package org.sonaffect.corpus.extract;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.sonaffect.audio.stream.ByteSource;

/** SHA-256 in hexadecimal: of files, of clips (a file and a segment of it), of feature rows. */
public final class ContentHash {
  private final MessageDigest digest = sha256();

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Hash of the bytes of a file. */
  public static String file(Path file) throws IOException {
    ContentHash hash = new ContentHash();
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = ByteSource.bytes(file)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        hash.digest.update(buffer, 0, n);
      }
    }
    return hash.hex();
  }

  /**
   * Hash of a clip: that of its file, or of it and the segment (seconds; {@code end} NaN: to the
   * file's end).
   */
  public static String clip(String fileHash, double start, double end) {
    return start == 0 && Double.isNaN(end)
        ? fileHash
        : new ContentHash().add(fileHash).add(start).add(end).hex();
  }

  /** Hash of the bits of a feature row. */
  public static String row(float[] row) {
    ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * row.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(row);
    ContentHash hash = new ContentHash();
    hash.digest.update(bytes);
    return hash.hex();
  }

  /** Adds a text and its length, so that no two lists of texts hash alike. */
  public ContentHash add(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
    digest.update(bytes);
    return this;
  }

  /** Adds the bits of a number; every NaN alike. */
  public ContentHash add(double value) {
    digest.update(ByteBuffer.allocate(Long.BYTES).putLong(0, Double.doubleToLongBits(value)));
    return this;
  }

  /** The hash of all that was added, once. */
  public String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
