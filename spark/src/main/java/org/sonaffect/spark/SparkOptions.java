package org.sonaffect.spark;

import org.sonaffect.corpus.extract.Progress;
import picocli.CommandLine.Option;

/** The options that every command has, here as with the local commands. */
final class SparkOptions {
  @Option(
      names = "--jobs",
      paramLabel = "N",
      description =
          "Threads of the driver, for what is not sent to the cluster (default: one a core). How"
              + " much the cluster does at a time is its own affair.")
  private int jobs = Runtime.getRuntime().availableProcessors();

  @Option(names = "--quiet", description = "No progress on stderr.")
  private boolean quiet;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  int jobs() {
    if (jobs < 1) {
      throw new UsageError("--jobs wants a number of threads from 1, found " + jobs);
    }
    return jobs;
  }

  /** Progress on stderr; when quiet only what a person must know. */
  Progress progress() {
    return new DriverProgress(System.err, quiet);
  }
}
