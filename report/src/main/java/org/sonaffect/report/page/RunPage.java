package org.sonaffect.report.page;

import static j2html.TagCreator.div;
import static j2html.TagCreator.p;

import j2html.tags.DomContent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.sonaffect.corpus.file.AtomicFile;
import org.sonaffect.learning.metrics.Metric;
import org.sonaffect.report.figure.Figure;
import org.sonaffect.report.figure.MixtureFigure;
import org.sonaffect.report.figure.PipelineFigure;
import org.sonaffect.report.figure.RandomLabelFigure;
import org.sonaffect.report.figure.RatingsFigure;
import org.sonaffect.report.figure.ResidualsFigure;
import org.sonaffect.report.figure.TrainingSetFigure;
import org.sonaffect.study.Control;
import org.sonaffect.study.Prediction;
import org.sonaffect.study.Protocol;
import org.sonaffect.study.RatedClip;
import org.sonaffect.study.folder.AutoMlFiles;
import org.sonaffect.study.folder.RunFolder;
import org.sonaffect.study.folder.SummaryJson;
import org.sonaffect.study.summary.ModelComparison;
import org.sonaffect.study.summary.Summary;

/** The page of one run: which sections stand on it, and in which order. */
public final class RunPage {
  private RunPage() {}

  /** Writes the page, and figures and tables beside it. */
  public static void write(RunFolder run, Path html) throws IOException {
    Path folder = html.toAbsolutePath().resolveSibling("").normalize();
    Page page =
        new Page(
            "Arousal and valence, learnt from " + String.join(" and ", run.corpora()),
            "A report by Sonaffect.");
    add(page, run, folder);
    Files.createDirectories(folder);
    AtomicFile.writeChecked(html, page.render().getBytes(StandardCharsets.UTF_8));
  }

  /** The scores of every protocol and the answer, for a terminal. */
  public static String text(RunFolder run) {
    StringBuilder out = new StringBuilder();
    for (Protocol protocol : run.summary().protocols()) {
      Table table = ScoreTable.forTerminal(run, protocol);
      out.append(table.plainText()).append(table.caption()).append("\n\n");
    }
    return out.append(run.summary().sentence()).append("\n").toString();
  }

  private static void add(Page page, RunFolder run, Path folder) throws IOException {
    if (run.summary().synthetic()) {
      page.add(
          p("These clips and ratings are synthetic: the program generated them to show how it"
                  + " works. Nothing here says anything about how people hear.")
              .withClass("notice"));
    }
    page.section("The answer", List.of(div(p(run.summary().sentence())).withClass("answer")));

    section(page, "The paper's claims, one by one", ClaimsSection.of(run, folder));
    Summary summary = run.summary();
    AutoMlFiles automl = AutoMlFiles.read(run.path());
    List<ModelComparison> modelPairs =
        SummaryJson.readModels(run.json().path("summary").path("models"));
    List<Prediction> real = run.realPredictions();
    List<Prediction> once = real.stream().filter(p -> p.cell().repeat() == 0).toList();
    for (Protocol protocol : summary.protocols()) {
      page.section("Scores, protocol " + protocol, scores(run, protocol, folder));
      section(
          page,
          "Joint and single training, protocol " + protocol,
          pairs(summary, protocol, folder));
      section(page, "Models compared, protocol " + protocol, models(modelPairs, protocol, folder));
      section(
          page,
          "The AutoML, protocol " + protocol,
          new AutoMlSection(automl, protocol, folder).content());
      List<Figure> residuals = ResidualsFigure.of(summary, once, protocol);
      for (Figure panel : residuals) {
        panel.write(folder.resolve("figures"));
      }
      page.section("Predictions and ratings, protocol " + protocol, List.of(Page.of(residuals)));
    }
    section(page, "Learning curves", CurveSection.of(run, folder));
    section(page, "Transfer between corpora", TransferSection.of(run, folder));
    section(page, "Published results", PublishedSection.of(run, folder));
    List<DomContent> checks = new ArrayList<>();
    for (Table table : StatisticsTables.of(run, real)) {
      checks.add(table.written(folder));
    }
    RaterCeilingText.of(run).forEach(text -> checks.add(p(text)));
    section(page, "Checks and limits", checks);
    List<RatedClip> clips = run.clips();
    if (!clips.isEmpty()) {
      page.section("The ratings", List.of(Page.written(RatingsFigure.of(clips), folder)));
    }
    List<DomContent> method = new ArrayList<>();
    method.add(Page.written(PipelineFigure.of(run.json()), folder));
    Method.paragraphs(run).forEach(text -> method.add(p(text)));
    page.section("Method", method);
    page.section("Provenance", Provenance.of(run));
    page.section("Checklist", Checklist.of(run, folder));
  }

  /** A section that some runs have nothing for. */
  private static void section(Page page, String heading, List<DomContent> content) {
    if (!content.isEmpty()) {
      page.section(heading, content);
    }
  }

  private static List<DomContent> scores(RunFolder run, Protocol protocol, Path folder)
      throws IOException {
    Summary summary = run.summary();
    List<DomContent> content = new ArrayList<>();
    List<Figure> figures = new ArrayList<>(TrainingSetFigure.of(summary, protocol));
    figures.addAll(MixtureFigure.of(summary, run.corpora(), protocol));
    figures.addAll(RandomLabelFigure.of(summary, run.corpora(), protocol));
    for (Figure figure : figures) {
      content.add(Page.written(figure, folder));
    }
    List<Control> controls =
        summary.means().stream()
            .map(mean -> mean.cell().control())
            .filter(control -> control.draw() == 0)
            .distinct()
            .toList();
    for (Control control : controls) {
      for (Metric metric : ScoreTable.METRICS) {
        written(ScoreTable.of(summary, protocol, control, metric), folder, content);
      }
      written(ScoreTable.onOwnScale(run, protocol, control), folder, content);
    }
    return content;
  }

  private static List<DomContent> pairs(Summary summary, Protocol protocol, Path folder)
      throws IOException {
    List<DomContent> content = new ArrayList<>();
    for (Metric metric : ScoreTable.METRICS) {
      written(ComparisonTable.of(summary, protocol, metric), folder, content);
    }
    written(ControlTable.of(summary.controls(), protocol), folder, content);
    return content;
  }

  private static List<DomContent> models(
      List<ModelComparison> pairs, Protocol protocol, Path folder) throws IOException {
    List<DomContent> content = new ArrayList<>();
    for (Metric metric : ScoreTable.METRICS) {
      written(ModelTable.of(pairs, protocol, metric), folder, content);
    }
    return content;
  }

  private static void written(Table table, Path folder, List<DomContent> content)
      throws IOException {
    if (!table.rows().isEmpty()) {
      content.add(table.written(folder));
    }
  }
}
