package org.sonaffect.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.sonaffect.cli.command.CommonOptions;
import org.sonaffect.cli.command.CorpusFolder;
import org.sonaffect.cli.command.ReportedStudy;
import org.sonaffect.corpus.demo.BuiltinCorpora;
import org.sonaffect.corpus.demo.BuiltinFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sonaffect demo}: the whole chain on the built-in corpora. */
@Command(
    name = "demo",
    description = {
      "Runs a whole study on two synthetic corpora and writes its report.",
      "Creates the corpora, extracts their features, runs the study and writes the"
          + " report. To continue an interrupted demo, run it again.",
      "",
      "Example:  sonaffect demo -o demo-run"
    })
final class DemoCommand implements Callable<Integer> {
  private static final int QUICK_CLIPS = 40;

  @Mixin private final CommonOptions common = new CommonOptions();

  @Option(
      names = "-o",
      paramLabel = "RUN",
      defaultValue = "demo-run",
      description = "The run folder (default: ${DEFAULT-VALUE}).")
  private Path out = Path.of("demo-run");

  @Option(
      names = "--quick",
      description = "Fewer clips, and the quick form of the study; not " + "for conclusions.")
  private boolean quick;

  @Option(names = "--json", description = "Print the summary as JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path corpora = Files.createDirectories(out).resolve("corpora");
    int clips = quick ? QUICK_CLIPS : BuiltinCorpora.CLIPS;
    BuiltinFiles files;
    ExecutorService executor = Executors.newFixedThreadPool(common.jobs());
    try {
      files = BuiltinCorpora.write(corpora, clips, executor, common.progress());
    } finally {
      executor.shutdownNow();
    }
    return new ReportedStudy(
            common, true, false, quick, out.resolve("cache"), json, new CorpusFolder())
        .run(files.study(), out, new ThisMachine());
  }
}
