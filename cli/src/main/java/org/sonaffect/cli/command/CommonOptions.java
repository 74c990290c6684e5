package org.sonaffect.cli.command;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.sonaffect.acoustics.FeatureSets;
import org.sonaffect.acoustics.contour.SpareCores;
import org.sonaffect.corpus.extract.FeatureCache;
import org.sonaffect.corpus.extract.FeatureSetExtractor;
import org.sonaffect.corpus.extract.Progress;
import org.sonaffect.corpus.load.CorpusLoader;
import org.sonaffect.report.claims.ClaimsJson;
import org.sonaffect.study.StudyOptions;
import picocli.CommandLine.Option;

/** The options that every command has. */
public final class CommonOptions {
  /** More threads than any machine has cores for; work is parted by them. */
  private static final int MOST_JOBS = 1024;

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description =
          "Number of threads on this machine (default: one per core). Does not change results.")
  private int jobs = Runtime.getRuntime().availableProcessors();

  @Option(names = "--quiet", description = "No progress on stderr.")
  private boolean quiet;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  /** Threads to work with; where clips are fewer, those that are left help with them. */
  public int jobs() {
    if (jobs < 1 || jobs > MOST_JOBS) {
      throw new UsageError("--jobs expects 1 to %d, found %d".formatted(MOST_JOBS, jobs));
    }
    SpareCores.use(jobs);
    return jobs;
  }

  /** Progress on stderr; when quiet only what a person must know. */
  public Progress progress() {
    Progress shown = new TerminalProgress(System.err, TerminalStreams.stderr());
    if (!quiet) {
      return shown;
    }
    return new Progress() {
      @Override
      public void warn(String message) {
        shown.warn(message);
      }
    };
  }

  /**
   * Loads corpora with these threads and this progress.
   *
   * @param cache of extracted features; null: the user's own
   */
  public CorpusLoader loader(@Nullable Path cache) {
    FeatureCache features = cache != null ? new FeatureCache(cache) : FeatureCache.standard();
    return new CorpusLoader(
        new FeatureSetExtractor(FeatureSets.DEFAULT), features, jobs(), progress());
  }

  /** How a study is run and its corpora are loaded. */
  public StudyOptions studyOptions(boolean resume, boolean quickForm, @Nullable Path cache) {
    return StudyOptions.of(loader(cache)::load)
        .withJobs(jobs())
        .withResume(resume)
        .withQuick(quickForm)
        .withConclusions(ClaimsJson::of);
  }

  /** The value of a parameter that picocli has already demanded. */
  public static <T> T wanted(@Nullable T value, String what) {
    if (value == null) {
      throw new UsageError(what + " is missing");
    }
    return value;
  }
}
