package org.sonaffect.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sonaffect.cli.command.CommonOptions;
import org.sonaffect.cli.command.ExitStatus;
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
  @Mixin private final CommonOptions common = new CommonOptions();

  @Parameters(arity = "1..*", paramLabel = "RUN", description = "Run folders.")
  private List<Path> runs = List.of();

  @Option(
      names = "-o",
      paramLabel = "FILE.html",
      description = "The page (default: report.html in the first run folder).")
  private @Nullable Path out;

  @Option(
      names = "--json",
      description = "Print the summary as JSON; for several runs, an array of summaries.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    Path page = out != null ? out : runs.get(0).resolve("report.html");
    List<RunFolder> read = Report.write(runs, page);
    if (json) {
      System.out.println(summaries(read).toPrettyString());
    } else {
      System.out.println(page);
    }
    return ExitStatus.SUCCESS;
  }

  private static JsonNode summaries(List<RunFolder> runs) {
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    runs.forEach(run -> all.add(run.json().path("summary")));
    return all.size() == 1 ? all.get(0) : all;
  }
}
