package org.sonaffect.app;

import org.sonaffect.study.Progress;
import picocli.CommandLine.Option;

/** The options that every command has. */
final class CommonOptions {
  @Option(
      names = "--jobs",
      paramLabel = "N",
      description = "Threads to work with (default: one a core). Never changes a result.")
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

  Progress progress() {
    return quiet
        ? Progress.NONE
        : new TerminalProgress(System.err, Boolean.getBoolean("sonaffect.stderr.terminal"));
  }

  boolean quiet() {
    return quiet;
  }

  boolean helpWanted() {
    return help;
  }
}
