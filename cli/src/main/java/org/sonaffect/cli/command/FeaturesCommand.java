package org.sonaffect.cli.command;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sonaffect.acoustics.FeatureSets;
import org.sonaffect.acoustics.signal.SignalText;
import org.sonaffect.acoustics.table.ExtractionOptions;
import org.sonaffect.acoustics.table.ExtractionOptions.Level;
import org.sonaffect.acoustics.table.TableFormat;
import org.sonaffect.audio.stream.AudioOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sonaffect features IN... -o FILE}. */
@Command(
    name = "features",
    description = {
      "Extracts features of audio files into a table.",
      "Functionals are one row per clip (6373 numbers by default, the set ComParE"
          + " 2013), contours one row every 10 ms. A file that cannot be read is reported and"
          + " skipped.",
      "",
      "Example:  sonaffect features recordings/ 'more/*.wav' -o features.csv"
    })
public final class FeaturesCommand implements Callable<Integer> {
  private final Backend backend;

  @Mixin private final CommonOptions common = new CommonOptions();

  @Mixin private final ClipsOptions clips = new ClipsOptions();

  @Parameters(
      arity = "0..*",
      paramLabel = "IN",
      description =
          "Audio files, folders (with subfolders), quoted patterns, or a corpus.yaml, whose"
              + " clips may have a start and an end. On Spark also addresses of a Hadoop file system.")
  private List<String> inputs = List.of();

  @Option(
      names = "-o",
      paramLabel = "FILE",
      required = true,
      description = "The table. On Spark a name that ends with / makes a folder of tables.")
  private @Nullable String out;

  @Option(
      names = "--set",
      paramLabel = "SET[,SET...]",
      defaultValue = "compare2013",
      description =
          "compare2013 (6373 functionals, 130 contours), compare2016 (as many), egemaps"
              + " (88, 25), gemaps (62, 18), tonal (29, none), contrast (32, none) or percussion"
              + " (9, none); default ${DEFAULT-VALUE}. With several sets, the name of each column begins with its set and a dot. Contours"
              + " need a single set.")
  private String set = "compare2013";

  @Option(
      names = "--signal",
      paramLabel = "SIGNAL",
      defaultValue = "none",
      description =
          "How audio is conditioned first: none (the default), mono, or settings separated"
              + " by commas: rate=HZ, band=HZ, trim=DB, loudness=LUFS, floor=DB, and window=S "
              + "with hop=S or parts=S (docs/FEATURES.md).")
  private String signal = "none";

  @Option(
      names = "--level",
      paramLabel = "LEVEL",
      defaultValue = "functionals",
      description =
          "functionals (one row per clip) or contours (one row per frame); default"
              + " ${DEFAULT-VALUE}.")
  private String level = "functionals";

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description =
          "csv, opensmile, arff, parquet or (not on Spark) arrow (default: by the ending of the"
              + " file, else csv).")
  private @Nullable String format;

  @Option(
      names = "--window",
      paramLabel = "S",
      description = "Cut files into windows of S seconds.")
  private @Nullable Double window;

  @Option(
      names = "--hop",
      paramLabel = "S",
      description = "Seconds from one window to the next (default: the length of a window).")
  private @Nullable Double hop;

  @Option(names = "--resume", description = "Keep existing rows and append the missing ones.")
  private boolean resume;

  @Option(
      names = "--reference-quirks",
      description =
          "Read 8-bit WAV as signed numbers, as openSMILE does. Only to reproduce its values.")
  private boolean quirks;

  /** The command, to be run by a backend. */
  public FeaturesCommand(Backend backend) {
    this.backend = backend;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    String table = CommonOptions.wanted(out, "an output file");
    return backend.features(
        new FeatureRequest(
            inputs,
            table,
            options(table),
            clips.force(),
            clips.maxFailed(),
            clips.table(inputs),
            clips.newTo()),
        common.progress());
  }

  private ExtractionOptions options(String table) {
    if (hop != null && window == null) {
      throw new UsageError("--hop needs --window");
    }
    ExtractionOptions common =
        ExtractionOptions.DEFAULT
            .withFormat(format(table))
            .withAudio(AudioOptions.DEFAULT.withReferenceQuirks(quirks))
            .withJobs(this.common.jobs());
    FeatureSets plain = UsageError.checked("--set " + set + ": ", () -> FeatureSets.parse(set));
    FeatureSets sets =
        UsageError.checked("--signal " + signal + ": ", () -> plain.with(SignalText.parse(signal)));
    ExtractionOptions options =
        UsageError.checked(
            "--set " + set + ": ",
            () -> common.withSets(sets).withLevel(named(Level.class, level, "--level")));
    if (window == null) {
      return UsageError.checked("", () -> options.withResume(resume));
    }
    if (window.isNaN()) {
      throw new UsageError("--window is NaN, expected seconds");
    }
    double length = window;
    double step = hop == null ? length : hop;
    return UsageError.checked("", () -> options.withWindows(length, step).withResume(resume));
  }

  private TableFormat format(String table) {
    TableFormat said =
        OutputEnding.of(
            table,
            Map.of(
                "csv", TableFormat.CSV,
                "arff", TableFormat.ARFF,
                "arrow", TableFormat.ARROW,
                "feather", TableFormat.ARROW,
                "parquet", TableFormat.PARQUET));
    if (format == null) {
      OutputEnding.mustNotMislead(
          "-o", table, List.of("csv", "arff", "arrow", "feather", "parquet"));
      return said == null ? TableFormat.CSV : said;
    }
    TableFormat asked = named(TableFormat.class, format, "--format");
    // openSMILE's own layout is a CSV too.
    boolean alike = asked == TableFormat.OPENSMILE && said == TableFormat.CSV;
    if (said != null && said != asked && !alike) {
      throw OutputEnding.contradicts(table, asked.title());
    }
    return asked;
  }

  private static <E extends Enum<E>> E named(Class<E> type, String word, String option) {
    for (E constant : type.getEnumConstants()) {
      if (constant.name().toLowerCase(Locale.ROOT).equals(word)) {
        return constant;
      }
    }
    throw new UsageError(
        "%s is %s, expected one of %s"
            .formatted(
                option,
                word,
                List.of(type.getEnumConstants()).toString().toLowerCase(Locale.ROOT)));
  }
}
