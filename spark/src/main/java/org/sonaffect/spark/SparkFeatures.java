package org.sonaffect.spark;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.sonaffect.acoustics.table.ExtractionOptions;
import org.sonaffect.acoustics.table.ExtractionSummary;
import org.sonaffect.acoustics.table.NamedClip;
import org.sonaffect.acoustics.table.Remaining;
import org.sonaffect.acoustics.table.TableFormat;
import org.sonaffect.audio.AudioSegment;
import org.sonaffect.cli.command.EarlierTables;
import org.sonaffect.cli.command.FailedClips;
import org.sonaffect.cli.command.FeatureRequest;
import org.sonaffect.cli.command.PathTable;
import org.sonaffect.cli.command.UsageError;
import org.sonaffect.corpus.extract.Progress;

/** A table of features made on a cluster. */
final class SparkFeatures {
  private final FeatureRequest request;
  private final Progress progress;
  private final boolean resume;
  private FeatureJob job;
  private final ClipOutput output;

  /**
   * A table.
   *
   * @throws UsageError where the format cannot be put together of parts
   */
  SparkFeatures(FeatureRequest request, Progress progress) {
    ExtractionOptions options = request.options();
    if (options.format() == TableFormat.ARROW) {
      throw new UsageError(
          "--format %s cannot be joined from parts"
              .formatted(options.format().name().toLowerCase(Locale.ROOT)));
    }
    this.request = request;
    this.progress = progress;
    this.resume = options.resume();
    this.job = FeatureJob.of(options);
    this.output = ClipOutput.of(request.out());
  }

  /**
   * Writes the table, and its summary to stdout.
   *
   * @return clips in the error table
   */
  FailedClips write(Cluster cluster) throws IOException {
    Storage storage = new Storage(cluster.hadoop());
    try (@SuppressWarnings("unused")
        Closeable held = output.hold(resume || request.force(), request.named(), storage)) {
      return write(cluster, storage);
    }
  }

  private FailedClips write(Cluster cluster, Storage storage) throws IOException {
    ClipListing listing = new ClipListing(storage, output.base());
    List<ListedClip> clips;
    String list = request.list();
    if (list == null) {
      clips = listing.find(request.inputs());
    } else {
      PathTable table = listing.table(Location.of(list));
      job = FeatureJob.of(request.carrying(table));
      clips = listing.find(table, Location.of(list));
    }
    if (clips.isEmpty() && listing.leftOut().isEmpty()) {
      throw request.noClips();
    }
    if (request.options().windowed()) {
      for (ListedClip clip : clips) {
        if (clip.start() != 0 || !Double.isNaN(clip.end())) {
          throw new UsageError("windows need whole files, not parts such as " + clip);
        }
      }
    }
    int all = clips.size();
    String newTo = request.newTo();
    if (newTo != null) {
      EarlierTables earlier = request.earlier(job.options());
      new EarlierParts(earlier, storage)
          .addAll(Location.of(newTo), output.place(), Location::parent);
      clips.removeIf(clip -> earlier.have(clip.file().text(), clip.start()));
    }
    int had = all - clips.size();
    List<ListedClip> missing = clips;
    long begun = 0;
    request.mustResume(output.isBegun(storage));
    if (resume && output.isBegun(storage)) {
      missing = new ArrayList<>();
      begun = remaining(clips, storage, missing);
    }
    int present = clips.size() - missing.size();
    try (Progress.Stage stage = progress.stage("features", clips.size(), "clips")) {
      stage.advance(present);
      ExtractionSummary summary =
          new ClipRun(cluster, job, output, "features")
              .run(missing, resume, request.force(), begun, listing.leftOut(), stage);
      System.out.println(
          FeatureRequest.summary(
              output.place(), summary.withPresent(had + present + summary.present()), 0));
      if (summary.failed() > 0) {
        System.out.println("Those that failed, and why: " + output.errors(job));
      }
      return new FailedClips(summary.failed(), all - had + listing.leftOut().size());
    }
  }

  /** Finds the clips that the table has not, and where it ends. */
  private long remaining(List<ListedClip> clips, Storage storage, List<ListedClip> missing)
      throws IOException {
    List<NamedClip> named = new ArrayList<>();
    Map<NamedClip, ListedClip> listed = new IdentityHashMap<>();
    for (ListedClip clip : clips) {
      // A row is found by its name and start; the path is not looked at.
      AudioSegment request = new AudioSegment(Path.of("."), clip.start(), clip.end());
      NamedClip one = new NamedClip(request, clip.name());
      named.add(one);
      listed.put(one, clip);
    }
    try (InputStream in = storage.open(output.place())) {
      Remaining left = Remaining.of(named, in, output.place().text(), job.options());
      left.missing().forEach(clip -> missing.add(listed.get(clip)));
      return left.end();
    }
  }
}
