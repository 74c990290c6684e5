package org.sonaffect.study.run;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.sonaffect.corpus.Corpus;
import org.sonaffect.corpus.Item;
import org.sonaffect.study.Cell;
import org.sonaffect.study.Conclusions;
import org.sonaffect.study.FoldResult;
import org.sonaffect.study.ModelGrid;
import org.sonaffect.study.RatedClip;
import org.sonaffect.study.Result;
import org.sonaffect.study.StudyModel;
import org.sonaffect.study.Summary;
import org.sonaffect.study.folder.AtomicFile;
import org.sonaffect.study.folder.AutoMlFiles;
import org.sonaffect.study.folder.AutoMlJson;
import org.sonaffect.study.folder.CsvTable;
import org.sonaffect.study.folder.Decimals;
import org.sonaffect.study.folder.RunColumns;
import org.sonaffect.study.folder.SummaryJson;
import org.sonaffect.study.folder.Trials;
import org.sonaffect.study.gate.ControlAudit;
import org.sonaffect.study.gate.Finding;
import org.sonaffect.study.plan.Identity;
import org.sonaffect.study.plan.Labels;
import org.sonaffect.study.plan.PlannedFold;
import org.sonaffect.study.plan.Prepared;
import org.sonaffect.study.plan.StudyJson;

/** What a finished run writes, all of it made from its rows and its log. */
final class RunOutputs {
  private final Prepared study;
  private final Trials trials;
  private final List<Finding> findings;
  private final Conclusions conclusions;

  RunOutputs(Prepared study, Trials trials, List<Finding> findings, Conclusions conclusions) {
    this.study = study;
    this.trials = trials;
    this.findings = findings;
    this.conclusions = conclusions;
  }

  /**
   * Writes predictions, results, timings and, last, results.json, whose presence says that the run
   * has ended.
   *
   * @param seconds that this run took, without loading corpora
   */
  void write(Path folder, double seconds, int jobs) {
    ResultTables tables = new ResultTables(study, study.study().models(), trials);
    List<Result> results = tables.results();
    RunTables.predictions(folder, tables);
    RunTables.results(folder, results);
    new SideTables(study, trials).write(folder);
    timings(folder, seconds, jobs);
    Summary summary = summary(results);
    ObjectNode json = json(summary);
    ((ObjectNode) json.path("summary")).set("claims", conclusions.claims(results, json, clips()));
    if (study.study().autoMl().isPresent()) {
      ((ObjectNode) json.path("summary")).set("automl", AutoMlJson.of(AutoMlFiles.read(folder)));
    }
    json.putObject("run")
        .put("date", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString())
        .put("java", Runtime.version().toString())
        .put("jobs", jobs);
    DefaultPrettyPrinter lines = new DefaultPrettyPrinter();
    lines.indentObjectsWith(new DefaultIndenter("  ", "\n"));
    lines.indentArraysWith(new DefaultIndenter("  ", "\n"));
    ObjectWriter writer = new ObjectMapper().writer(lines);
    AtomicFile.write(
        folder.resolve("results.json"), out -> out.write(writer.writeValueAsString(json) + "\n"));
  }

  private Summary summary(List<Result> results) {
    List<String> names = study.rows().names();
    Summaries summaries =
        new Summaries(results, names, study.study().mixtures(), study.folds().count());
    boolean synthetic =
        study.rows().corpora().stream().anyMatch(corpus -> corpus.provenance().synthetic());
    Summary numbers =
        new Summary(
            "", synthetic, summaries.means(), summaries.comparisons(), summaries.controls());
    String sentence =
        new Verdict(names, study.study().mixtures())
            .sentence(study.study().protocols().get(0), numbers);
    return new Summary(
        sentence, synthetic, numbers.means(), numbers.comparisons(), numbers.controls());
  }

  private ObjectNode json(Summary summary) {
    ObjectNode json = new ObjectMapper().createObjectNode();
    String version = RunOutputs.class.getPackage().getImplementationVersion();
    json.put("program", "sonaffect " + (version == null ? "development" : version));
    json.put("numbers", Identity.NUMBERS);
    json.put("identity", Identity.of(study));
    json.set("study", StudyJson.study(study));
    json.set("corpora", StudyJson.corpora(study));
    json.set("presentation", StudyJson.presentation(study));
    List<Finding> all = new ArrayList<>(findings);
    all.addAll(ControlAudit.of(summary.controls()));
    ArrayNode audit = json.putArray("audit");
    for (Finding finding : all) {
      audit.addObject().put("rule", finding.rule()).put("message", finding.message());
    }
    json.set("summary", SummaryJson.write(summary));
    return json;
  }

  private List<RatedClip> clips() {
    List<RatedClip> clips = new ArrayList<>();
    for (Corpus corpus : study.rows().corpora()) {
      for (Item item : corpus.items()) {
        String category = Objects.requireNonNullElse(item.category(), "");
        clips.add(
            new RatedClip(corpus.name(), item.id(), item.arousal(), item.valence(), category, 0));
      }
    }
    return clips;
  }

  private void timings(Path folder, double seconds, int jobs) {
    CsvTable.write(
        folder.resolve("timings.csv"),
        RunColumns.TIMINGS,
        out -> {
          out.accept(
              List.of(
                  "run with %d jobs".formatted(jobs),
                  "",
                  "",
                  "",
                  "",
                  "",
                  "",
                  "",
                  Decimals.of(seconds)));
          for (PlannedFold fold : study.plan()) {
            for (StudyModel model : study.study().models()) {
              for (Labels labels : study.labels()) {
                if (labels.concerns(fold.mixture())) {
                  Cell cell = fold.cell(labels.control(), model.name(), labels.word());
                  if (fold.fold() == 0 || trials.seconds(cell) > 0) {
                    Cell search = trials.seconds(cell) > 0 ? cell : cell.ofAllFolds();
                    out.accept(row("search", search, trials.seconds(search)));
                  }
                  fit(cell, out);
                }
              }
            }
          }
          List<PlannedFold> every = study.everyFold();
          for (PlannedFold fold : every.subList(study.plan().size(), every.size())) {
            for (ModelGrid model : study.study().grids()) {
              for (Labels labels : study.realLabels()) {
                Cell cell = fold.cell(labels.control(), model.name(), labels.word());
                if (trials.seconds(cell) > 0) {
                  out.accept(row("search", cell, trials.seconds(cell)));
                }
                fit(cell, out);
              }
            }
          }
        });
  }

  private void fit(Cell cell, Consumer<List<String>> out) {
    FoldResult result = Objects.requireNonNull(trials.result(cell), () -> "no result of " + cell);
    out.accept(row("fit", cell, result.seconds()));
  }

  private static List<String> row(String what, Cell cell, double seconds) {
    return List.of(
        what,
        cell.protocol(),
        cell.control(),
        Integer.toString(cell.repeat()),
        cell.fold(),
        cell.train(),
        cell.model(),
        cell.target(),
        Decimals.of(seconds));
  }
}
