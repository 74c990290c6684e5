package org.sonaffect.corpus.clips;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.sonaffect.corpus.Item;
import org.sonaffect.corpus.file.PlainNumber;

/**
 * One row of a corpus as it stands on disk, ratings mapped.
 *
 * @param source the table that it stands in
 * @param line where it stands, from 1
 * @param tableRow its row in the table that was read, from 0
 * @param name the file as the row names it, or the id
 * @param item the clip, without its content; its id is unique unless {@code sound} is false, its
 *     file is where the audio would be, and ratings are NaN where they were refused
 * @param located whether file and times are valid, so that its audio can be read, rated or not
 * @param sound no problem was found in the row itself
 */
public record ClipRow(
    Path source, int line, int tableRow, String name, Item item, boolean located, boolean sound) {
  /** The same clip in a group. */
  ClipRow inGroup(@Nullable String other) {
    return new ClipRow(source, line, tableRow, name, item.inGroup(other), located, sound);
  }

  /** Whether the clip is a part of its file. */
  public boolean isSegment() {
    return item.start() > 0 || !Double.isNaN(item.end());
  }

  /** For messages: {@code a.wav} or {@code a.wav from 1 to 3 s}. */
  public String label() {
    return name + segmentLabel();
  }

  private String segmentLabel() {
    if (!isSegment()) {
      return "";
    }
    String to = Double.isNaN(item.end()) ? "its end" : PlainNumber.of(item.end()) + " s";
    return " from " + PlainNumber.of(item.start()) + " to " + to;
  }
}
