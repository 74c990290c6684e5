package org.sonaffect.study.folder;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.sonaffect.study.Prediction;
import org.sonaffect.study.RatedClip;
import org.sonaffect.study.Result;
import org.sonaffect.study.StudyException;
import org.sonaffect.study.Summary;

/** A finished run, read from its folder. The files are those of docs/spec/file-formats.md §5. */
public final class RunFolder {
  private final Path path;
  private final JsonNode json;

  private RunFolder(Path path, JsonNode json) {
    this.path = path;
    this.json = json;
  }

  /**
   * Opens a finished run.
   *
   * @throws StudyException where there is none, or it has not ended
   */
  public static RunFolder read(Path path) {
    Path results = path.resolve("results.json");
    if (!Files.isRegularFile(results)) {
      throw new StudyException(
          Files.isRegularFile(path.resolve("trials.jsonl"))
              ? path + ": the run has not ended; `study` with --resume ends it"
              : path + ": is no run folder, results.json is missing");
    }
    try {
      return new RunFolder(path, new ObjectMapper().readTree(results.toFile()));
    } catch (IOException e) {
      throw new StudyException("%s: cannot be read: %s".formatted(results, e.getMessage()), e);
    }
  }

  /** The folder. */
  public Path path() {
    return path;
  }

  /** results.json: program, study, corpora, audit, summary. */
  public JsonNode json() {
    return json;
  }

  /** Means, comparisons, controls and the sentence. */
  public Summary summary() {
    return SummaryJson.read(json.path("summary"));
  }

  /** The names of the corpora, in study order. */
  public List<String> corpora() {
    List<String> names = new ArrayList<>();
    json.path("corpora").forEach(corpus -> names.add(corpus.path("name").asText()));
    return names;
  }

  /** results.csv, in file order. */
  public List<Result> results() {
    CsvTable table = table("results.csv", RunColumns.RESULTS);
    return table.rows().stream()
        .map(
            row -> {
              List<String> f = row.fields();
              return new Result(
                  f.get(0),
                  f.get(1),
                  table.integer(row, 2),
                  f.get(3),
                  f.get(4),
                  f.get(5),
                  f.get(6),
                  f.get(7),
                  f.get(8),
                  table.number(row, 9));
            })
        .toList();
  }

  /** predictions.csv, in file order. */
  public List<Prediction> predictions() {
    return predictions(table("predictions.csv", RunColumns.PREDICTIONS));
  }

  /**
   * Those of predictions.csv under one control and in one repetition, in file order.
   *
   * @param control {@code none}, or a control's label
   * @param repeat from 0
   */
  public List<Prediction> predictions(String control, int repeat) {
    String number = Integer.toString(repeat);
    CsvTable table =
        checked(
            CsvTable.read(
                path.resolve("predictions.csv"),
                fields ->
                    fields.size() < RunColumns.PREDICTIONS.size()
                        || (fields.get(1).equals(control) && fields.get(2).equals(number))),
            RunColumns.PREDICTIONS);
    return predictions(table);
  }

  private static List<Prediction> predictions(CsvTable table) {
    return table.rows().stream()
        .map(
            row -> {
              List<String> f = row.fields();
              return new Prediction(
                  f.get(0),
                  f.get(1),
                  table.integer(row, 2),
                  f.get(3),
                  f.get(4),
                  f.get(5),
                  f.get(6),
                  f.get(7),
                  f.get(8),
                  table.number(row, 9),
                  table.number(row, 10));
            })
        .toList();
  }

  /** strata.csv, in file order. */
  public List<RatedClip> clips() {
    CsvTable table = table("strata.csv", RunColumns.STRATA);
    return table.rows().stream()
        .map(
            row ->
                new RatedClip(
                    row.fields().get(0),
                    row.fields().get(1),
                    table.number(row, 2),
                    table.number(row, 3),
                    row.fields().get(4),
                    table.integer(row, 5)))
        .toList();
  }

  /** One of the run's tables, whole. */
  public CsvTable table(String name, List<String> columns) {
    return checked(CsvTable.read(path.resolve(name)), columns);
  }

  private static CsvTable checked(CsvTable table, List<String> columns) {
    if (!table.columns().equals(columns)) {
      throw new StudyException(
          "%s: has the columns %s, wanted %s".formatted(table.file(), table.columns(), columns));
    }
    return table;
  }
}
