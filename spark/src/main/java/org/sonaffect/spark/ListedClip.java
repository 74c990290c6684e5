package org.sonaffect.spark;

import java.io.Serializable;

/**
 * A clip to process, as a task receives it: its place, not its content.
 *
 * @param file where
 * @param start seconds into the file
 * @param end seconds into the file; NaN means to its end
 * @param name of the file in the output
 * @param bytes of the file; 0 where unknown
 * @param modified when the file was last changed, so that a resumed job notices
 */
record ListedClip(Location file, double start, double end, String name, long bytes, long modified)
    implements Serializable {
  private static final long serialVersionUID = 1L;
}
