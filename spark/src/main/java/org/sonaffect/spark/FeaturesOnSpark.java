package org.sonaffect.spark;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sonaffect.acoustics.table.ClipRequest;
import org.sonaffect.acoustics.table.ExtractionOptions.Level;
import org.sonaffect.acoustics.table.NamedClip;
import org.sonaffect.acoustics.table.Remaining;
import org.sonaffect.acoustics.table.TableFormat;
import org.sonaffect.corpus.extract.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code features IN... -o FILE} on a cluster. */
@Command(
    name = "features",
    description = {
      "Extracts the ComParE 2013 features of audio files: 6373 functionals a clip, or 130 contours"
          + " every 10 ms. A file that cannot be read is a row of the error table.",
      "",
      "Example:  spark-submit sonaffect-spark.jar features hdfs:///music -o hdfs:///features.csv"
    })
final class FeaturesOnSpark implements Callable<Integer> {
  @Mixin private final SparkOptions common = new SparkOptions();

  @Parameters(
      arity = "1..*",
      paramLabel = "IN",
      description =
          "Audio files, folders (with all folders in them), quoted patterns, or a corpus.yaml, whose"
              + " clips may have a start and an end; here, or on a Hadoop file system.")
  private List<String> inputs = List.of();

  @Option(
      names = "-o",
      paramLabel = "FILE",
      required = true,
      description = "The table; with a slash at the end, a folder of tables.")
  private @Nullable String out;

  @Option(
      names = "--level",
      paramLabel = "LEVEL",
      defaultValue = "functionals",
      description =
          "functionals (a row a clip) or contours (a row a frame); default ${DEFAULT-VALUE}.")
  private String level = "functionals";

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "csv",
      description = "csv, opensmile or arff; default ${DEFAULT-VALUE}.")
  private String format = "csv";

  @Option(
      names = "--window",
      paramLabel = "S",
      description = "Cut files into windows of S seconds.")
  private double window = Double.NaN;

  @Option(
      names = "--hop",
      paramLabel = "S",
      description = "Seconds from window to window (default: the window).")
  private double hop = Double.NaN;

  @Option(names = "--resume", description = "Keep the rows that are there, append what is missing.")
  private boolean resume;

  @Option(
      names = "--reference-quirks",
      description = "Read 8-bit WAV as signed, as the reference does; only for equal digits.")
  private boolean quirks;

  @Override
  public Integer call() throws IOException {
    FeatureJob job = job();
    ClipOutput output = ClipOutput.of(SonaffectOnSpark.wanted(out, "an output file"));
    try (Cluster cluster = Cluster.open("sonaffect features")) {
      return run(cluster, job, output);
    }
  }

  private int run(Cluster cluster, FeatureJob job, ClipOutput output) throws IOException {
    Storage storage = new Storage(cluster.hadoop());
    if (resume && output.isFinished(storage)) {
      System.out.println(output.place() + ": finished already");
      return SonaffectOnSpark.SUCCESS;
    }
    List<ListedClip> clips = new ClipListing(storage, output.base()).find(inputs);
    if (clips.isEmpty()) {
      throw new UsageError("no audio file in " + String.join(", ", inputs));
    }
    if (job.options().windowed()) {
      for (ListedClip clip : clips) {
        if (clip.start() != 0 || !Double.isNaN(clip.end())) {
          throw new UsageError("windows are for whole files, not for parts such as " + clip);
        }
      }
    }
    List<ListedClip> missing = clips;
    long begun = 0;
    if (resume && !output.folder() && storage.exists(output.place())) {
      Remaining left = remaining(clips, job, output.place(), storage);
      missing = listed(clips, left.missing());
      begun = left.end();
    }
    int present = clips.size() - missing.size();
    try (Progress.Stage stage = common.progress().stage("features", clips.size(), "clips")) {
      stage.advance(present);
      ClipRun.Summary summary =
          new ClipRun(cluster, job, output, "features")
              .run(missing, resume, begun, List.of(), stage);
      System.out.println(
          String.format(
              Locale.ROOT,
              "%s: %d clips extracted (%.1f s of audio, %d rows), %d there already, %d failed",
              output.place(),
              summary.done(),
              summary.seconds(),
              summary.rows(),
              present + summary.earlier(),
              summary.failed()));
      if (summary.failed() > 0) {
        System.out.println("Those that failed, and why: " + output.errors());
      }
      return SonaffectOnSpark.status(summary.failed(), cluster);
    }
  }

  private static Remaining remaining(
      List<ListedClip> clips, FeatureJob job, Location table, Storage storage) throws IOException {
    List<NamedClip> named = new ArrayList<>();
    for (ListedClip clip : clips) {
      // A row is found by its name and start; the path is not looked at.
      ClipRequest request = new ClipRequest(Path.of("."), clip.start(), clip.end());
      named.add(new NamedClip(request, clip.name()));
    }
    try (InputStream in = storage.open(table)) {
      return Remaining.of(named, in, table.text(), job.options());
    }
  }

  /** The clips that are missing, in their order; of clips with one name the last ones. */
  private static List<ListedClip> listed(List<ListedClip> clips, List<NamedClip> missing) {
    Map<List<Object>, Integer> wanted = new HashMap<>();
    for (NamedClip clip : missing) {
      wanted.merge(List.of(clip.name(), clip.request().start()), 1, Integer::sum);
    }
    List<ListedClip> found = new ArrayList<>();
    for (int i = clips.size() - 1; i >= 0; i--) {
      List<Object> key = List.of(clips.get(i).name(), clips.get(i).start());
      int left = wanted.getOrDefault(key, 0);
      if (left > 0) {
        wanted.put(key, left - 1);
        found.add(clips.get(i));
      }
    }
    Collections.reverse(found);
    return found;
  }

  private FeatureJob job() {
    if (!Double.isNaN(hop) && Double.isNaN(window)) {
      throw new UsageError("--hop goes with --window");
    }
    TableFormat table = SonaffectOnSpark.named(TableFormat.class, format, "--format");
    if (!table.isAppendable()) {
      throw new UsageError("--format %s cannot be put together of parts".formatted(format));
    }
    FeatureJob job =
        new FeatureJob(
            SonaffectOnSpark.named(Level.class, level, "--level"),
            table,
            window,
            Double.isNaN(hop) ? window : hop,
            quirks);
    try {
      job.options().withResume(resume);
      return job;
    } catch (IllegalArgumentException e) {
      throw new UsageError(String.valueOf(e.getMessage()));
    }
  }
}
