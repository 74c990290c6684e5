package org.sonaffect.spark;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
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
      Remaining left = remaining(clips, output.place(), storage);
      missing = listed(clips, left.missing());
      begun = left.end();
    }
    int present = clips.size() - missing.size();
    try (Progress.Stage stage = progress.stage("features", clips.size(), "clips")) {
      stage.advance(present);
      ClipRun.Summary summary =
          new ClipRun(cluster, job, output, "features")
              .run(missing, resume, request.force(), begun, listing.leftOut(), stage);
      System.out.println(
          FeatureRequest.summary(
              output.place(),
              new ExtractionSummary(
                  summary.done(),
                  had + present + summary.earlier(),
                  summary.failed(),
                  summary.rows(),
                  summary.seconds()),
              0));
      if (summary.failed() > 0) {
        System.out.println("Those that failed, and why: " + output.errors(job));
      }
      return new FailedClips(summary.failed(), all - had + listing.leftOut().size());
    }
  }

  private Remaining remaining(List<ListedClip> clips, Location table, Storage storage)
      throws IOException {
    List<NamedClip> named = new ArrayList<>();
    for (ListedClip clip : clips) {
      // A row is found by its name and start; the path is not looked at.
      AudioSegment request = new AudioSegment(Path.of("."), clip.start(), clip.end());
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
      wanted.merge(List.of(clip.name(), clip.segment().start()), 1, Integer::sum);
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
}
