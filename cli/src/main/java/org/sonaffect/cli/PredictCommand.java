package org.sonaffect.cli;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.sonaffect.audio.AudioInputs;
import org.sonaffect.audio.stream.AudioOptions;
import org.sonaffect.corpus.extract.Progress;
import org.sonaffect.learning.portable.PlainText;
import org.sonaffect.model.DemonstrationModel;
import org.sonaffect.model.FilePrediction;
import org.sonaffect.model.ModelException;
import org.sonaffect.model.OutputScale;
import org.sonaffect.model.PredictionBatch;
import org.sonaffect.model.PredictionOptions;
import org.sonaffect.model.PredictionOutput;
import org.sonaffect.model.Predictor;
import org.sonaffect.model.TrainedModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sonaffect predict MODEL IN...}. */
@Command(
    name = "predict",
    description = {
      "Predicts arousal and valence of audio files, with 90 %% intervals, how unlike the training"
          + " clips each is, and what the model responds to. A file that cannot be read is named"
          + " and skipped.",
      "",
      "Example:  sonaffect predict my.model recordings/ 'more/*.wav' -o affect.csv"
    })
final class PredictCommand implements Callable<Integer> {
  /** Files that a list on stdin may name; more are a mistake. */
  private static final int MOST_LISTED = 10_000_000;

  @Mixin private final CommonOptions common = new CommonOptions();

  @Mixin private final MasterOption master = new MasterOption();

  @Parameters(
      index = "0",
      paramLabel = "MODEL",
      description = "The model file, or demo for the one that comes with the program.")
  private @Nullable String model;

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "IN",
      description =
          "Audio files, folders (with all folders in them), quoted patterns, or - for a list of"
              + " them on stdin, one a line.")
  private List<String> inputs = List.of();

  @Option(
      names = "-o",
      paramLabel = "FILE",
      description =
          "Where to write: .csv, .jsonl or .ndjson (default: stdout, a table on a terminal, else"
              + " csv).")
  private @Nullable Path out;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "csv, jsonl or table, whatever the file's ending.")
  private @Nullable String format;

  @Option(names = "--json", description = "The same as --format jsonl.")
  private boolean json;

  @Option(
      names = "--window",
      paramLabel = "S",
      description = "The curve over time: a row for every window of S seconds.")
  private @Nullable Double window;

  @Option(
      names = "--hop",
      paramLabel = "S",
      description = "Seconds from window to window (default: the window).")
  private @Nullable Double hop;

  @Option(
      names = "--scale",
      paramLabel = "LO-HI",
      defaultValue = "-1-1",
      description =
          "The scale to tell predictions on, such as 1-9 or 0-1; default ${DEFAULT-VALUE}.")
  private String scale = "-1-1";

  @Option(
      names = "--domain",
      paramLabel = "DOMAIN",
      description =
          "Which of the model's domains the clips are of (default: that of the nearest training"
              + " clips).")
  private @Nullable String domain;

  @Option(
      names = "--max-seconds",
      paramLabel = "S",
      defaultValue = "3600",
      description = "Of longer audio only so much is heard, and it is said; default an hour.")
  private double maxSeconds = PredictionOptions.HEARD;

  private int missing;

  @Override
  public Integer call() throws IOException, InterruptedException, ModelException {
    PredictionOptions options = options();
    OutputScale told = scale();
    PredictionOutput.Format written = format();
    TrainedModel trained = ModelArgument.read(CommonOptions.wanted(model, "a model"));
    if (domain != null && !trained.domains().contains(domain)) {
      throw new UsageError(
          "--domain is %s, the model's are %s"
              .formatted(domain, String.join(", ", trained.domains())));
    }
    Predictor predictor = new Predictor(trained);
    if (!predictor.hears()) {
      throw new ModelException(
          "%s: predicts from the features of %s, which this program does not get from audio"
              .formatted(model, trained.card().extractor()));
    }
    List<Path> files = files();
    if (files.isEmpty() && missing == 0) {
      throw new UsageError("no audio file in " + String.join(", ", inputs));
    }
    if (trained.card().demonstration()) {
      common.progress().warn(DemonstrationModel.NOTICE);
    }
    return predict(predictor, files, options, told, written);
  }

  private int predict(
      Predictor predictor,
      List<Path> files,
      PredictionOptions options,
      OutputScale told,
      PredictionOutput.Format written)
      throws IOException, InterruptedException {
    int[] failed = {missing};
    if (out != null) {
      WholeFile.write(
          out,
          beside ->
              predict(
                  predictor,
                  files,
                  options,
                  PredictionOutput.open(
                      written,
                      Files.newBufferedWriter(beside, StandardCharsets.UTF_8),
                      predictor.model().card(),
                      told),
                  failed));
    } else {
      Writer stdout =
          new BufferedWriter(new OutputStreamWriter(StandardOutput.open(), StandardCharsets.UTF_8));
      try {
        predict(
            predictor,
            files,
            options,
            PredictionOutput.open(written, stdout, predictor.model().card(), told),
            failed);
      } catch (IOException | UncheckedIOException e) {
        if (!StandardOutput.isClosedPipe(e)) {
          throw e;
        }
      }
    }
    return failed[0] == 0 ? Sonaffect.SUCCESS : Sonaffect.FAILED;
  }

  private void predict(
      Predictor predictor,
      List<Path> files,
      PredictionOptions options,
      PredictionOutput opened,
      int[] failed)
      throws IOException, InterruptedException {
    try (opened;
        Progress.Stage stage = common.progress().stage("predict", files.size(), "files")) {
      PredictionBatch.run(
          predictor,
          files,
          options,
          common.jobs(),
          new PredictionBatch.Sink() {
            @Override
            public void done(FilePrediction prediction) throws IOException {
              opened.write(prediction);
              stage.advance(1);
            }

            @Override
            public void failed(Path file, String reason) {
              failed[0]++;
              skipped(file.toString(), reason);
              stage.advance(1);
            }
          });
    }
  }

  private static void skipped(String name, String reason) {
    System.err.println(PlainText.of(name) + ": skipped: " + PlainText.of(reason));
  }

  private PredictionOptions options() {
    if (window == null && hop != null) {
      throw new UsageError("--hop goes with --window");
    }
    if (window != null && !(window >= PredictionOptions.SHORTEST_WINDOW)) {
      throw new UsageError(
          "--window is %s, wanted %s or more".formatted(window, PredictionOptions.SHORTEST_WINDOW));
    }
    double length = window == null ? 0 : window;
    try {
      return new PredictionOptions(
          length,
          hop == null ? length : hop,
          domain,
          AudioOptions.DEFAULT.withLimits(maxSeconds, AudioOptions.DEFAULT.maxDecoding()));
    } catch (IllegalArgumentException e) {
      throw new UsageError(String.valueOf(e.getMessage()));
    }
  }

  private OutputScale scale() {
    try {
      return OutputScale.parse(scale);
    } catch (IllegalArgumentException e) {
      throw new UsageError("--" + e.getMessage());
    }
  }

  private PredictionOutput.Format format() {
    String word = json ? "jsonl" : format;
    if (word != null) {
      for (PredictionOutput.Format known : PredictionOutput.Format.values()) {
        if (known.word().equals(word)) {
          return known;
        }
      }
      throw new UsageError("--format is %s, wanted csv, jsonl or table".formatted(word));
    }
    if (out == null) {
      return Boolean.getBoolean("sonaffect.stdout.terminal")
          ? PredictionOutput.Format.TABLE
          : PredictionOutput.Format.CSV;
    }
    String name = out.toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".csv")) {
      return PredictionOutput.Format.CSV;
    }
    if (name.endsWith(".jsonl") || name.endsWith(".ndjson")) {
      return PredictionOutput.Format.JSONL;
    }
    throw new UsageError(
        "-o %s: wanted an ending .csv, .jsonl or .ndjson, or --format".formatted(out));
  }

  private List<Path> files() throws IOException {
    List<String> named = new ArrayList<>();
    for (String input : inputs) {
      if (!input.equals("-")) {
        named.add(input);
        continue;
      }
      BufferedReader list =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      for (String line = list.readLine(); line != null; line = list.readLine()) {
        if (!line.isBlank()) {
          named.add(line);
        }
        if (named.size() > MOST_LISTED) {
          throw new UsageError("a list of more than %d files".formatted(MOST_LISTED));
        }
      }
    }
    Set<Path> found = new LinkedHashSet<>();
    for (String name : named) {
      try {
        found.addAll(AudioInputs.find(List.of(name), this::unreadable));
      } catch (NoSuchFileException e) {
        missing(name, "there is no such file");
      } catch (PatternSyntaxException e) {
        missing(name, "it is no pattern: " + e.getDescription());
      } catch (InvalidPathException e) {
        missing(name, "it is no path here: " + e.getReason());
      } catch (IOException e) {
        unreadable(name, e);
      }
    }
    return List.copyOf(found);
  }

  private void unreadable(Path path, IOException error) {
    unreadable(path.toString(), error);
  }

  private void unreadable(String name, IOException error) {
    String why = error instanceof AccessDeniedException ? "not allowed" : error.getMessage();
    missing(name, "it cannot be read: " + why);
  }

  private void missing(String name, String reason) {
    missing++;
    skipped(name, reason);
  }
}
