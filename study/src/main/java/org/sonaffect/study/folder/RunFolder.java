package org.sonaffect.study.folder;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sonaffect.acoustics.FeatureSets;
import org.sonaffect.corpus.RatingScale;
import org.sonaffect.corpus.file.AtomicFile;
import org.sonaffect.learning.metrics.Metric;
import org.sonaffect.study.Prediction;
import org.sonaffect.study.RatedClip;
import org.sonaffect.study.Result;
import org.sonaffect.study.StudyException;
import org.sonaffect.study.summary.Summary;

/** A finished run, read from its folder. The files are those of docs/spec/file-formats.md §5. */
public final class RunFolder {
  /** What a run has done so far; see {@link RunLogFile}. */
  public static final String TRIALS = "trials.jsonl";

  /** Says that a run has ended, and what it came to. */
  public static final String RESULTS = "results.json";

  private final Path path;
  private final JsonNode json;
  private final Summary summary;
  private @Nullable List<RatedClip> clips;

  private RunFolder(Path path, JsonNode json) {
    this.path = path;
    this.json = PresentWords.of(json);
    this.summary = summary(path, this.json);
  }

  /** With the scores of today, where those of an earlier version can be completed. */
  private static Summary summary(Path path, JsonNode json) {
    Summary written = SummaryJson.read(json.path("summary"));
    List<Metric> missing = LaterScores.missing(written);
    if (missing.isEmpty() || !RunColumns.PREDICTIONS.isIn(path)) {
      return written;
    }
    JsonNode study = json.path("study");
    List<Prediction> predictions = RunColumns.PREDICTIONS.read(path);
    Summary all = LaterScores.with(missing, written, study, predictions);
    ObjectNode summary = (ObjectNode) json.path("summary");
    summary.setAll(SummaryJson.write(all));
    summary.set("models", SummaryJson.models(LaterScores.models(study, predictions)));
    return all;
  }

  /**
   * Opens a finished run.
   *
   * @throws StudyException where there is none, or it has not ended
   */
  public static RunFolder read(Path path) {
    Path results = path.resolve(RESULTS);
    if (!Files.isRegularFile(results)) {
      throw new StudyException(
          Files.isRegularFile(path.resolve(TRIALS))
              ? path + ": the run is not complete; complete it with `study --resume`"
              : path + ": is not a run folder, results.json is missing");
    }
    try {
      return new RunFolder(path, new ObjectMapper().readTree(results.toFile()));
    } catch (IOException e) {
      throw new StudyException("%s: cannot be read: %s".formatted(results, e.getMessage()), e);
    }
  }

  /** Ends a run: writes its results.json. */
  public static void write(Path path, JsonNode json) {
    DefaultPrettyPrinter lines = new DefaultPrettyPrinter();
    lines.indentObjectsWith(new DefaultIndenter("  ", "\n"));
    lines.indentArraysWith(new DefaultIndenter("  ", "\n"));
    ObjectWriter writer = new ObjectMapper().writer(lines);
    text(path.resolve(RESULTS), out -> out.write(writer.writeValueAsString(json) + "\n"));
  }

  /** Writes a text file of a run, whole or not at all. */
  static void text(Path file, AtomicFile.Text content) {
    try {
      AtomicFile.writeText(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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
    return summary;
  }

  /** The scale that a corpus was rated on; empty where an earlier version did not write it. */
  public Optional<RatingScale> scale(String corpus) {
    JsonNode ends = json.path("presentation").path("scales").path(corpus);
    return ends.size() == 2
        ? Optional.of(new RatingScale(ends.get(0).asDouble(), ends.get(1).asDouble()))
        : Optional.empty();
  }

  /** Whether it is of the quick form of its study, which shows that the study runs. */
  public boolean quick() {
    return json.path("study").path("quick").asBoolean();
  }

  /** Whether the features of all corpora were extracted from audio, by sets known here. */
  public boolean extracted() {
    return json.path("corpora")
        .valueStream()
        .noneMatch(c -> FeatureSets.ofVersions(c.path("feature_source").asText()) == null);
  }

  /** By corpus, in study order, how many clips were left out, where there are any. */
  public Map<String, Integer> leftOut() {
    Map<String, Integer> leftOut = new LinkedHashMap<>();
    for (JsonNode corpus : json.path("corpora")) {
      if (corpus.path("left_out").asInt() > 0) {
        leftOut.put(corpus.path("name").asText(), corpus.path("left_out").asInt());
      }
    }
    return leftOut;
  }

  /**
   * The searches of the AutoML with real ratings.
   *
   * @param tooShort those of them that could not make the ensemble they were to make
   */
  public record Searches(int all, int tooShort) {}

  /** How many searches there were. */
  public Searches searches() {
    int all = 0;
    int tooShort = 0;
    for (JsonNode trained : json.path("summary").path("automl")) {
      all += trained.path("searches").asInt();
      tooShort += trained.path("warnings").size();
    }
    return new Searches(all, tooShort);
  }

  /** The names of the corpora, in study order. */
  public List<String> corpora() {
    return json.path("corpora").valueStream().map(c -> c.path("name").asText()).toList();
  }

  /** Whether the run has a table. */
  public boolean has(RunTable<?> table) {
    return table.isIn(path);
  }

  /** One of the run's tables, in file order; one of {@link RunColumns}. */
  public <T extends Record> List<T> read(RunTable<T> table) {
    return table.read(path);
  }

  /** The same; empty where the run does not have it. */
  public <T extends Record> List<T> readIfAny(RunTable<T> table) {
    return has(table) ? read(table) : List.of();
  }

  /** results.csv, in file order. */
  public List<Result> results() {
    return read(RunColumns.RESULTS);
  }

  /** predictions.csv, in file order. */
  public List<Prediction> predictions() {
    return read(RunColumns.PREDICTIONS);
  }

  /** Those of predictions.csv with real ratings, in file order; none where the run has no such. */
  public List<Prediction> realPredictions() {
    return has(RunColumns.PREDICTIONS)
        ? RunColumns.PREDICTIONS.read(path, p -> p.cell().control().isNone())
        : List.of();
  }

  /** folds.csv, in file order. */
  public FoldTable folds() {
    return FoldTable.read(path.resolve("folds.csv"));
  }

  /** strata.csv, in file order. */
  public List<RatedClip> clips() {
    List<RatedClip> known = clips;
    if (known == null) {
      known = List.copyOf(read(RunColumns.STRATA));
      clips = known;
    }
    return known;
  }
}
