package org.sonaffect.spark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sonaffect.corpus.extract.Progress;
import org.sonaffect.model.DemonstrationModel;
import org.sonaffect.model.ModelFile;
import org.sonaffect.model.OutputScale;
import org.sonaffect.model.PredictionOptions;
import org.sonaffect.model.PredictionOutput.Format;
import org.sonaffect.model.TrainedModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code predict MODEL IN... -o FILE} on a cluster. */
@Command(
    name = "predict",
    description = {
      "Predicts arousal and valence of audio files, with 90 %% intervals, how unlike the training"
          + " clips each is, and what the model responds to. A file that cannot be read is a row of"
          + " the error table. A job that was killed is gone on with when it is started again.",
      "",
      "Example:  spark-submit sonaffect-spark.jar predict my.model hdfs:///music -o hdfs:///affect/"
    })
final class PredictOnSpark implements Callable<Integer> {
  @Mixin private final SparkOptions common = new SparkOptions();

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
          "Audio files, folders (with all folders in them), quoted patterns, a corpus.yaml, or - for"
              + " a list of them on stdin, one a line; here, or on a Hadoop file system.")
  private List<String> inputs = List.of();

  @Option(
      names = "-o",
      paramLabel = "FILE",
      description =
          "Where to write: .csv, .jsonl or .ndjson; with a slash at the end, a folder of parts.")
  private @Nullable String out;

  @Option(names = "--format", paramLabel = "FORMAT", description = "csv or jsonl.")
  private @Nullable String format;

  @Option(names = "--json", description = "The same as --format jsonl.")
  private boolean json;

  @Option(
      names = "--window",
      paramLabel = "S",
      description = "The curve over time: a row for every window of S seconds.")
  private double window = Double.NaN;

  @Option(
      names = "--hop",
      paramLabel = "S",
      description = "Seconds from window to window (default: the window).")
  private double hop = Double.NaN;

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

  private final List<PartReport.Told> absent = new ArrayList<>();

  @Override
  public Integer call() throws IOException {
    String written = SonaffectOnSpark.wanted(out, "an output (-o)");
    ClipOutput output = ClipOutput.of(written);
    Format chosen = format(written);
    try (Cluster cluster = Cluster.open("sonaffect predict")) {
      Storage storage = new Storage(cluster.hadoop());
      PredictJob job = job(chosen, storage);
      check(job);
      ClipListing listing = new ClipListing(storage, null);
      List<ListedClip> clips = clips(listing);
      if (clips.isEmpty() && absent.isEmpty()) {
        throw new UsageError("no audio file in " + String.join(", ", inputs));
      }
      try (Progress.Stage stage = common.progress().stage("predict", clips.size(), "files")) {
        ClipRun.Summary summary =
            new ClipRun(cluster, job, output, "predict").run(clips, true, 0, absent, stage);
        System.err.println(
            String.format(
                Locale.ROOT,
                "%s: %d files predicted (%.1f s of audio), %d by an earlier job, %d failed (%s)",
                output.place(),
                summary.done(),
                summary.seconds(),
                summary.earlier(),
                summary.failed(),
                output.errors()));
        return SonaffectOnSpark.status(summary.failed(), cluster);
      }
    }
  }

  private void check(PredictJob job) throws IOException {
    TrainedModel trained = job.predictor().model();
    if (domain != null && !trained.domains().contains(domain)) {
      throw new UsageError(
          "--domain is %s, the model's are %s"
              .formatted(domain, String.join(", ", trained.domains())));
    }
    if (!job.predictor().hears()) {
      throw new IOException(
          "%s: predicts from the features of %s, which this program does not get from audio"
              .formatted(model, trained.card().extractor()));
    }
    if (trained.card().demonstration()) {
      System.err.println("sonaffect: " + DemonstrationModel.NOTICE);
    }
  }

  private PredictJob job(Format chosen, Storage storage) throws IOException {
    if (Double.isNaN(window) && !Double.isNaN(hop)) {
      throw new UsageError("--hop goes with --window");
    }
    double length = Double.isNaN(window) ? 0 : window;
    String name = SonaffectOnSpark.wanted(model, "a model");
    byte[] bytes = new byte[0];
    if (!name.equals(DemonstrationModel.NAME)) {
      try (InputStream in = storage.open(Location.of(name))) {
        bytes = in.readNBytes((int) ModelFile.MOST_BYTES + 1);
      }
    }
    PredictJob job =
        new PredictJob(
            bytes,
            bytes.length == 0 ? name : PredictJob.digest(bytes),
            chosen,
            scale,
            length,
            Double.isNaN(hop) ? length : hop,
            domain,
            maxSeconds);
    try {
      job.options();
      OutputScale.parse(scale);
    } catch (IllegalArgumentException e) {
      throw new UsageError(String.valueOf(e.getMessage()));
    }
    return job;
  }

  private Format format(String written) {
    String name = written.toLowerCase(Locale.ROOT);
    String word = json ? "jsonl" : format;
    if (word == null) {
      word =
          name.endsWith(".csv") || name.endsWith("/")
              ? "csv"
              : name.endsWith(".jsonl") || name.endsWith(".ndjson") ? "jsonl" : "";
    }
    for (Format known : List.of(Format.CSV, Format.JSONL)) {
      if (known.word().equals(word)) {
        return known;
      }
    }
    throw new UsageError(
        word.isEmpty()
            ? "-o %s: wanted an ending .csv, .jsonl or .ndjson, or --format".formatted(written)
            : "--format is %s, wanted csv or jsonl on a cluster".formatted(word));
  }

  private List<ListedClip> clips(ClipListing listing) throws IOException {
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
      }
    }
    Set<ListedClip> clips = new LinkedHashSet<>();
    for (String name : named) {
      try {
        clips.addAll(listing.find(List.of(name)));
      } catch (NoSuchFileException e) {
        absent.add(new PartReport.Told(0, name, "there is no such file"));
        System.err.println(name + ": skipped: there is no such file");
      }
    }
    return List.copyOf(clips);
  }
}
