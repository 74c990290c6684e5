package org.sonaffect.spark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.util.ArrayList;
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
    String rowsFile,
    int done,
    long rows,
    double seconds,
    List<Told> failures,
    List<Told> warnings)
    implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /**
   * Something about a clip.
   *
   * @param place of the clip in the part
   * @param file as the output names it
   */
  record Told(int place, String file, String words) implements Serializable {
    private static final long serialVersionUID = 1L;
  }

  /** How many clips it is about. */
  int clips() {
    return done + failures.size();
  }

  void write(OutputStream out) throws IOException {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("number", number);
    json.put("rows_file", rowsFile);
    json.put("done", done);
    json.put("rows", rows);
    json.put("seconds", seconds);
    told(json.putArray("failures"), failures);
    told(json.putArray("warnings"), warnings);
    out.write(MAPPER.writeValueAsBytes(json));
  }

  private static void told(ArrayNode array, List<Told> all) {
    for (Told told : all) {
      array.addObject().put("clip", told.place).put("file", told.file).put("words", told.words);
    }
  }

  static PartReport read(InputStream in) throws IOException {
    JsonNode json = MAPPER.readTree(in);
    return new PartReport(
        json.path("number").asInt(),
        json.path("rows_file").asText(),
        json.path("done").asInt(),
        json.path("rows").asLong(),
        json.path("seconds").asDouble(),
        told(json.path("failures")),
        told(json.path("warnings")));
  }

  private static List<Told> told(JsonNode array) {
    List<Told> all = new ArrayList<>();
    array.forEach(
        n ->
            all.add(
                new Told(
                    n.path("clip").asInt(), n.path("file").asText(), n.path("words").asText())));
    return all;
  }
}
