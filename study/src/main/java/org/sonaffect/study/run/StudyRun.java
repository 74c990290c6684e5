package org.sonaffect.study.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.sonaffect.learning.Crew;
import org.sonaffect.study.ModelGrid;
import org.sonaffect.study.Progress;
import org.sonaffect.study.Protocol;
import org.sonaffect.study.StudyException;
import org.sonaffect.study.StudyFile;
import org.sonaffect.study.StudyModel;
import org.sonaffect.study.StudyOptions;
import org.sonaffect.study.audit.Finding;

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
        fit(prepared, trials, out, options.jobs(), progress);
        double seconds = (System.nanoTime() - begun) * 1e-9;
        new RunOutputs(prepared, trials, findings).write(out, seconds, options.jobs());
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
    List<List<PlannedFold>> units = units(prepared.plan());
    List<ModelGrid> models = prepared.study().grids();
    List<PlannedFold> side = prepared.sideFolds();
    List<List<PlannedTransfer>> transfers = TransferRun.units(prepared.side().transfers());
    long total =
        units.stream().mapToLong(unit -> evaluations(prepared, unit)).sum()
            + side.stream()
                .mapToLong(f -> SoundRun.evaluations(prepared, models, f, prepared.realLabels()))
                .sum()
            + TransferRun.evaluations(prepared) * prepared.side().transfers().size()
            + AutoMlRun.evaluations(prepared);
    ExecutorService pool = Executors.newFixedThreadPool(jobs);
    try (Progress.Stage stage = progress.stage("study", total, "fits")) {
      Crew crew = new Crew(pool, jobs);
      Engine engine = new Engine(prepared, models, trials, crew, stage);
      crew.run(
          units.size() + side.size(),
          i -> {
            if (i >= units.size()) {
              SoundRun.besideMixtures(engine).run(side.get(i - units.size()));
              return;
            }
            List<PlannedFold> unit = units.get(i);
            if (unit.get(0).protocol() == Protocol.SOUND) {
              SoundRun.ofMixtures(engine).run(unit.get(0));
            } else {
              new PublishedRun(engine).run(unit);
            }
          });
      // After the searches, for they use what these chose.
      new Crew(pool, Math.min(jobs, TransferRun.MOST))
          .run(transfers.size(), i -> new TransferRun(engine).run(transfers.get(i)));
      // One after the other, each with all threads, so that a budget of time means the same.
      prepared.study().autoMl().ifPresent(model -> new AutoMlRun(engine, model, out).run());
    } finally {
      pool.shutdownNow();
    }
  }

  private static long evaluations(Prepared prepared, List<PlannedFold> unit) {
    List<ModelGrid> models = prepared.study().grids();
    return unit.get(0).protocol() == Protocol.SOUND
        ? SoundRun.evaluations(prepared, models, unit.get(0))
        : PublishedRun.evaluations(prepared, models, unit);
  }

  /** What one search serves: a fold of the sound protocol, all folds of a published one. */
  private static List<List<PlannedFold>> units(List<PlannedFold> plan) {
    Map<List<Object>, List<PlannedFold>> units = new LinkedHashMap<>();
    for (PlannedFold fold : plan) {
      int own = fold.protocol() == Protocol.SOUND ? fold.fold() : -1;
      units
          .computeIfAbsent(
              List.of(fold.protocol(), fold.repeat(), own, fold.label()), key -> new ArrayList<>())
          .add(fold);
    }
    return List.copyOf(units.values());
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
