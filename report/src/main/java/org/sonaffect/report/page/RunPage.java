package org.sonaffect.report.page;

import static j2html.TagCreator.h3;

import j2html.tags.DomContent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.sonaffect.corpus.file.AtomicFile;
import org.sonaffect.corpus.file.Destination;
import org.sonaffect.learning.metrics.Metric;
import org.sonaffect.report.figure.DifferenceFigure;
import org.sonaffect.report.figure.MixtureFigure;
import org.sonaffect.report.figure.PipelineFigure;
import org.sonaffect.report.figure.RandomLabelFigure;
import org.sonaffect.report.figure.RatingsFigure;
import org.sonaffect.report.figure.ResidualsFigure;
import org.sonaffect.report.figure.TrainingSetFigure;
import org.sonaffect.study.Control;
import org.sonaffect.study.Prediction;
import org.sonaffect.study.Protocol;
import org.sonaffect.study.folder.AutoMlFiles;
import org.sonaffect.study.folder.RunFolder;
import org.sonaffect.study.folder.SummaryJson;
import org.sonaffect.study.summary.Summary;

/** The page of one run: which sections stand on it, and in which order. */
public final class RunPage {
  /** Tables with more rows are for those who ask for them. */
  private static final int LONG = 24;

  private final RunFolder run;
  private final Summary summary;
  private final Path folder;

  private RunPage(RunFolder run, Path folder) {
    this.run = run;
    this.summary = run.summary();
    this.folder = folder;
  }

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
    new RunPage(run, folder).add(page);
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

  private void add(Page page) {
    page.open(Overview.of(run, new Parts(folder)));
    AutoMlFiles automl = AutoMlFiles.read(run.path());
    List<Prediction> real = run.realPredictions();
    List<Prediction> once = real.stream().filter(p -> p.cell().repeat() == 0).toList();
    page.section("Joint against single training", each(this::pairs));
    page.section("Joint training by choice", parts(parts -> JointSection.add(run, parts)));
    page.section(
        "Predicted against rated",
        each(
            (protocol, parts) ->
                parts.panels(ResidualsFigure.of(summary, once, run.clips(), protocol))));
    page.section("Training sets", each(this::scores));
    page.section("Models compared", each(this::models));
    page.section("Mixtures", each(this::mixtures));
    page.section(
        "The AutoML", each((protocol, parts) -> new AutoMlSection(automl, protocol, parts).add()));
    page.section("Learning curves", parts(parts -> CurveSection.add(run, parts)));
    page.section("The same clips, changed", parts(parts -> ChangesSection.add(run, parts)));
    page.section("Transfer between corpora", parts(parts -> TransferSection.add(run, parts)));
    page.section("The paper's claims, one by one", parts(parts -> ClaimsSection.add(run, parts)));
    page.section("Published results", parts(parts -> PublishedSection.add(run, parts)));
    page.section("Checks and limits", parts(parts -> checks(real, parts)));
    if (!run.clips().isEmpty()) {
      page.section("The ratings", parts(parts -> parts.add(RatingsFigure.of(run.clips()))));
    }
    page.section("Method", parts(this::method));
    page.section("Hyper-parameters chosen", parts(parts -> ChosenSection.add(run, parts)));
    page.section("Provenance", Provenance.of(run));
    page.section("Checklist", parts(parts -> Checklist.add(run, parts)));
  }

  private List<DomContent> parts(Consumer<Parts> section) {
    Parts parts = new Parts(folder);
    section.accept(parts);
    return parts.content();
  }

  /** One protocol under the other, each with a heading where there are several. */
  private List<DomContent> each(BiConsumer<Protocol, Parts> section) {
    List<DomContent> content = new ArrayList<>();
    for (Protocol protocol : summary.protocols()) {
      List<DomContent> own = parts(parts -> section.accept(protocol, parts));
      if (!own.isEmpty() && summary.protocols().size() > 1) {
        content.add(h3("Protocol " + protocol));
      }
      content.addAll(own);
    }
    return content;
  }

  private void checks(List<Prediction> real, Parts parts) {
    for (Table table : StatisticsTables.of(run, real)) {
      if (table.rows().size() > LONG) {
        parts.folded(table.caption().split("[:.]", 2)[0], table);
      } else {
        parts.add(table);
      }
    }
    RaterCeilingText.of(run).forEach(parts::text);
  }

  private void method(Parts parts) {
    Method.paragraphs(run).forEach(parts::text);
    parts.add(PipelineFigure.of(run.json()));
  }

  private void models(Protocol protocol, Parts parts) {
    List<Summary.Comparison> pairs =
        SummaryJson.readModels(run.json().path("summary").path("models"));
    Parts more = new Parts(folder);
    for (Metric metric : ScoreTable.METRICS) {
      (metric == Metric.R2 ? parts : more).add(ModelTable.of(pairs, protocol, metric));
    }
    parts.folded("The same in the other metrics", more);
  }

  private void mixtures(Protocol protocol, Parts parts) {
    MixtureFigure.of(summary, run.corpora(), protocol).forEach(parts::add);
    RandomLabelFigure.of(summary, run.corpora(), protocol).forEach(parts::add);
    parts.add(ControlTable.of(summary.controls(), protocol));
  }

  private void scores(Protocol protocol, Parts parts) {
    TrainingSetFigure.of(summary, protocol).forEach(parts::add);
    List<Control> controls =
        summary.means().stream()
            .map(mean -> mean.cell().control())
            .filter(control -> control.draw() == 0)
            .distinct()
            .toList();
    for (Control control : controls) {
      Parts more = new Parts(folder);
      for (Metric metric : ScoreTable.METRICS) {
        boolean first = metric == Metric.R2 && control.isNone();
        (first ? parts : more).add(ScoreTable.of(summary, protocol, control, metric));
      }
      more.add(ScoreTable.onOwnScale(run, protocol, control));
      String what = control.isNone() ? "" : ", " + ControlTable.words(control);
      parts.folded("The same in the other metrics" + what, more);
    }
  }

  private void pairs(Protocol protocol, Parts parts) {
    DifferenceFigure.of(summary, protocol).ifPresent(parts::add);
    Parts tables = new Parts(folder);
    for (Metric metric : ScoreTable.METRICS) {
      tables.add(ComparisonTable.of(summary, protocol, metric));
    }
    parts.folded("The differences as tables, with p values, in every metric", tables);
  }
}
