package org.sonaffect.cli.command;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sonaffect.audio.stream.AudioOptions;
import org.sonaffect.audio.stream.Seconds;
import org.sonaffect.model.ModelException;
import org.sonaffect.model.predict.PredictionOptions;
import org.sonaffect.model.predict.PredictionOutput;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sonaffect predict MODEL IN...}. */
@Command(
    name = "predict",
    description = {
      "Predicts arousal and valence of audio files.",
      "Each prediction has a 90 %% interval, a novelty score and reasons. A file that"
          + " cannot be read is reported and skipped.",
      "",
      "Example:  sonaffect predict my.model recordings/ 'more/*.wav' -o affect.csv"
    })
public final class PredictCommand implements Callable<Integer> {
  private final Backend backend;

  @Mixin private final CommonOptions common = new CommonOptions();

  @Mixin private final ClipsOptions clips = new ClipsOptions();

  @Parameters(
      index = "0",
      paramLabel = "MODEL",
      description = "The model file, or a built-in model: music, or demo for the demonstration.")
  private @Nullable String model;

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "IN",
      description =
          "Audio files, folders (with subfolders), quoted patterns, a corpus.yaml, or - for"
              + " a list of these on stdin, one per line. On Spark also addresses of a Hadoop"
              + " file system.")
  private List<String> inputs = List.of();

  @Option(
      names = "-o",
      paramLabel = "FILE",
      description =
          "Where to write: .csv, .jsonl, .ndjson or .parquet (default: stdout, a table on a"
              + " terminal, else csv). Needed on Spark, where a name that ends with / makes a folder of parts.")
  private @Nullable String out;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "csv, jsonl, parquet or table (default: by the ending of the file).")
  private @Nullable String format;

  @Option(names = "--json", description = "The same as --format jsonl.")
  private boolean json;

  @Option(
      names = "--window",
      paramLabel = "S",
      description = "Predict a curve over time: one row per window of S seconds.")
  private @Nullable Double window;

  @Option(
      names = "--hop",
      paramLabel = "S",
      description = "Seconds from one window to the next (default: the length of a window).")
  private @Nullable Double hop;

  @Option(
      names = "--scale",
      paramLabel = "LO-HI",
      defaultValue = "-1-1",
      description = "Scale of the output, such as 1-9 or 0-1; default ${DEFAULT-VALUE}.")
  private String scale = "-1-1";

  @Option(
      names = "--domain",
      paramLabel = "DOMAIN",
      description =
          "The domain of the clips, one of the model's (default: that of the nearest training"
              + " clips).")
  private @Nullable String domain;

  @Option(
      names = "--max-seconds",
      paramLabel = "S",
      defaultValue = "3600",
      description =
          "Longest audio to analyse; the rest of a longer file is ignored, with a note"
              + " (default: an hour).")
  private double maxSeconds = PredictionOptions.HEARD;

  /** The command, to be run by a backend. */
  public PredictCommand(Backend backend) {
    this.backend = backend;
  }

  @Override
  public Integer call() throws IOException, InterruptedException, ModelException {
    PredictionOptions options = options();
    if (clips.newTo() != null && out == null) {
      throw new UsageError("--new-to needs an output (-o)");
    }
    PredictionRequest request =
        new PredictionRequest(
            CommonOptions.wanted(model, "a model"),
            inputs,
            out,
            format(),
            scale,
            options,
            common.jobs(),
            clips.force(),
            clips.maxFailed(),
            clips.table(inputs),
            clips.newTo());
    return backend.predict(request, common.progress());
  }

  private PredictionOptions options() {
    if (window == null && hop != null) {
      throw new UsageError("--hop needs --window");
    }
    if (window != null && !(window >= PredictionOptions.SHORTEST_WINDOW)) {
      throw new UsageError(
          "--window is %s, expected %s or more"
              .formatted(Seconds.of(window), PredictionOptions.SHORTEST_WINDOW));
    }
    double length = window == null ? 0 : window;
    double step = hop == null ? length : hop;
    Duration decoding = AudioOptions.DEFAULT.maxDecoding();
    return UsageError.checked(
        "",
        () ->
            new PredictionOptions(
                length, step, domain, AudioOptions.DEFAULT.withLimits(maxSeconds, decoding)));
  }

  private PredictionOutput.@Nullable Format format() {
    PredictionOutput.Format said =
        OutputEnding.of(
            out,
            Map.of(
                "csv", PredictionOutput.Format.CSV,
                "jsonl", PredictionOutput.Format.JSONL,
                "ndjson", PredictionOutput.Format.JSONL,
                "parquet", PredictionOutput.Format.PARQUET));
    String word = json ? "jsonl" : format;
    if (word == null) {
      return said;
    }
    for (PredictionOutput.Format known : PredictionOutput.Format.values()) {
      if (known.word().equals(word)) {
        if (out != null && said != null && said != known) {
          throw OutputEnding.contradicts(out, word);
        }
        return known;
      }
    }
    throw new UsageError("--format is %s, expected csv, jsonl, parquet or table".formatted(word));
  }
}
