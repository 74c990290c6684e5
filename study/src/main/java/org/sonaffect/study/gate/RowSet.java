package org.sonaffect.study.gate;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.TreeSet;

/** A set of clips as a short text, by which fits.csv says what was fitted on which rows. */
public final class RowSet {
  private static final int BYTES = 8;

  private RowSet() {}

  /**
   * The first 16 hex digits of SHA-256 over the distinct names, sorted by their UTF-16 code units,
   * each with a line feed behind it, in UTF-8.
   *
   * @param names {@code corpus/id}
   */
  public static String hash(Collection<String> names) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String name : new TreeSet<>(names)) {
        digest.update((name + "\n").getBytes(StandardCharsets.UTF_8));
      }
      return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
