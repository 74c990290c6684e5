package org.sonaffect.corpus.clips;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sonaffect.corpus.file.PlainNumber;

/**
 * One row of a corpus as it stands on disk, ratings mapped.
 *
 * @param source the table that it stands in
 * @param line where it stands, from 1
 * @param tableRow its row in the table that was read, from 0
 * @param id unique unless {@code sound} is false
 * @param name the file as the row names it, or the id
 * @param file where the audio would be; null where the row names none
 * @param start seconds
 * @param end seconds; NaN to the end of the file
 * @param arousal in [-1, 1], NaN where it was refused; likewise {@code valence}
 * @param arousalSd on the same scale, NaN where unknown; likewise {@code valenceSd}
 * @param others further rated dimensions by name, in [-1, 1], NaN where refused
 * @param raters how many rated the clip; 0 where the table does not say
 * @param located whether file and times are valid, so that its audio can be read, rated or not
 * @param sound no problem was found in the row itself
 */
public record ClipRow(
    Path source,
    int line,
    int tableRow,
    String id,
    String name,
    @Nullable Path file,
    double start,
    double end,
    double arousal,
    double valence,
    double arousalSd,
    double valenceSd,
    Map<String, Double> others,
    int raters,
    @Nullable String category,
    @Nullable String group,
    boolean located,
    boolean sound) {
  /** The same clip in a group. */
  ClipRow inGroup(@Nullable String other) {
    return new ClipRow(
        source, line, tableRow, id, name, file, start, end, arousal, valence, arousalSd, valenceSd,
        others, raters, category, other, located, sound);
  }

  /** Whether the clip is a part of its file. */
  public boolean isSegment() {
    return start > 0 || !Double.isNaN(end);
  }

  /** For messages: {@code a.wav} or {@code a.wav from 1 to 3 s}. */
  public String label() {
    return name + segmentLabel();
  }

  private String segmentLabel() {
    if (!isSegment()) {
      return "";
    }
    String to = Double.isNaN(end) ? "its end" : PlainNumber.of(end) + " s";
    return " from " + PlainNumber.of(start) + " to " + to;
  }
}
