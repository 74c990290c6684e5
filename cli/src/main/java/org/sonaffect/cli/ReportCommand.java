package org.sonaffect.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sonaffect.cli.command.CommonOptions;
import org.sonaffect.cli.command.ExitStatus;
import org.sonaffect.cli.command.ForceOption;
import org.sonaffect.cli.command.OutputEnding;
import org.sonaffect.cli.command.OutputFile;
import org.sonaffect.cli.command.OutputLock;
import org.sonaffect.cli.command.UsageError;
import org.sonaffect.corpus.file.Destination;
import org.sonaffect.report.Report;
import org.sonaffect.study.folder.RunFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sonaffect report RUN...}. */
@Command(
    name = "report",
    description = {
      "Writes the report of a finished run, or compares several runs.",
      "For one run it writes a page, tables and figures. For several runs it prints one"
          + " table of their scores, with paired differences where their folds agree, and the"
          + " settings that differ; with -o it only writes a page of the comparison.",
      "",
      "Example:  sonaffect report runs/a runs/b -o compared.html"
    })
final class ReportCommand implements Callable<Integer> {
  private static final String PAGE = "report.html";

  @Mixin private final CommonOptions common = new CommonOptions();

  @Parameters(arity = "1..*", paramLabel = "RUN", description = "Run folders.")
  private List<Path> runs = List.of();

  @Option(
      names = "-o",
      paramLabel = "FILE.html",
      description =
          "The page (default: report.html in the folder of a single run; none for several"
              + " runs).")
  private @Nullable Path out;

  @Mixin private final ForceOption force = new ForceOption();

  @Option(
      names = "--json",
      description = "Print the summary as JSON; for several runs, an array of summaries.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    if (out != null) {
      OutputEnding.mustNotMislead("-o", out.toString(), List.of("html", "htm"));
    }
    List<RunFolder> read = runs.stream().map(RunFolder::read).toList();
    if (runs.size() == 1) {
      one(read.get(0));
    } else {
      several(read);
    }
    return ExitStatus.SUCCESS;
  }

  private void one(RunFolder run) throws IOException {
    Path own = runs.get(0).resolve(PAGE);
    Path page = out != null ? out : own;
    // The page of a run is the program's own, and is written again.
    boolean replaced = force.given() || same(own, page);
    OutputFile output = OutputFile.of("-o", page, replaced, files()).writable();
    Files.createDirectories(Destination.folder(output.to().file()));
    try (@SuppressWarnings("unused")
        OutputLock lock = output.lock()) {
      Report.write(run, page);
    }
    System.out.println(json ? run.json().path("summary").toPrettyString() : page.toString());
  }

  private void several(List<RunFolder> read) throws IOException {
    for (int i = 0; i < runs.size(); i++) {
      for (int j = 0; j < i; j++) {
        if (same(runs.get(i), runs.get(j))) {
          throw new UsageError(
              "%s is named twice; a run is compared with other runs".formatted(runs.get(i)));
        }
      }
      if (out != null && same(runs.get(i).resolve(PAGE), out)) {
        throw new UsageError(
            "-o %s is the page of one run; name another file for the comparison".formatted(out));
      }
    }
    if (out == null && force.given()) {
      throw new UsageError("--force without -o: several runs are compared on the terminal");
    }
    if (out != null) {
      OutputFile output = OutputFile.of("-o", out, force.given(), files()).writable();
      Files.createDirectories(Destination.folder(output.to().file()));
      try (@SuppressWarnings("unused")
          OutputLock lock = output.lock()) {
        Report.compare(read, out);
      }
    }
    if (json) {
      ArrayNode all = JsonNodeFactory.instance.arrayNode();
      read.forEach(run -> all.add(run.json().path("summary")));
      System.out.println(all.toPrettyString());
    } else if (out != null) {
      System.out.println(out);
    } else {
      System.out.println(Report.compared(read));
    }
  }

  private static boolean same(Path a, Path b) throws IOException {
    return Files.exists(a) && Files.exists(b) && Files.isSameFile(a, b);
  }

  /** What the runs are made of; all but their pages. */
  private List<Path> files() throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path run : runs) {
      if (Files.isDirectory(run)) {
        try (Stream<Path> all = Files.walk(run)) {
          all.filter(file -> !file.toString().endsWith(".html")).forEach(files::add);
        }
      }
    }
    return files;
  }
}
