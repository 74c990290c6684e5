package org.sonaffect.study.folder;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.sonaffect.learning.grid.Trial;
import org.sonaffect.learning.rows.ShortDecimal;
import org.sonaffect.study.Cell;
import org.sonaffect.study.FoldResult;
import org.sonaffect.study.JointChoice;

/**
 * The lines of trials.jsonl, to and from JSON (docs/spec/file-formats.md §5.4). Numbers read back
 * unchanged.
 */
public final class RunLogLine {
  private static final JsonFactory JSON = new JsonFactory();
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private RunLogLine() {}

  /** The first line: which study this is the log of. */
  static String header(String identity) {
    return line(out -> out.writeStringField("identity", identity), "run");
  }

  static String of(Cell cell, Trial trial) {
    return line(
        out -> {
          cell(out, cell);
          out.writeNumberField("rung", trial.key().rung());
          number(out, "share", trial.share());
          out.writeNumberField("point", trial.key().point());
          out.writeStringField("pipeline", trial.pipeline().describe());
          if (trial.twinOf() != trial.key().point()) {
            out.writeNumberField("twin_of", trial.twinOf());
          }
          numbers(out, "scores", trial.scores());
          number(out, "score", trial.score());
          seconds(out, trial.seconds());
        },
        "trial");
  }

  static String of(FoldResult result) {
    return line(
        out -> {
          cell(out, result.cell());
          out.writeNumberField("point", result.point());
          out.writeStringField("pipeline", result.pipeline());
          number(out, "score", result.score());
          numbers(out, "predictions", result.predictions());
          if (result.changed().length > 0) {
            numbers(out, "changed", result.changed());
          }
          if (!result.choices().isEmpty()) {
            out.writeArrayFieldStart("choices");
            for (JointChoice choice : result.choices()) {
              choice(out, choice);
            }
            out.writeEndArray();
          }
          seconds(out, result.seconds());
        },
        "fold");
  }

  private static void choice(JsonGenerator out, JointChoice choice) throws IOException {
    out.writeStartObject();
    out.writeStringField("corpus", choice.corpus());
    out.writeStringField("choice", choice.choice());
    number(out, "gain", choice.gain());
    number(out, "error", choice.error());
    out.writeStringField("pipeline", choice.pipeline());
    numbers(out, "separate", choice.separate());
    out.writeEndObject();
  }

  private static JointChoice choice(JsonNode choice) {
    return new JointChoice(
        choice.path("corpus").asText(),
        choice.path("choice").asText(),
        number(choice.path("gain")),
        number(choice.path("error")),
        choice.path("pipeline").asText(),
        numbers(choice.path("separate")));
  }

  /** A line as JSON with a {@code kind}; null where it is none, as after a kill. */
  static @Nullable JsonNode parse(String line) {
    try {
      JsonNode node = MAPPER.readTree(line);
      return node != null && node.isObject() && node.path("kind").isTextual() ? node : null;
    } catch (JacksonException e) {
      return null;
    }
  }

  /** A line that must be one. */
  public static JsonNode require(String line) {
    JsonNode node = parse(line);
    if (node == null) {
      throw new IllegalArgumentException("no line of a log: " + line);
    }
    return node;
  }

  static Cell cell(JsonNode line) {
    return CellParts.parse(CellParts.OF_FIT, part -> line.path(part).asText());
  }

  static double number(JsonNode value) {
    return value.isNumber() ? value.doubleValue() : Double.parseDouble(value.asText("NaN"));
  }

  static FoldResult foldResult(JsonNode line) {
    return new FoldResult(
        cell(line),
        line.path("point").asInt(),
        line.path("pipeline").asText(),
        number(line.path("score")),
        numbers(line.path("predictions")),
        numbers(line.path("changed")),
        number(line.path("seconds")),
        StreamSupport.stream(line.path("choices").spliterator(), false)
            .map(RunLogLine::choice)
            .toList());
  }

  /** Numbers, and the texts that stand for those JSON has no word for. */
  static double[] numbers(JsonNode array) {
    double[] values = new double[array.size()];
    Arrays.setAll(values, i -> number(array.get(i)));
    return values;
  }

  private interface Fields {
    void write(JsonGenerator out) throws IOException;
  }

  private static String line(Fields fields, String kind) {
    StringWriter text = new StringWriter(256);
    try (JsonGenerator out = JSON.createGenerator(text)) {
      out.writeStartObject();
      out.writeStringField("kind", kind);
      fields.write(out);
      out.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static void cell(JsonGenerator out, Cell cell) throws IOException {
    for (String part : CellParts.OF_FIT) {
      if (part.equals("repeat")) {
        out.writeNumberField(part, cell.repeat());
      } else {
        out.writeStringField(part, CellParts.of(cell, part));
      }
    }
  }

  private static void number(JsonGenerator out, String name, double value) throws IOException {
    out.writeFieldName(name);
    number(out, value);
  }

  private static void numbers(JsonGenerator out, String name, double[] values) throws IOException {
    out.writeArrayFieldStart(name);
    for (double value : values) {
      number(out, value);
    }
    out.writeEndArray();
  }

  private static void number(JsonGenerator out, double value) throws IOException {
    if (Double.isFinite(value)) {
      out.writeNumber(ShortDecimal.of(value));
    } else {
      out.writeString(ShortDecimal.of(value));
    }
  }

  private static void seconds(JsonGenerator out, double seconds) throws IOException {
    out.writeFieldName("seconds");
    out.writeNumber(Decimals.of(Math.rint(seconds * 1e6) / 1e6));
  }
}
