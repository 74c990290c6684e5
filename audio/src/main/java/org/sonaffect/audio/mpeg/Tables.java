package org.sonaffect.audio.mpeg;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The long tables of the standard, which lie beside this class as text. */
final class Tables {
  private Tables() {}

  /** The lines of a table without comments and empty ones. */
  static List<String> lines(String name) {
    try (InputStream in = Tables.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + name);
      }
      String text = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
      return text.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
