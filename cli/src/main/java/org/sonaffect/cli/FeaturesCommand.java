package org.sonaffect.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sonaffect.acoustics.table.ClipRequest;
import org.sonaffect.acoustics.table.Extraction;
import org.sonaffect.acoustics.table.ExtractionListener;
import org.sonaffect.acoustics.table.ExtractionOptions;
import org.sonaffect.acoustics.table.ExtractionOptions.Level;
import org.sonaffect.acoustics.table.ExtractionSummary;
import org.sonaffect.acoustics.table.TableFormat;
import org.sonaffect.audio.AudioInputs;
import org.sonaffect.audio.stream.AudioOptions;
import org.sonaffect.corpus.ClipSegment;
import org.sonaffect.corpus.CorpusException;
import org.sonaffect.corpus.CorpusLoader;
import org.sonaffect.corpus.extract.Progress;
import org.sonaffect.learning.portable.PlainText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sonaffect features IN... -o FILE}. */
@Command(
    name = "features",
    description = {
      "Extracts the ComParE 2013 features of audio files: 6373 functionals a clip, or 130 contours"
          + " every 10 ms. A file that cannot be read is named and skipped.",
      "",
      "Example:  sonaffect features recordings/ 'more/*.wav' -o features.csv"
    })
final class FeaturesCommand implements Callable<Integer> {
  @Mixin private final CommonOptions common = new CommonOptions();

  @Mixin private final MasterOption master = new MasterOption();

  @Parameters(
      arity = "1..*",
      paramLabel = "IN",
      description =
          "Audio files, folders (with all folders in them), quoted patterns, or a corpus.yaml, whose"
              + " clips may have a start and an end.")
  private List<String> inputs = List.of();

  @Option(names = "-o", paramLabel = "FILE", required = true, description = "The table.")
  private @Nullable Path out;

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
      description = "csv, opensmile, arff or arrow; default ${DEFAULT-VALUE}.")
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

  private int unreadable;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path table = CommonOptions.wanted(out, "an output file");
    ExtractionOptions options = options();
    List<ClipRequest> clips = clips();
    if (clips.isEmpty()) {
      throw new UsageError("no audio file in " + String.join(", ", inputs));
    }
    ExtractionSummary summary;
    try (Progress.Stage stage = common.progress().stage("features", clips.size(), "clips")) {
      summary = Extraction.run(clips, table, options, new Told(stage));
    }
    System.out.println(
        String.format(
            Locale.ROOT,
            "%s: %d clips extracted (%.1f s of audio, %d rows), %d there already, %d failed",
            table,
            summary.done(),
            summary.seconds(),
            summary.rows(),
            summary.present(),
            summary.failed()));
    return summary.failed() == 0 && unreadable == 0 ? Sonaffect.SUCCESS : Sonaffect.FAILED;
  }

  /** The clips of manifests, in their order, then files. */
  private List<ClipRequest> clips() throws IOException {
    List<ClipRequest> clips = new ArrayList<>();
    List<String> others = new ArrayList<>();
    for (String input : inputs) {
      if (input.endsWith(".yaml") || input.endsWith(".yml")) {
        try {
          for (ClipSegment clip : CorpusLoader.clips(Path.of(input))) {
            clips.add(new ClipRequest(clip.file(), clip.start(), clip.end()));
          }
        } catch (CorpusException e) {
          throw new IOException(e.getMessage(), e);
        }
      } else {
        others.add(input);
      }
    }
    AudioInputs.find(others, this::unreadable).stream().map(ClipRequest::whole).forEach(clips::add);
    return clips;
  }

  private void unreadable(Path path, IOException reason) {
    unreadable++;
    System.err.println(PlainText.of(path + ": skipped: it cannot be read: " + reason.getMessage()));
  }

  private ExtractionOptions options() {
    if (!Double.isNaN(hop) && Double.isNaN(window)) {
      throw new UsageError("--hop goes with --window");
    }
    ExtractionOptions options =
        ExtractionOptions.DEFAULT
            .withLevel(named(Level.class, level, "--level"))
            .withFormat(named(TableFormat.class, format, "--format"))
            .withAudio(AudioOptions.DEFAULT.withReferenceQuirks(quirks))
            .withJobs(common.jobs());
    try {
      if (!Double.isNaN(window)) {
        options = options.withWindows(window, Double.isNaN(hop) ? window : hop);
      }
      return options.withResume(resume);
    } catch (IllegalArgumentException e) {
      throw new UsageError(String.valueOf(e.getMessage()));
    }
  }

  private static <E extends Enum<E>> E named(Class<E> type, String word, String option) {
    for (E constant : type.getEnumConstants()) {
      if (constant.name().toLowerCase(Locale.ROOT).equals(word)) {
        return constant;
      }
    }
    throw new UsageError(
        "%s is %s, wanted one of %s"
            .formatted(
                option,
                word,
                List.of(type.getEnumConstants()).toString().toLowerCase(Locale.ROOT)));
  }

  /** Progress by clip; what is odd or broken is named on stderr even when quiet. */
  private record Told(Progress.Stage stage) implements ExtractionListener {
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
