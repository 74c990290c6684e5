package org.sonaffect.acoustics.change;

import java.util.List;
import java.util.stream.Stream;

/** The lists of changes that are used where none is named. */
public final class ChangeList {
  /**
   * Variants to train with. Parts of a clip carry other feelings than the whole, whose rating they
   * are given; with the first 5 s among the variants these are predicted better than without, and
   * without variants at all (docs/MODELS.md).
   */
  public static final List<Change> STANDARD =
      parsed(
          "level -12 dB",
          "level +6 dB limited",
          "codec 64 kbit/s",
          "rate 22050 Hz",
          "excerpt 10 s middle",
          "excerpt 5 s first",
          "silence 3 s");

  /** The changes under which predictions are compared with those of the clips as they are. */
  public static final List<Change> COMPARED =
      parsed(
          "level -12 dB",
          "level +12 dB",
          "level +6 dB limited",
          "codec 64 kbit/s",
          "codec 128 kbit/s",
          "rate 22050 Hz",
          "rate 16000 Hz",
          "excerpt 10 s middle",
          "excerpt 5 s first",
          "silence 3 s");

  private ChangeList() {}

  private static List<Change> parsed(String... texts) {
    return Stream.of(texts).map(Change::parse).toList();
  }
}
