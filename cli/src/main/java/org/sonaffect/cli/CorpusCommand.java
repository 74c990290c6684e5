package org.sonaffect.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sonaffect.cli.command.CacheOption;
import org.sonaffect.cli.command.CommonOptions;
import org.sonaffect.cli.command.CorpusFiles;
import org.sonaffect.cli.command.ExitStatus;
import org.sonaffect.cli.command.ForceOption;
import org.sonaffect.cli.command.OutputEnding;
import org.sonaffect.cli.command.OutputFile;
import org.sonaffect.cli.command.OutputLock;
import org.sonaffect.cli.command.UsageError;
import org.sonaffect.corpus.describe.CorpusCheck;
import org.sonaffect.corpus.describe.CorpusDescription;
import org.sonaffect.corpus.describe.NamedCorpus;
import org.sonaffect.corpus.file.PlainText;
import org.sonaffect.corpus.known.KnownDataSets;
import org.sonaffect.report.Report;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sonaffect corpus MANIFEST|FOLDER}. */
@Command(
    name = "corpus",
    description = {
      "Describes a rated corpus and checks it before any study.",
      "Lists clips, durations, formats, ratings, groups and duplicates, and every"
          + " problem with file and line. The exit status is 1 if there is a problem. A"
          + " folder may hold a manifest, a known data set, or a table of ratings. Features"
          + " are extracted to find near-duplicates, and cached for the study.",
      "",
      "Example:  sonaffect corpus sounds/corpus.yaml --html sounds.html"
    })
final class CorpusCommand implements Callable<Integer> {
  @Mixin private final CommonOptions common = new CommonOptions();

  @Parameters(arity = "0..1", paramLabel = "MANIFEST|FOLDER", description = "The corpus.")
  private @Nullable Path corpus;

  @Option(
      names = "--known",
      description = "List the data sets that are read as their authors ship them.")
  private boolean known;

  @Option(names = "--html", paramLabel = "FILE", description = "Also write an HTML page.")
  private @Nullable Path html;

  @Mixin private final ForceOption force = new ForceOption();

  @Option(
      names = "--no-audio",
      description =
          "Check the tables, and whether the files are there; open no audio and extract nothing.")
  private boolean noAudio;

  @Mixin private final CacheOption cache = new CacheOption();

  @Option(names = "--json", description = "Print the description as JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (known) {
      return list();
    }
    Path named = corpus;
    if (named == null || named.toString().isEmpty()) {
      throw new UsageError("a manifest or a folder is missing; --known lists known data sets");
    }
    if (!Files.exists(named)) {
      throw new NoSuchFileException(named.toString());
    }
    OutputFile page = page();
    NamedCorpus found = NamedCorpus.find(named);
    if (page != null) {
      page.mustNotBe(CorpusFiles.of(found.manifest()));
    }
    CorpusDescription description = check().of(found);
    if (page != null) {
      try (@SuppressWarnings("unused")
          OutputLock lock = page.lock()) {
        Report.describe(description, page.to().named());
      }
    }
    if (page == null || !page.isStdout()) {
      System.out.println(
          json
              ? Report.json(description).toPrettyString()
              : PlainText.lines(Report.text(description)));
    }
    return description.isSound() ? ExitStatus.SUCCESS : ExitStatus.FAILED;
  }

  private @Nullable OutputFile page() throws IOException {
    if (html == null) {
      if (force.given()) {
        throw new UsageError("--force without --html: nothing is written");
      }
      return null;
    }
    OutputEnding.mustNotMislead("--html", html.toString(), List.of("html", "htm"));
    return OutputFile.of("--html", html, force.given(), List.of()).inItsFolder();
  }

  private CorpusCheck check() {
    return new CorpusCheck(
        common.loader(cache.folder()), common.jobs(), common.progress(), !noAudio);
  }

  private int list() {
    if (corpus != null || html != null || noAudio) {
      throw new UsageError("--known lists data sets; it can be combined with --json only");
    }
    System.out.println(
        json
            ? Report.json(KnownDataSets.all()).toPrettyString()
            : Report.text(KnownDataSets.all()));
    return ExitStatus.SUCCESS;
  }
}
