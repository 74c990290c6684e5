package org.sonaffect.study.gate;

import java.security.MessageDigest;
import java.util.Collection;
import java.util.TreeSet;
import org.sonaffect.learning.portable.Sha256;

/** A set of clips as a short text, by which fits.csv says what was fitted on which rows. */
public final class RowSet {
  private static final int DIGITS = 16;

  private RowSet() {}

  /**
   * The first 16 hex digits of SHA-256 over the distinct names, sorted by their UTF-16 code units,
   * each with a line feed behind it, in UTF-8.
   *
   * @param names {@code corpus/id}
   */
  public static String hash(Collection<String> names) {
    MessageDigest digest = Sha256.digest();
    new TreeSet<>(names).forEach(name -> Sha256.add(digest, name + "\n"));
    return Sha256.hex(digest).substring(0, DIGITS);
  }
}
