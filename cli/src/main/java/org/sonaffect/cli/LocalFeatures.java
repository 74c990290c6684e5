package org.sonaffect.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.sonaffect.acoustics.table.CarryingClip;
import org.sonaffect.acoustics.table.ExtractionListener;
import org.sonaffect.acoustics.table.ExtractionOptions;
import org.sonaffect.acoustics.table.ExtractionSummary;
import org.sonaffect.audio.AudioInputs;
import org.sonaffect.audio.AudioSegment;
import org.sonaffect.audio.stream.ReadFailure;
import org.sonaffect.cli.command.CorpusFiles;
import org.sonaffect.cli.command.EarlierTables;
import org.sonaffect.cli.command.FailedClips;
import org.sonaffect.cli.command.FeatureRequest;
import org.sonaffect.cli.command.OutputFile;
import org.sonaffect.corpus.extract.Progress;
import org.sonaffect.corpus.file.Destination;
import org.sonaffect.corpus.file.PlainText;

/** A table of features made on this machine. */
final class LocalFeatures {
  private final FeatureRequest request;
  private final Progress progress;

  private int unreadable;
  private int leftOut;

  LocalFeatures(FeatureRequest request, Progress progress) {
    this.request = request;
    this.progress = progress;
  }

  /**
   * Writes the table, and its summary to stdout.
   *
   * @return clips and folders that were left out
   */
  FailedClips write() throws IOException, InterruptedException {
    Path table = Path.of(request.out());
    OutputFile output =
        OutputFile.of(
                "-o",
                table,
                request.force() || request.options().resume(),
                CorpusFiles.named(request.named()))
            .writable();
    request.mustResume(output.to().exists());
    ExtractionOptions options = request.options();
    List<CarryingClip> clips;
    String list = request.list();
    if (list == null) {
      clips = new ArrayList<>(clips(request.inputs()).stream().map(CarryingClip::of).toList());
    } else {
      LocalList read = LocalList.read(list);
      leftOut += read.leftOut();
      options = request.carrying(read.table());
      clips = read.clips();
    }
    if (clips.isEmpty() && leftOut + unreadable == 0) {
      throw request.noClips();
    }
    output.mustNotBe(clips.stream().map(clip -> clip.clip().file()).toList());
    int all = clips.size();
    String newTo = request.newTo();
    if (newTo != null) {
      EarlierTables earlier = request.earlier(options);
      earlier.addAll(Path.of(newTo), table, Destination::folder);
      clips.removeIf(clip -> earlier.has(clip.clip()));
    }
    int had = all - clips.size();
    ExtractionSummary summary;
    try (Progress.Stage stage = progress.stage("features", clips.size(), "clips")) {
      summary =
          new TableFile(output, request.force()).write(clips, options, new ShownExtraction(stage));
    }
    summary = summary.withPresent(had + summary.present());
    (output.isStdout() ? System.err : System.out)
        .println(FeatureRequest.summary(table, summary, leftOut));
    int lost = leftOut + unreadable;
    return new FailedClips(summary.failed() + lost, all - had + lost);
  }

  /** The clips of manifests, in their order, then files. */
  private List<AudioSegment> clips(List<String> inputs) throws IOException {
    List<AudioSegment> clips = new ArrayList<>();
    List<String> others = new ArrayList<>();
    for (String input : inputs) {
      if (CorpusFiles.isManifest(input)) {
        clips.addAll(manifest(Path.of(input)));
      } else {
        others.add(input);
      }
    }
    AudioInputs.find(others, this::unreadable, LocalList::note).stream()
        .map(AudioSegment::whole)
        .forEach(clips::add);
    return clips;
  }

  /** The clips of a manifest; those that it loses are named and counted. */
  private List<AudioSegment> manifest(Path file) throws IOException {
    CorpusClips corpus = CorpusClips.read(file);
    leftOut += corpus.leftOut();
    return corpus.clips();
  }

  private void unreadable(Path path, IOException reason) {
    unreadable++;
    System.err.println(
        PlainText.of(path + ": skipped: it cannot be read: " + ReadFailure.reason(reason)));
  }

  /** Progress by clip; what is odd or broken is named on stderr even when quiet. */
  private record ShownExtraction(Progress.Stage stage) implements ExtractionListener {
    @Override
    public void begins(int clips, int present) {
      stage.advance(present);
    }

    @Override
    public void done(Path file, double seconds, List<String> warnings) {
      stage.advance(1);
      warnings.forEach(warning -> System.err.println(PlainText.of(file + ": " + warning)));
    }

    @Override
    public void failed(Path file, String reason) {
      stage.advance(1);
      System.err.println(PlainText.of(file + ": skipped: " + reason));
    }
  }
}
