package org.sonaffect.report.page;

import static j2html.TagCreator.h3;
import static j2html.TagCreator.p;

import j2html.tags.DomContent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.sonaffect.corpus.file.AtomicFile;
import org.sonaffect.corpus.file.Destination;
import org.sonaffect.learning.metrics.Metric;
import org.sonaffect.report.figure.DifferenceFigure;
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
import org.sonaffect.study.summary.Summary;

/** The page of one run: which sections stand on it, and in which order. */
public final class RunPage {
  /** Tables with more rows are for those who ask for them. */
  private static final int LONG = 24;

  private RunPage() {}

  /** Writes the page, and figures and tables beside it; a pipe or a device has nothing beside. */
  public static void write(RunFolder run, Path html) throws IOException {
    if (!Destination.of(html).through()) {
      write(run, html, html.toAbsolutePath().resolveSibling("").normalize());
      return;
    }
    Path folder = Files.createTempDirectory("sonaffect-");
    try {
      write(run, html, folder);
    } finally {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  private static void write(RunFolder run, Path html, Path folder) throws IOException {
    Page page =
        new Page(
            dimensions(run) + ", learnt from " + String.join(" and ", run.corpora()),
            "A report by Sonaffect. The folder figures has every figure as SVG, PNG and"
                + " CSV; the folder tables has every table as Markdown and LaTeX.");
    add(page, run, folder);
    Files.createDirectories(folder);
    AtomicFile.writeChecked(html, page.render().getBytes(StandardCharsets.UTF_8));
  }

  /** What is learnt: arousal and valence, unless the study has other targets. */
  private static String dimensions(RunFolder run) {
    List<String> targets = new ArrayList<>();
    run.json().at("/study/targets").forEach(target -> targets.add(target.asText()));
    if (List.of("arousal", "valence").containsAll(targets)) {
      return "Arousal and valence";
    }
    String last = targets.remove(targets.size() - 1);
    String all = targets.isEmpty() ? last : String.join(", ", targets) + " and " + last;
    return Character.toUpperCase(all.charAt(0)) + all.substring(1);
  }

  /** The scores of every protocol and the answer, for a terminal. */
  public static String text(RunFolder run) {
    StringBuilder out = new StringBuilder();
    for (Protocol protocol : run.summary().protocols()) {
      Table table = HeadlineScores.of(run, protocol);
      out.append(table.plainText()).append(table.caption()).append("\n\n");
    }
    return out.append(run.summary().sentence()).append("\n").toString();
  }

  private static void add(Page page, RunFolder run, Path folder) throws IOException {
    page.open(Overview.of(run, folder));
    Summary summary = run.summary();
    AutoMlFiles automl = AutoMlFiles.read(run.path());
    List<Prediction> real = run.realPredictions();
    List<Prediction> once = real.stream().filter(p -> p.cell().repeat() == 0).toList();
    page.section(
        "Joint against single training",
        each(summary, protocol -> pairs(summary, protocol, folder)));
    page.section("Joint training by choice", JointSection.of(run, folder));
    page.section(
        "Predicted against rated",
        each(
            summary,
            protocol -> panels(ResidualsFigure.of(summary, once, run.clips(), protocol), folder)));
    page.section("Training sets", each(summary, protocol -> scores(run, protocol, folder)));
    List<Summary.Comparison> modelPairs =
        SummaryJson.readModels(run.json().path("summary").path("models"));
    page.section(
        "Models compared", each(summary, protocol -> models(modelPairs, protocol, folder)));
    page.section("Mixtures", each(summary, protocol -> mixtures(run, protocol, folder)));
    page.section(
        "The AutoML",
        each(summary, protocol -> new AutoMlSection(automl, protocol, folder).content()));
    page.section("Learning curves", CurveSection.of(run, folder));
    page.section("The same clips, changed", ChangesSection.of(run, folder));
    page.section("Transfer between corpora", TransferSection.of(run, folder));
    page.section("The paper's claims, one by one", ClaimsSection.of(run, folder));
    page.section("Published results", PublishedSection.of(run, folder));
    List<DomContent> checks = new ArrayList<>();
    for (Table table : StatisticsTables.of(run, real)) {
      DomContent written = table.written(folder);
      String first = table.caption().split("[:.]", 2)[0];
      checks.add(table.rows().size() > LONG ? Page.folded(first, List.of(written)) : written);
    }
    RaterCeilingText.of(run).forEach(text -> checks.add(p(text)));
    page.section("Checks and limits", checks);
    List<RatedClip> clips = run.clips();
    if (!clips.isEmpty()) {
      page.section("The ratings", List.of(Page.written(RatingsFigure.of(clips), folder)));
    }
    List<DomContent> method = new ArrayList<>();
    Method.paragraphs(run).forEach(text -> method.add(p(text)));
    method.add(Page.written(PipelineFigure.of(run.json()), folder));
    page.section("Method", method);
    page.section("Hyper-parameters chosen", ChosenSection.of(run, folder));
    page.section("Provenance", Provenance.of(run));
    page.section("Checklist", Checklist.of(run, folder));
  }

  /** What a section says of one protocol. */
  private interface OfProtocol {
    List<DomContent> content(Protocol protocol) throws IOException;
  }

  /** One protocol under the other, each with a heading where there are several. */
  private static List<DomContent> each(Summary summary, OfProtocol part) throws IOException {
    List<DomContent> content = new ArrayList<>();
    for (Protocol protocol : summary.protocols()) {
      List<DomContent> own = part.content(protocol);
      if (!own.isEmpty() && summary.protocols().size() > 1) {
        content.add(h3("Protocol " + protocol));
      }
      content.addAll(own);
    }
    return content;
  }

  private static List<DomContent> panels(List<Figure> figures, Path folder) throws IOException {
    for (Figure figure : figures) {
      figure.write(folder.resolve("figures"));
    }
    return figures.isEmpty() ? List.of() : List.of(Page.of(figures));
  }

  private static List<DomContent> models(
      List<Summary.Comparison> pairs, Protocol protocol, Path folder) throws IOException {
    List<DomContent> content = new ArrayList<>();
    List<DomContent> more = new ArrayList<>();
    for (Metric metric : ScoreTable.METRICS) {
      written(ModelTable.of(pairs, protocol, metric), folder, metric == Metric.R2 ? content : more);
    }
    if (!more.isEmpty()) {
      content.add(Page.folded("The same in the other metrics", more));
    }
    return content;
  }

  private static List<DomContent> mixtures(RunFolder run, Protocol protocol, Path folder)
      throws IOException {
    Summary summary = run.summary();
    List<DomContent> content = new ArrayList<>();
    List<Figure> figures = new ArrayList<>(MixtureFigure.of(summary, run.corpora(), protocol));
    figures.addAll(RandomLabelFigure.of(summary, run.corpora(), protocol));
    for (Figure figure : figures) {
      content.add(Page.written(figure, folder));
    }
    written(ControlTable.of(summary.controls(), protocol), folder, content);
    return content;
  }

  private static List<DomContent> scores(RunFolder run, Protocol protocol, Path folder)
      throws IOException {
    Summary summary = run.summary();
    List<DomContent> content = new ArrayList<>();
    for (Figure figure : TrainingSetFigure.of(summary, protocol)) {
      content.add(Page.written(figure, folder));
    }
    List<Control> controls =
        summary.means().stream()
            .map(mean -> mean.cell().control())
            .filter(control -> control.draw() == 0)
            .distinct()
            .toList();
    for (Control control : controls) {
      List<DomContent> more = new ArrayList<>();
      for (Metric metric : ScoreTable.METRICS) {
        boolean first = metric == Metric.R2 && control.isNone();
        written(ScoreTable.of(summary, protocol, control, metric), folder, first ? content : more);
      }
      written(ScoreTable.onOwnScale(run, protocol, control), folder, more);
      String what = control.isNone() ? "" : ", " + ControlTable.words(control);
      content.add(Page.folded("The same in the other metrics" + what, more));
    }
    return content;
  }

  private static List<DomContent> pairs(Summary summary, Protocol protocol, Path folder)
      throws IOException {
    List<DomContent> content = new ArrayList<>();
    Optional<Figure> forest = DifferenceFigure.of(summary, protocol);
    if (forest.isPresent()) {
      content.add(Page.written(forest.get(), folder));
    }
    List<DomContent> tables = new ArrayList<>();
    for (Metric metric : ScoreTable.METRICS) {
      written(ComparisonTable.of(summary, protocol, metric), folder, tables);
    }
    if (!tables.isEmpty()) {
      content.add(Page.folded("The differences as tables, with p values, in every metric", tables));
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
