package org.sonaffect.spark;

import java.io.Serializable;
import java.util.List;

/**
 * A clip to process, as a task receives it: its place, not its content.
 *
 * @param file where
 * @param start seconds into the file
 * @param end seconds into the file; NaN means to its end
 * @param name of the file in the output
 * @param bytes of the file; 0 where unknown
 * @param modified when the file was last changed, so that a resumed job notices
 * @param carried a cell for each column that is carried through
 */
record ListedClip(
    Location file,
    double start,
    double end,
    String name,
    long bytes,
    long modified,
    List<String> carried)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** A clip with nothing else. */
  ListedClip(Location file, double start, double end, String name, long bytes, long modified) {
    this(file, start, end, name, bytes, modified, List.of());
  }

  /** The same with what is carried through. */
  ListedClip carrying(List<String> cells) {
    return new ListedClip(file, start, end, name, bytes, modified, cells);
  }
}
