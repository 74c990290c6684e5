package org.sonaffect.acoustics.table;

import java.nio.file.Path;
import java.util.List;

/**
 * Receives the progress of an extraction, in the order of the clips and on the thread that runs it.
 */
public interface ExtractionListener {
  /** Hears nothing. */
  ExtractionListener NONE = new ExtractionListener() {};

  /**
   * The work begins.
   *
   * @param clips that were asked for
   * @param present of these that the table already had
   */
  default void begins(int clips, int present) {}

  /**
   * The rows of a clip have been written.
   *
   * @param seconds of audio
   * @param warnings what was odd about the file and did not stop it from being read
   */
  default void done(Path file, double seconds, List<String> warnings) {}

  /** There are no rows for a clip, or not all (of a file cut into windows), and why. */
  default void failed(Path file, String reason) {}
}
