package org.sonaffect.study.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.sonaffect.study.Cell;
import org.sonaffect.study.Conclusions;
import org.sonaffect.study.JointModel;
import org.sonaffect.study.ModelGrid;
import org.sonaffect.study.Result;
import org.sonaffect.study.StudyModel;
import org.sonaffect.study.folder.AutoMlFiles;
import org.sonaffect.study.folder.AutoMlJson;
import org.sonaffect.study.folder.RunColumns;
import org.sonaffect.study.folder.RunFolder;
import org.sonaffect.study.folder.RunLog;
import org.sonaffect.study.folder.RunRows;
import org.sonaffect.study.folder.SummaryJson;
import org.sonaffect.study.gate.ControlAudit;
import org.sonaffect.study.gate.Finding;
import org.sonaffect.study.plan.Identity;
import org.sonaffect.study.plan.Labels;
import org.sonaffect.study.plan.PlannedTraining;
import org.sonaffect.study.plan.StudyJson;
import org.sonaffect.study.plan.StudyPlan;
import org.sonaffect.study.summary.ModelComparison;
import org.sonaffect.study.summary.Summaries;
import org.sonaffect.study.summary.Summary;
import org.sonaffect.study.summary.Verdict;

/** What a finished run writes, all of it made from its rows and its log. */
record RunOutputs(
    StudyPlan plan, String identity, RunLog log, List<Finding> findings, Conclusions conclusions) {
  /**
   * Writes predictions, results, timings and, last, results.json, whose presence says that the run
   * has ended.
   *
   * @param seconds that this run took, without loading corpora
   */
  void write(Path folder, double seconds, int jobs) {
    RunScores scores = new RunScores(plan, log);
    List<Result> results = scores.results();
    RunColumns.PREDICTIONS.write(folder, scores::predictions);
    RunColumns.RESULTS.write(folder, results::forEach);
    if (plan.study().joint().isPresent() || plan.study().jointAutoMl()) {
      RunColumns.JOINT.write(folder, scores::choices);
    }
    new CurveAndTransferScores(plan, log).write(folder);
    new ChangeScores(plan, log).write(folder);
    RunColumns.TIMINGS.write(folder, out -> timings(seconds, jobs, out));
    AutoMlFiles automl = AutoMlFiles.read(folder);
    List<Summary.Comparison> models = ModelComparison.of(results, plan.folds().count());
    Summary numbers = summary(results, models, automl);
    ObjectNode json = json(numbers);
    ObjectNode summary = (ObjectNode) json.path("summary");
    summary.set("models", SummaryJson.models(models));
    summary.set("claims", conclusions.claims(results, json, PlanTables.clips(plan)));
    if (plan.study().autoMl().isPresent()) {
      summary.set("automl", AutoMlJson.of(automl));
    }
    json.putObject("run")
        .put("date", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString())
        .put("java", Runtime.version().toString())
        .put("jobs", jobs);
    RunFolder.write(folder, json);
  }

  private Summary summary(
      List<Result> results, List<Summary.Comparison> models, AutoMlFiles automl) {
    List<String> names = plan.rows().names();
    boolean synthetic =
        plan.rows().corpora().stream().anyMatch(corpus -> corpus.provenance().synthetic());
    Summary numbers =
        Summaries.of(
            results,
            plan.study().mixtures().stream().map(mixture -> mixture.of(names)).toList(),
            plan.folds().count(),
            synthetic);
    String sentence =
        new Verdict(circumstances(automl), plan.study().protocols().get(0), numbers, models)
            .sentence();
    return new Summary(
        sentence, synthetic, numbers.means(), numbers.comparisons(), numbers.controls());
  }

  private Verdict.Circumstances circumstances(AutoMlFiles automl) {
    List<AutoMlFiles.Search> searches =
        automl.searches().stream().filter(search -> search.cell().control().isNone()).toList();
    return new Verdict.Circumstances(
        plan.study().mixtures().stream().map(m -> m.of(plan.rows().names())).toList(),
        plan.study().presentation().headline(),
        plan.study().reduced(),
        plan.rows().leftOut(),
        searches.size(),
        (int) searches.stream().filter(search -> automl.warning(search).isPresent()).count());
  }

  private ObjectNode json(Summary summary) {
    ObjectNode json = new ObjectMapper().createObjectNode();
    String version = RunOutputs.class.getPackage().getImplementationVersion();
    json.put("program", "sonaffect " + (version == null ? "development" : version));
    json.put("numbers", Identity.NUMBERS);
    json.put("identity", identity);
    json.set("study", StudyJson.study(plan).put("quick", plan.study().reduced()));
    json.set("corpora", StudyJson.corpora(plan));
    for (int m = 0; m < plan.study().models().size(); m++) {
      if (plan.study().models().get(m) instanceof ModelGrid model) {
        ((ObjectNode) json.at("/study/models/" + m)).put("grid", Identity.of(model));
      }
    }
    plan.rows()
        .leftOut()
        .forEach(
            (name, count) ->
                ((ObjectNode) json.path("corpora").path(plan.rows().names().indexOf(name)))
                    .put("left_out", count));
    json.set("presentation", StudyJson.presentation(plan));
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
    for (PlannedTraining training : plan.trainings()) {
      for (StudyModel model : plan.study().models()) {
        for (Labels labels : plan.labels()) {
          if (training.learns(model, labels)) {
            Cell cell = training.cell(labels, model.name());
            if (model instanceof JointModel joint) {
              for (String corpus : training.set().corpora()) {
                search(cell.ofModel(joint.search(corpus)), out);
              }
            } else if (log.seconds(cell) > 0) {
              search(cell, out);
            } else if (training.fold() == 0) {
              search(cell.ofAllFolds(), out);
            }
            fit(cell, out);
          }
        }
      }
    }
    List<PlannedTraining> every = plan.everyTraining();
    for (PlannedTraining training : every.subList(plan.trainings().size(), every.size())) {
      for (ModelGrid model : plan.study().grids()) {
        for (Labels labels : plan.realLabels()) {
          Cell cell = training.cell(labels, model.name());
          if (log.seconds(cell) > 0) {
            search(cell, out);
          }
          fit(cell, out);
        }
      }
    }
  }

  private void search(Cell cell, Consumer<RunRows.Timing> out) {
    out.accept(new RunRows.Timing("search", cell, log.seconds(cell)));
  }

  private void fit(Cell cell, Consumer<RunRows.Timing> out) {
    out.accept(new RunRows.Timing("fit", cell, log.result(cell).seconds()));
  }
}
