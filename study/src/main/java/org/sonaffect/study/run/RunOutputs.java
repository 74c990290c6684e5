package org.sonaffect.study.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.sonaffect.study.Cell;
import org.sonaffect.study.Conclusions;
import org.sonaffect.study.FoldResult;
import org.sonaffect.study.ModelGrid;
import org.sonaffect.study.Result;
import org.sonaffect.study.StudyModel;
import org.sonaffect.study.folder.AutoMlFiles;
import org.sonaffect.study.folder.AutoMlJson;
import org.sonaffect.study.folder.RunColumns;
import org.sonaffect.study.folder.RunFolder;
import org.sonaffect.study.folder.RunRows;
import org.sonaffect.study.folder.SummaryJson;
import org.sonaffect.study.folder.Trials;
import org.sonaffect.study.gate.ControlAudit;
import org.sonaffect.study.gate.Finding;
import org.sonaffect.study.plan.Identity;
import org.sonaffect.study.plan.Labels;
import org.sonaffect.study.plan.PlannedFold;
import org.sonaffect.study.plan.Prepared;
import org.sonaffect.study.plan.StudyJson;
import org.sonaffect.study.summary.Summaries;
import org.sonaffect.study.summary.Summary;
import org.sonaffect.study.summary.Verdict;

/** What a finished run writes, all of it made from its rows and its log. */
final class RunOutputs {
  private final Prepared study;
  private final String identity;
  private final Trials trials;
  private final List<Finding> findings;
  private final Conclusions conclusions;

  RunOutputs(
      Prepared study,
      String identity,
      Trials trials,
      List<Finding> findings,
      Conclusions conclusions) {
    this.study = study;
    this.identity = identity;
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
    RunScores scores = new RunScores(study, trials);
    List<Result> results = scores.results();
    RunColumns.PREDICTIONS.write(folder, scores::predictions);
    RunColumns.RESULTS.write(folder, results::forEach);
    new SideScores(study, trials).write(folder);
    RunColumns.TIMINGS.write(folder, out -> timings(seconds, jobs, out));
    Summary summary = summary(results);
    ObjectNode json = json(summary);
    ((ObjectNode) json.path("summary"))
        .set("claims", conclusions.claims(results, json, PlanTables.clips(study)));
    if (study.study().autoMl().isPresent()) {
      ((ObjectNode) json.path("summary")).set("automl", AutoMlJson.of(AutoMlFiles.read(folder)));
    }
    json.putObject("run")
        .put("date", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString())
        .put("java", Runtime.version().toString())
        .put("jobs", jobs);
    RunFolder.write(folder, json);
  }

  private Summary summary(List<Result> results) {
    List<String> names = study.rows().names();
    boolean synthetic =
        study.rows().corpora().stream().anyMatch(corpus -> corpus.provenance().synthetic());
    Summary numbers =
        Summaries.of(
            results,
            study.study().mixtures().stream().map(mixture -> mixture.of(names)).toList(),
            study.folds().count(),
            synthetic);
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
    json.put("identity", identity);
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

  private void timings(double seconds, int jobs, Consumer<RunRows.Timing> out) {
    out.accept(new RunRows.Timing("run with %d jobs".formatted(jobs), null, seconds));
    for (PlannedFold fold : study.plan()) {
      for (StudyModel model : study.study().models()) {
        for (Labels labels : study.labels()) {
          if (labels.concerns(fold.mixture())) {
            Cell cell = fold.cell(labels, model.name());
            if (trials.seconds(cell) > 0) {
              search(cell, out);
            } else if (fold.fold() == 0) {
              search(cell.ofAllFolds(), out);
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
          Cell cell = fold.cell(labels, model.name());
          if (trials.seconds(cell) > 0) {
            search(cell, out);
          }
          fit(cell, out);
        }
      }
    }
  }

  private void search(Cell cell, Consumer<RunRows.Timing> out) {
    out.accept(new RunRows.Timing("search", cell, trials.seconds(cell)));
  }

  private void fit(Cell cell, Consumer<RunRows.Timing> out) {
    FoldResult result = Objects.requireNonNull(trials.result(cell), () -> "no result of " + cell);
    out.accept(new RunRows.Timing("fit", cell, result.seconds()));
  }
}
