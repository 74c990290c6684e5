package org.sonaffect.spark;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.sonaffect.acoustics.table.CarriedColumn;
import org.sonaffect.acoustics.table.ExtractionSummary;
import org.sonaffect.cli.command.EarlierTables;
import org.sonaffect.cli.command.FailedClips;
import org.sonaffect.cli.command.InputList;
import org.sonaffect.cli.command.PathTable;
import org.sonaffect.cli.command.PredictionRequest;
import org.sonaffect.cli.command.UsageError;
import org.sonaffect.corpus.extract.Progress;
import org.sonaffect.corpus.file.PlainText;
import org.sonaffect.model.ModelException;
import org.sonaffect.model.builtin.BuiltInModel;
import org.sonaffect.model.file.ModelFile;
import org.sonaffect.model.predict.PredictionOutput.Format;

/** Predictions made on a cluster. A job that was killed is continued when it is started again. */
final class SparkPrediction {
  private final PredictionRequest request;
  private final Progress progress;
  private final ClipOutput output;
  private final Format format;
  private final List<PartReport.Note> absent = new ArrayList<>();

  /**
   * Predictions.
   *
   * @throws UsageError where there is no output, or its format cannot be put together of parts
   */
  SparkPrediction(PredictionRequest request, Progress progress) {
    String out = request.out();
    if (out == null) {
      throw new UsageError("Spark needs an output (-o)");
    }
    this.request = request;
    this.progress = progress;
    this.output = ClipOutput.of(out);
    this.format = format(request);
  }

  private static Format format(PredictionRequest request) {
    Format asked = request.format();
    if (asked == null) {
      if (String.valueOf(request.out()).endsWith("/")) {
        return Format.CSV;
      }
      throw request.noFormat();
    }
    if (asked == Format.TABLE) {
      throw new UsageError(
          "--format is %s, expected csv, jsonl or parquet on Spark".formatted(asked.word()));
    }
    return asked;
  }

  /**
   * Writes the predictions, and the summary to stderr.
   *
   * @return files in the error table
   */
  FailedClips write(Cluster cluster) throws IOException, ModelException {
    Storage storage = new Storage(cluster.hadoop());
    List<String> inputs = new ArrayList<>(request.named());
    inputs.add(request.model());
    try (@SuppressWarnings("unused")
        Closeable held = output.hold(request.force(), inputs, storage)) {
      return write(cluster, storage);
    }
  }

  private FailedClips write(Cluster cluster, Storage storage) throws IOException, ModelException {
    ClipListing listing = new ClipListing(storage, null);
    String list = request.list();
    PathTable table = list == null ? null : listing.table(Location.of(list));
    PredictJob job = job(storage, table == null ? List.of() : table.columns());
    request.check(job.predictor(), progress);
    List<ListedClip> clips;
    if (table == null || list == null) {
      clips = clips(listing);
    } else {
      request.mustDiffer(table, job.predictor());
      clips = listing.find(table, Location.of(list));
    }
    absent.addAll(listing.leftOut());
    if (clips.isEmpty() && absent.isEmpty()) {
      throw request.noAudio();
    }
    int asked = clips.size() + absent.size();
    String newTo = request.newTo();
    if (newTo != null) {
      EarlierTables earlier = request.earlier(job.predictor(), job.carried());
      Location here = Location.of(Path.of(""));
      new EarlierParts(earlier, storage).addAll(Location.of(newTo), output.place(), any -> here);
      clips.removeIf(clip -> earlier.have(clip.file().text(), clip.start()));
      progress.warn(EarlierTables.had(asked - absent.size() - clips.size()));
    }
    int all = clips.size() + absent.size();
    boolean resume = !output.isFinished(storage);
    try (Progress.Stage stage = progress.stage("predict", clips.size(), "files")) {
      ExtractionSummary summary =
          new ClipRun(cluster, job, output, "predict")
              .run(clips, resume, request.force(), 0, absent, stage);
      System.err.println(
          String.format(
              Locale.ROOT,
              "%s: %d files predicted (%.1f s of audio), %d by an earlier job, %d failed (%s)",
              output.place(),
              summary.done(),
              summary.seconds(),
              summary.present(),
              summary.failed(),
              output.errors(job)));
      return new FailedClips(summary.failed(), all);
    }
  }

  private PredictJob job(Storage storage, List<CarriedColumn> carried) throws IOException {
    String name = request.model();
    byte[] bytes = new byte[0];
    if (BuiltInModel.named(name) == null) {
      try (InputStream in = storage.open(Location.of(name))) {
        bytes = in.readNBytes((int) ModelFile.MOST_BYTES + 1);
      }
    }
    return new PredictJob(
        bytes,
        bytes.length == 0 ? name : PredictJob.digest(bytes),
        format,
        request.scale(),
        request.options().window(),
        request.options().hop(),
        request.options().domain(),
        request.options().audio().maxSeconds(),
        carried);
  }

  private List<ListedClip> clips(ClipListing listing) throws IOException {
    Set<ListedClip> clips = new LinkedHashSet<>();
    for (String name : InputList.withStdin(request.inputs())) {
      try {
        clips.addAll(listing.find(List.of(name)));
      } catch (NoSuchFileException e) {
        absent.add(new PartReport.Note(0, name, "there is no such file"));
        System.err.println(PlainText.of(name) + ": skipped: there is no such file");
      }
    }
    return new ArrayList<>(clips);
  }
}
