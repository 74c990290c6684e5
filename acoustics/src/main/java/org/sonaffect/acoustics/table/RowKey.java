package org.sonaffect.acoustics.table;

import java.util.List;

/**
 * What a row of a feature table is about.
 *
 * @param file the audio file as the table is to name it
 * @param start seconds into the file
 * @param end seconds into the file
 * @param frameTime seconds from the start of the clip as the reference prints them: 0 for
 *     functionals, of the frame for contours
 * @param carried a cell for each {@link CarriedColumn}
 */
public record RowKey(
    String file, double start, double end, double frameTime, List<String> carried) {
  /** A row with nothing else. */
  public RowKey(String file, double start, double end, double frameTime) {
    this(file, start, end, frameTime, List.of());
  }

  /** The key of a clip. */
  public static RowKey clip(String file, double start, double end) {
    return new RowKey(file, start, end, 0);
  }

  /** The file's name without folders and ending. */
  public String stem() {
    String name = file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }
}
