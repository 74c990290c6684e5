package org.sonaffect.spark;

import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.TaskKilledException;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.util.SerializableConfiguration;
import org.jspecify.annotations.Nullable;
import org.sonaffect.acoustics.FeatureSets;
import org.sonaffect.acoustics.table.ClipExtraction;
import org.sonaffect.acoustics.table.ExtractionOptions;
import org.sonaffect.acoustics.table.NamedClip;
import org.sonaffect.audio.AudioSegment;
import org.sonaffect.cli.command.UsageError;
import org.sonaffect.model.ModelException;
import org.sonaffect.model.builtin.BuiltInModel;
import org.sonaffect.model.file.ModelFile;
import org.sonaffect.model.predict.FilePrediction;
import org.sonaffect.model.predict.OutputScale;
import org.sonaffect.model.predict.PredictionBatch;
import org.sonaffect.model.predict.PredictionOptions;
import org.sonaffect.model.predict.PredictionTable;
import org.sonaffect.model.predict.Predictor;

/**
 * What the functions of Spark SQL compute, in a task.
 *
 * @param hadoop how file systems are reached
 */
record ClipFunctions(SerializableConfiguration hadoop) implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Of a prediction. */
  static final List<String> COLUMNS =
      List.of(
          """
          start end arousal arousal_low arousal_high valence valence_low valence_high
          domain novelty unlike reasons notes reason
          """
              .split("\\s+"));

  /** Those of them that are texts. */
  static final Set<String> TEXTS = Set.of("domain", "unlike", "reasons", "notes", "reason");

  /** Features of a clip, or why there are none. */
  @SuppressWarnings("ArrayRecordComponent")
  record Found(float @Nullable [] values, @Nullable String reason) {
    Row row() {
      return RowFactory.create(values, reason);
    }
  }

  /** What is done with a clip in a local file. */
  private interface Heard<T> {
    T hear(Path file) throws IOException, InterruptedException;
  }

  /** The features of a clip. */
  Found features(@Nullable String sets, @Nullable Object clip) {
    if (sets == null || clip == null) {
      return new Found(null, null);
    }
    ExtractionOptions options = ExtractionOptions.DEFAULT.withSets(FeatureSets.parse(sets));
    try {
      return LastClips.of(Found.class, "features " + sets, clip, () -> extracted(options, clip));
    } catch (FetchFailure e) {
      return new Found(null, e.getMessage());
    } catch (IOException e) {
      return new Found(null, "cannot be read: " + e.getMessage());
    }
  }

  private Found extracted(ExtractionOptions options, Object clip) throws IOException {
    return hear(
        clip,
        file -> {
          List<float[]> kept = new ArrayList<>();
          ClipExtraction.Outcome outcome =
              ClipExtraction.compute(
                  new NamedClip(AudioSegment.whole(file), ""),
                  options,
                  (keys, values) -> kept.addAll(values));
          return new Found(outcome.failure() == null ? kept.get(0) : null, outcome.failure());
        });
  }

  /** The prediction of a clip, in the order of {@link #COLUMNS}. */
  @Nullable Row prediction(@Nullable String model, @Nullable Object clip) throws IOException {
    if (model == null || clip == null) {
      return null;
    }
    Predictor predictor = predictor(model);
    try {
      return LastClips.of(Row.class, "predict " + model, clip, () -> predicted(predictor, clip));
    } catch (FetchFailure e) {
      return reason(e.getMessage());
    } catch (IOException e) {
      return reason("cannot be read: " + e.getMessage());
    }
  }

  private Row predicted(Predictor predictor, Object clip) throws IOException {
    return hear(
        clip,
        file -> {
          PredictionBatch.Outcome outcome =
              PredictionBatch.outcome(predictor, AudioSegment.whole(file), PredictionOptions.WHOLE);
          FilePrediction found = outcome.prediction();
          return found == null
              ? reason(outcome.reason())
              : row(PredictionTable.of(predictor.model().card(), OutputScale.USUAL), found);
        });
  }

  private static Row row(PredictionTable table, FilePrediction found) {
    List<String> columns = table.columns();
    List<String> cells = table.plainRows(found).get(0);
    List<@Nullable Object> values = new ArrayList<>();
    for (String name : COLUMNS) {
      int at = columns.indexOf(name);
      String cell = at < 0 ? null : cells.get(at);
      values.add(cell == null || TEXTS.contains(name) ? cell : (Object) Double.valueOf(cell));
    }
    return RowFactory.create(values.toArray());
  }

  private static Row reason(@Nullable String reason) {
    @Nullable Object[] values = new Object[COLUMNS.size()];
    values[COLUMNS.indexOf("reason")] = reason;
    return RowFactory.create(values);
  }

  private <T> T hear(Object clip, Heard<T> heard) throws IOException {
    try {
      if (clip instanceof byte[] content) {
        Path copy = Files.createTempFile("sonaffect-", "");
        try {
          return heard.hear(Files.write(copy, content));
        } finally {
          Files.deleteIfExists(copy);
        }
      }
      if (clip instanceof String path) {
        try (LocalCopy copy = LocalCopy.of(location(path), new Storage(hadoop.value()))) {
          return heard.hear(copy.path());
        }
      }
      throw new IllegalArgumentException(
          "a clip is a path (STRING) or the bytes of a file (BINARY), not "
              + clip.getClass().getSimpleName());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TaskKilledException("interrupted");
    }
  }

  private static Location location(String path) throws FetchFailure {
    try {
      return Location.of(path);
    } catch (InvalidPathException | UsageError e) {
      throw new FetchFailure("it is not a valid path: " + e.getMessage(), true, e);
    }
  }

  /** A model, read once in each process until its file changes. */
  private Predictor predictor(String model) throws IOException {
    BuiltInModel builtIn = BuiltInModel.named(model);
    if (builtIn != null) {
      return ExecutorMemo.of(
          Predictor.class, PredictJob.MOST_MODELS, model, () -> new Predictor(builtIn.read()));
    }
    Storage storage = new Storage(hadoop.value());
    Location file = Location.of(model);
    return ExecutorMemo.of(
        Predictor.class,
        PredictJob.MOST_MODELS,
        listed(file, storage).toString(),
        () -> {
          try (InputStream in = storage.open(file)) {
            byte[] bytes = in.readNBytes((int) ModelFile.MOST_BYTES + 1);
            return new Predictor(ModelFile.read(new ByteArrayInputStream(bytes), bytes.length));
          } catch (ModelException e) {
            throw new IOException(model + ": " + e.getMessage(), e);
          }
        });
  }

  private static Storage.Listed listed(Location model, Storage storage) throws IOException {
    try {
      return storage.listed(model);
    } catch (FileNotFoundException e) {
      String known =
          Arrays.stream(BuiltInModel.values())
              .map(BuiltInModel::title)
              .collect(Collectors.joining(", "));
      throw new IOException(
          "the model %s: there is no such file here, and the built-in ones are %s"
              .formatted(model, known),
          e);
    }
  }
}
