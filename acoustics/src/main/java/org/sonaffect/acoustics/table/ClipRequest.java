package org.sonaffect.acoustics.table;

import java.nio.file.Path;

/**
 * A clip to extract.
 *
 * @param start seconds into the file
 * @param end seconds into the file; NaN means to its end
 */
public record ClipRequest(Path file, double start, double end) {
  /** A whole file. */
  public static ClipRequest whole(Path file) {
    return new ClipRequest(file, 0, Double.NaN);
  }

  /** Whether it is a whole file. */
  public boolean isWhole() {
    return start == 0 && Double.isNaN(end);
  }
}
