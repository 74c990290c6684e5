package org.sonaffect.audio;

import java.nio.file.Path;

/**
 * Where a clip is: a file, or a part of it.
 *
 * @param start seconds into the file
 * @param end seconds into the file; NaN means to its end
 */
public record AudioSegment(Path file, double start, double end) {
  /** A whole file. */
  public static AudioSegment whole(Path file) {
    return new AudioSegment(file, 0, Double.NaN);
  }

  /** Whether it is a whole file. */
  public boolean isWhole() {
    return start == 0 && Double.isNaN(end);
  }
}
