package org.sonaffect.study.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.sonaffect.corpus.extract.Progress;
import org.sonaffect.learning.rows.Crew;
import org.sonaffect.study.Cell;
import org.sonaffect.study.StudyException;
import org.sonaffect.study.StudyFile;
import org.sonaffect.study.StudyModel;
import org.sonaffect.study.StudyOptions;
import org.sonaffect.study.fit.AutoMlRun;
import org.sonaffect.study.fit.Engine;
import org.sonaffect.study.fit.StudyUnits;
import org.sonaffect.study.fit.TransferRun;
import org.sonaffect.study.folder.RunLock;
import org.sonaffect.study.folder.TrialFile;
import org.sonaffect.study.gate.Finding;
import org.sonaffect.study.gate.PlanAudit;
import org.sonaffect.study.plan.Identity;
import org.sonaffect.study.plan.Labels;
import org.sonaffect.study.plan.PlannedFold;
import org.sonaffect.study.plan.Preparation;
import org.sonaffect.study.plan.Prepared;

/** A study from its file to its run folder. */
public final class StudyRun {
  /** What has been done so far; see {@link TrialFile}. */
  static final String TRIALS = "trials.jsonl";

  /** Files by which a folder is known to hold a run. */
  private static final List<String> OUTPUTS =
      List.of(TRIALS, "results.json", "results.csv", "predictions.csv", "folds.csv", "splits.csv");

  private StudyRun() {}

  /**
   * Runs a study to its end, or continues it.
   *
   * @throws StudyException naming what is wrong with the study, its corpora or the folder
   */
  public static void run(StudyFile study, Path out, StudyOptions options, Progress progress) {
    run(study, out, options, progress, null);
  }

  /**
   * The same where searches and fits are done by others; what they leave is done here.
   *
   * @param workforce the others; null: nobody
   */
  public static void run(
      StudyFile study,
      Path out,
      StudyOptions options,
      Progress progress,
      @Nullable Workforce workforce) {
    try {
      Files.createDirectories(out);
    } catch (IOException e) {
      throw new StudyException("%s: cannot be made: %s".formatted(out, e.getMessage()), e);
    }
    try (@SuppressWarnings("unused")
        RunLock lock = RunLock.take(out)) {
      refuseOtherRuns(out, options.resume());
      Prepared prepared = Preparation.of(study, options.corpora(), progress);
      List<Finding> findings = PlanAudit.gate(prepared, progress);
      long begun = System.nanoTime();
      try (TrialFile trials =
          TrialFile.open(out.resolve(TRIALS), Identity.of(prepared), progress)) {
        RunTables.folds(out, prepared);
        RunTables.strata(out, prepared);
        RunTables.duplicates(out, prepared);
        RunTables.splits(out, prepared);
        RunTables.raters(out, prepared);
        FitRecord.write(out, prepared);
        if (workforce != null) {
          new OpenWork(prepared, trials, out, workforce, progress).run();
        }
        fit(prepared, trials, out, options.jobs(), progress);
        double seconds = (System.nanoTime() - begun) * 1e-9;
        new RunOutputs(prepared, trials, findings, options.conclusions())
            .write(out, seconds, options.jobs());
      }
      TrialFile.sort(out.resolve(TRIALS), places(prepared));
    }
  }

  private static void refuseOtherRuns(Path out, boolean resume) {
    for (String name : OUTPUTS) {
      if (!resume && Files.exists(out.resolve(name))) {
        throw new StudyException(
            out + ": holds a run already; --resume continues it, or choose another folder");
      }
    }
    if (resume
        && !Files.exists(out.resolve(TRIALS))
        && OUTPUTS.stream().anyMatch(name -> Files.exists(out.resolve(name)))) {
      throw new StudyException(
          out + ": holds a run without its " + TRIALS + ", so it cannot go on");
    }
  }

  /**
   * Every search and prediction that the log does not hold, as many at a time as there are jobs.
   */
  private static void fit(
      Prepared prepared, TrialFile trials, Path out, int jobs, Progress progress) {
    StudyUnits units = StudyUnits.of(prepared);
    ExecutorService pool = Executors.newFixedThreadPool(jobs);
    try (Progress.Stage stage = progress.stage("study", units.evaluations(), "fits")) {
      Crew crew = new Crew(pool, jobs);
      Engine engine = new Engine(prepared, prepared.study().grids(), trials, crew, stage);
      crew.run(units.folds().size(), i -> units.fit(engine, i));
      // After the searches, for they use what these chose.
      new Crew(pool, Math.min(jobs, TransferRun.MOST))
          .run(
              units.transfers().size(), i -> new TransferRun(engine).run(units.transfers().get(i)));
      // One after the other, each with all threads, so that a budget of time means the same.
      prepared.study().autoMl().ifPresent(model -> new AutoMlRun(engine, model, out).run());
    } finally {
      pool.shutdownNow();
    }
  }

  /** The order of the log's lines: by fold, then model, then column of ratings. */
  private static Map<Cell, Integer> places(Prepared prepared) {
    Map<Cell, Integer> places = new HashMap<>();
    for (PlannedFold fold : prepared.everyFold()) {
      for (StudyModel model : prepared.study().models()) {
        for (Labels labels : prepared.labels()) {
          Cell cell = fold.cell(labels.control(), model.name(), labels.word());
          places.putIfAbsent(cell.ofAllFolds(), places.size());
          places.putIfAbsent(cell, places.size());
        }
      }
    }
    return places;
  }
}
