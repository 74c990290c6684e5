package org.sonaffect.study.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sonaffect.corpus.extract.Progress;
import org.sonaffect.corpus.file.Destination;
import org.sonaffect.learning.rows.Crew;
import org.sonaffect.study.Cell;
import org.sonaffect.study.JointModel;
import org.sonaffect.study.StudyException;
import org.sonaffect.study.StudyFile;
import org.sonaffect.study.StudyModel;
import org.sonaffect.study.StudyOptions;
import org.sonaffect.study.fit.AutoMlRun;
import org.sonaffect.study.fit.Engine;
import org.sonaffect.study.fit.JointAutoMlRun;
import org.sonaffect.study.fit.RunStage;
import org.sonaffect.study.fit.StudyUnits;
import org.sonaffect.study.fit.TransferRun;
import org.sonaffect.study.folder.AutoMlFiles;
import org.sonaffect.study.folder.RunColumns;
import org.sonaffect.study.folder.RunFolder;
import org.sonaffect.study.folder.RunLock;
import org.sonaffect.study.folder.RunLogFile;
import org.sonaffect.study.gate.Finding;
import org.sonaffect.study.gate.PlanAudit;
import org.sonaffect.study.plan.Identity;
import org.sonaffect.study.plan.Labels;
import org.sonaffect.study.plan.PlannedTraining;
import org.sonaffect.study.plan.Planner;
import org.sonaffect.study.plan.StudyPlan;

/**
 * A study from its file to its run folder. What the protocols do is in docs/spec/experiment.md, the
 * files of a run folder in docs/spec/file-formats.md §5. The module {@code report} writes what a
 * person reads of it.
 */
public final class Study {
  /** Files by which a folder is known to hold a run. */
  private static final List<String> OUTPUTS =
      List.of(
          RunFolder.TRIALS,
          RunFolder.RESULTS,
          "results.csv",
          "predictions.csv",
          "folds.csv",
          "splits.csv");

  private Study() {}

  /**
   * Runs a study to its end, or continues it.
   *
   * @param out the run folder; made if absent
   * @throws StudyException naming what is wrong with the study, its corpora or the folder
   * @throws java.util.concurrent.CancellationException where the thread was interrupted; the run
   *     can be resumed
   */
  public static RunFolder run(StudyFile study, Path out, StudyOptions options, Progress progress) {
    toItsEnd(study, out, options, progress, null);
    return RunFolder.read(out);
  }

  /**
   * The same where searches and fits are done by others: the same bytes in the run folder, but for
   * durations. What they leave is done here.
   *
   * @param workforce the others
   */
  public static RunFolder run(
      StudyFile study, Path out, StudyOptions options, Progress progress, Workforce workforce) {
    toItsEnd(study, out, options, progress, workforce);
    return RunFolder.read(out);
  }

  /**
   * A study that has ended.
   *
   * @param identity a hash of whatever decided its numbers
   */
  record Ended(StudyPlan plan, String identity) {}

  static Ended toItsEnd(
      StudyFile study,
      Path out,
      StudyOptions options,
      Progress progress,
      @Nullable Workforce workforce) {
    try {
      Files.createDirectories(out);
    } catch (IOException e) {
      throw new StudyException(String.valueOf(Destination.failure(out, e).getMessage()), e);
    }
    try (@SuppressWarnings("unused")
        RunLock lock = RunLock.take(out)) {
      refuseOtherRuns(out, options);
      StudyPlan plan =
          Planner.of(options.quick() ? study.quickForm() : study, options.corpora(), progress);
      List<Finding> findings = PlanAudit.gate(plan, progress);
      String identity = Identity.of(plan);
      if (options.replace()) {
        discard(out);
      }
      long begun = System.nanoTime();
      try (RunLogFile log = new RunLogFile(out.resolve(RunFolder.TRIALS), identity, progress)) {
        PlanTables.write(out, plan);
        if (workforce != null && plan.variants().augment().none()) {
          new OpenWork(plan, identity, log, out, workforce, progress).run();
        }
        fit(plan, log, out, options.jobs(), progress);
        double seconds = (System.nanoTime() - begun) * 1e-9;
        new RunOutputs(plan, identity, log, findings, options.conclusions())
            .write(out, seconds, options.jobs());
      }
      RunLogFile.sort(out.resolve(RunFolder.TRIALS), places(plan));
      return new Ended(plan, identity);
    }
  }

  private static void refuseOtherRuns(Path out, StudyOptions options) {
    boolean any = OUTPUTS.stream().anyMatch(name -> Files.exists(out.resolve(name)));
    boolean log = Files.exists(out.resolve(RunFolder.TRIALS));
    if (any && !options.resume() && !options.replace()) {
      throw new StudyException(
          out
              + ": already holds a run; continue it with --resume, replace it with --force, or choose another folder");
    }
    if (any && options.resume() && !log) {
      throw new StudyException(
          out + ": holds a run without its " + RunFolder.TRIALS + ", so it cannot be resumed");
    }
    if (any && options.replace() && !log && !Files.exists(out.resolve(RunFolder.RESULTS))) {
      throw new StudyException(
          "%s: holds tables named as those of a run, but neither %s nor %s; nothing is replaced, choose another folder"
              .formatted(out, RunFolder.TRIALS, RunFolder.RESULTS));
    }
  }

  /** Removes the run of a folder; what no run has made stays. */
  private static void discard(Path out) {
    Path searches = out.resolve(AutoMlFiles.FOLDER);
    List<String> files = new ArrayList<>(List.of(RunFolder.TRIALS, RunFolder.RESULTS));
    files.addAll(RunColumns.files());
    try {
      if (Files.isDirectory(searches)) {
        try (Stream<Path> made = Files.list(searches)) {
          for (Path file : made.filter(Files::isRegularFile).toList()) {
            Files.delete(file);
          }
        }
      }
      for (String name : files) {
        Files.deleteIfExists(out.resolve(name));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(Destination.failure(out, e));
    }
  }

  /**
   * Every search and prediction that the log does not hold, as many at a time as there are jobs.
   */
  private static void fit(StudyPlan plan, RunLogFile log, Path out, int jobs, Progress progress) {
    StudyUnits units = StudyUnits.of(plan);
    ExecutorService pool = Executors.newFixedThreadPool(jobs);
    try (RunStage stage = RunStage.of(units, progress)) {
      Crew crew = new Crew(pool, jobs);
      Engine engine = new Engine(plan, plan.study().grids(), log, crew, stage);
      crew.run(units.trainings().size(), i -> units.fit(engine, i));
      // After the searches, for they use what these chose.
      new Crew(pool, Math.min(jobs, TransferRun.MOST))
          .run(
              units.transfers().size(), i -> new TransferRun(engine).run(units.transfers().get(i)));
      // One after the other, each with all threads, so that a budget of time means the same.
      plan.study().autoMl().ifPresent(model -> new AutoMlRun(engine, model, out).run());
      if (plan.study().jointAutoMl()) {
        new JointAutoMlRun(engine, out).run();
      }
    } finally {
      pool.shutdownNow();
    }
  }

  /** The order of the log's lines: by fold, then model, then column of ratings. */
  private static Map<Cell, Integer> places(StudyPlan plan) {
    Map<Cell, Integer> places = new HashMap<>();
    for (PlannedTraining training : plan.everyTraining()) {
      for (StudyModel model : plan.study().models()) {
        for (Labels labels : plan.labels()) {
          Cell cell = training.cell(labels, model.name());
          places.putIfAbsent(cell.ofAllFolds(), places.size());
          if (model instanceof JointModel joint) {
            for (String corpus : plan.rows().names()) {
              places.putIfAbsent(cell.ofModel(joint.search(corpus)), places.size());
            }
          }
          places.putIfAbsent(cell, places.size());
        }
      }
    }
    return places;
  }
}
