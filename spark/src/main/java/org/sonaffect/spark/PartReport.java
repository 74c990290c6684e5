package org.sonaffect.spark;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.util.List;

/**
 * What came of a part. Its file is the part's commit: whatever the number of attempts, the rows of
 * the part are those that the report names.
 *
 * @param number of the part
 * @param rowsFile name of the file with its rows
 * @param done clips
 * @param rows of these
 * @param seconds of audio of these
 * @param failures clips without rows, or not all
 * @param warnings what was odd about clips that are done
 */
record PartReport(
    int number,
    @JsonProperty("rows_file") String rowsFile,
    int done,
    long rows,
    double seconds,
    List<Note> failures,
    List<Note> warnings)
    implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /**
   * Something about a clip.
   *
   * @param place of the clip in the part
   * @param file as the output names it
   */
  record Note(@JsonProperty("clip") int place, String file, String words) implements Serializable {
    private static final long serialVersionUID = 1L;
  }

  /** How many clips it is about. */
  int clips() {
    return done + failures.size();
  }

  void write(OutputStream out) throws IOException {
    out.write(MAPPER.writeValueAsBytes(this));
  }

  static PartReport read(InputStream in) throws IOException {
    return MAPPER.readValue(in, PartReport.class);
  }
}
