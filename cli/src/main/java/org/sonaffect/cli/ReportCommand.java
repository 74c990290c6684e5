package org.sonaffect.cli;

import com.fasterxml.jackson.databind.JsonNode;
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
import org.sonaffect.cli.command.OutputFile;
import org.sonaffect.cli.command.OutputLock;
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
      "Writes the report of a finished run, or of several side by side: a page, tables and"
          + " figures.",
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
      description = "The page (default: report.html in the first run folder).")
  private @Nullable Path out;

  @Mixin private final ForceOption force = new ForceOption();

  @Option(
      names = "--json",
      description = "Print the summary as JSON; for several runs, an array of summaries.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    Path own = runs.get(0).resolve(PAGE);
    Path page = out != null ? out : own;
    // The page of a run is the program's own, and made anew.
    boolean replaced =
        force.given() || (Files.exists(own) && Files.exists(page) && Files.isSameFile(own, page));
    OutputFile output = OutputFile.of("-o", page, replaced, files()).writable();
    for (Path run : runs) {
      RunFolder.read(run);
    }
    Files.createDirectories(Destination.folder(output.to().file()));
    List<RunFolder> read;
    try (@SuppressWarnings("unused")
        OutputLock lock = output.lock()) {
      read = Report.write(runs, page);
    }
    if (json) {
      System.out.println(summaries(read).toPrettyString());
    } else {
      System.out.println(page);
    }
    return ExitStatus.SUCCESS;
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

  private static JsonNode summaries(List<RunFolder> runs) {
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    runs.forEach(run -> all.add(run.json().path("summary")));
    return all.size() == 1 ? all.get(0) : all;
  }
}
