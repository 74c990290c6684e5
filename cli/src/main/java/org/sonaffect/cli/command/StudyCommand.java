package org.sonaffect.cli.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sonaffect.study.StudyFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sonaffect study STUDY.yaml -o RUN}. */
@Command(
    name = "study",
    description = {
      "Runs a study and writes a run folder.",
      "A study compares corpora, mixtures, models and targets, under one protocol or" + " several.",
      "",
      "Example:  sonaffect study study.yaml -o runs/first"
    })
public final class StudyCommand implements Callable<Integer> {
  private final Backend backend;

  @Mixin private final CommonOptions common = new CommonOptions();

  @Mixin private final MasterOption master = new MasterOption();

  @Mixin private final CorpusFolder corpora = new CorpusFolder();

  @Parameters(paramLabel = "STUDY.yaml", description = "The study file (docs/PROTOCOLS.md).")
  private @Nullable Path study;

  @Option(
      names = "-o",
      paramLabel = "RUN",
      required = true,
      description = "The run folder, on this machine.")
  private @Nullable String out;

  @Option(
      names = "--resume",
      description = "Continue an interrupted run; the results are the same.")
  private boolean resume;

  @Mixin private final ForceOption force = new ForceOption();

  @Option(
      names = "--quick",
      description = "Run the study's quick form, to test whether it works; not for conclusions.")
  private boolean quick;

  @Mixin private final CacheOption cache = new CacheOption();

  @Option(names = "--json", description = "Print the summary as JSON.")
  private boolean json;

  /** The command, to be run by a backend. */
  public StudyCommand(Backend backend) {
    this.backend = backend;
  }

  @Override
  public Integer call() throws IOException {
    Path file = CommonOptions.wanted(study, "a study file");
    Path run = backend.runFolder(CommonOptions.wanted(out, "a run folder"));
    if (force.given() && resume) {
      throw new UsageError(
          "--resume continues a run and --force replaces it: give only one of them");
    }
    for (Path manifest : StudyFile.read(file).corpora()) {
      CorpusFiles.keepOut("-o", run, corpora.of(manifest));
    }
    return new ReportedStudy(common, resume, force.given(), quick, cache.folder(), json, corpora)
        .run(file, run, backend);
  }
}
