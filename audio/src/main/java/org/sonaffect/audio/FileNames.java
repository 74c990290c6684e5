package org.sonaffect.audio;

import java.io.File;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Whether this Java can name a file. On Unix it names files in the encoding of the locale that it
 * was started in; in that of {@code LANG=C}, a name outside ASCII cannot be written, and one that
 * is read has lost its letters, so that two files may have the same name. Nothing may be left out
 * for that: the work stops. The launcher chooses a locale of UTF-8, so that it does not come to it.
 */
public final class FileNames {
  /** What stands where bytes could not be read as text. */
  private static final char LOST = '\ufffd';

  private static final Charset NAMES = names();

  private FileNames() {}

  private static Charset names() {
    // Windows has names in Unicode, whatever its encoding.
    return File.separatorChar == '\\'
        ? StandardCharsets.UTF_8
        : Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"));
  }

  /** Whether there is any name that this Java cannot write. */
  public static boolean isLimited() {
    return isLimited(NAMES);
  }

  private static boolean isLimited(Charset names) {
    return !names.newEncoder().canEncode("\u65e5\u00e9\u0436");
  }

  /**
   * Checks a name.
   *
   * @throws IllegalStateException where this Java cannot name the file, saying what to do
   */
  public static void check(String name) {
    check(name, NAMES);
  }

  static void check(String name, Charset names) {
    if (isLimited(names) && (name.indexOf(LOST) >= 0 || !names.newEncoder().canEncode(name))) {
      throw lost(name, names);
    }
  }

  /** The reason to stop where a name has lost its letters. */
  public static IllegalStateException lost(String name) {
    return lost(name, NAMES);
  }

  private static IllegalStateException lost(String name, Charset names) {
    return new IllegalStateException(
        "%s: Java runs in a locale whose file names are %s, which cannot express this name;"
                .formatted(name, names.name())
            + " use the launcher, or set LC_ALL=C.UTF-8");
  }
}
