package org.sonaffect.report.page;

import static j2html.TagCreator.h3;
import static j2html.TagCreator.p;

import j2html.tags.DomContent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.sonaffect.learning.metrics.Metric;
import org.sonaffect.report.figure.Figure;
import org.sonaffect.report.figure.TrainingSetFigure;
import org.sonaffect.study.Protocol;
import org.sonaffect.study.folder.RunFolder;

/** Several runs side by side: one page and nothing beside it, or a text for a terminal. */
public final class RunsPage {
  private RunsPage() {}

  /** The page; its figures and tables are in it. */
  public static String html(List<RunFolder> runs) throws IOException {
    RunsTables tables = new RunsTables(runs);
    Page page =
        new Page(
            "%d runs compared: %s".formatted(runs.size(), String.join(", ", tables.names())),
            "A report by Sonaffect.");
    List<DomContent> scores = new ArrayList<>();
    List<DomContent> more = new ArrayList<>();
    for (Metric metric : ScoreTable.METRICS) {
      Table table = tables.scores(metric);
      if (!table.rows().isEmpty()) {
        (metric == Metric.R2 ? scores : more).add(Page.of(table));
      }
    }
    scores.add(Page.folded("The same in the other metrics", more));
    page.section("Scores", scores);
    page.section("What differs", List.of(Page.of(tables.settings())));
    List<DomContent> answers = new ArrayList<>();
    for (int r = 0; r < runs.size(); r++) {
      answers.add(h3(tables.names().get(r)));
      answers.add(p(runs.get(r).summary().sentence()));
    }
    page.section("The answers", answers);
    List<Protocol> protocols =
        runs.stream().flatMap(run -> run.summary().protocols().stream()).distinct().toList();
    for (Protocol protocol : protocols) {
      List<DomContent> figures = new ArrayList<>();
      for (int r = 0; r < runs.size(); r++) {
        List<Figure> own = TrainingSetFigure.of(runs.get(r).summary(), protocol);
        if (!own.isEmpty()) {
          figures.add(h3(tables.names().get(r)));
          figures.add(Page.of(own));
        }
      }
      if (!figures.isEmpty()) {
        page.section("Figures, protocol " + protocol, figures);
      }
    }
    return page.render();
  }

  /** The same for a terminal. */
  public static String text(List<RunFolder> runs) {
    RunsTables tables = new RunsTables(runs);
    StringBuilder out = new StringBuilder();
    for (Metric metric : List.of(Metric.R2, Metric.CCC, Metric.RMSE)) {
      append(tables.scores(metric), out);
    }
    append(tables.settings(), out);
    for (int r = 0; r < runs.size(); r++) {
      out.append(tables.names().get(r)).append(": ");
      out.append(runs.get(r).summary().sentence()).append("\n\n");
    }
    return out.toString().stripTrailing();
  }

  private static void append(Table table, StringBuilder out) {
    if (!table.rows().isEmpty()) {
      out.append(table.plainText());
    }
    out.append(table.caption().replace("set off", "marked *")).append("\n\n");
  }
}
