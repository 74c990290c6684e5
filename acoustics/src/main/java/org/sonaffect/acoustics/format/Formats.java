package org.sonaffect.acoustics.format;

import java.util.List;

/** The formats that are read, in the order in which they are asked. */
public final class Formats {
  private static final List<FormatReader> READERS = List.of(new WavReader());

  private Formats() {}

  /** All readers; the first that recognises a file reads it. */
  public static List<FormatReader> readers() {
    return READERS;
  }
}
