package org.sonaffect.study.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.sonaffect.corpus.extract.Progress;
import org.sonaffect.learning.rows.Crew;
import org.sonaffect.study.AutoMlModel;
import org.sonaffect.study.StudyFile;
import org.sonaffect.study.StudyOptions;
import org.sonaffect.study.fit.AutoMlRun;
import org.sonaffect.study.fit.Engine;
import org.sonaffect.study.fit.RunStage;
import org.sonaffect.study.fit.StudyUnits;
import org.sonaffect.study.fit.TransferRun;
import org.sonaffect.study.folder.AutoMlFiles;
import org.sonaffect.study.folder.PackedLines;
import org.sonaffect.study.folder.RunLog;
import org.sonaffect.study.folder.RunLogLine;
import org.sonaffect.study.plan.Identity;
import org.sonaffect.study.plan.Planner;
import org.sonaffect.study.plan.StudyPlan;

/**
 * A study prepared for doing orders of its work: the same code as a run on one machine, with a log
 * in memory. Usable from many threads.
 */
public final class StudyWork {
  private final StudyPlan plan;
  private final StudyUnits units;
  private final String identity;

  private StudyWork(StudyPlan plan) {
    this.plan = plan;
    this.units = StudyUnits.of(plan);
    this.identity = Identity.of(plan);
  }

  /**
   * Prepares a study.
   *
   * @param study in the form that is run
   * @throws org.sonaffect.study.StudyException naming what is wrong with it
   */
  public static StudyWork of(StudyFile study, StudyOptions.Corpora corpora) {
    return new StudyWork(Planner.of(study, corpora, Progress.NONE));
  }

  /** A hash of whatever decides the study's numbers. */
  public String identity() {
    return identity;
  }

  /**
   * Does an order.
   *
   * @param threads to work with; decides nothing
   * @throws org.sonaffect.study.StudyException where it cannot be done
   * @throws java.util.concurrent.CancellationException where the thread was interrupted
   */
  public WorkResult run(WorkOrder order, int threads) {
    List<String> lines = Collections.synchronizedList(new ArrayList<>());
    RunLog log =
        new RunLog() {
          @Override
          public void append(String line) {
            lines.add(line);
          }
        };
    for (String line : order.known().lines()) {
      log.take(RunLogLine.require(line));
    }
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    Map<String, byte[]> files = new TreeMap<>();
    try (Progress.Stage quiet = Progress.NONE.stage("", 0, "")) {
      Crew crew = new Crew(pool, threads);
      Engine engine = new Engine(plan, plan.study().grids(), log, crew, RunStage.within(quiet));
      switch (order.kind()) {
        case FOLDS -> units.fit(engine, order.index());
        case TRANSFERS -> new TransferRun(engine).run(units.transfers().get(order.index()));
        case AUTOML ->
            plan.study().autoMl().ifPresent(model -> search(engine, model, order, files));
      }
    } finally {
      pool.shutdownNow();
    }
    return new WorkResult(order.kind(), order.index(), PackedLines.of(List.copyOf(lines)), files);
  }

  /** A search in a folder of its own, which is gone afterwards. */
  private void search(
      Engine engine, AutoMlModel model, WorkOrder order, Map<String, byte[]> files) {
    try {
      Path run = Files.createTempDirectory("sonaffect-");
      Path folder = Files.createDirectory(run.resolve(AutoMlFiles.FOLDER));
      try {
        for (Map.Entry<String, byte[]> file : order.files().entrySet()) {
          Files.write(folder.resolve(file.getKey()), file.getValue());
        }
        new AutoMlRun(engine, model, run).run(units.searches().get(order.index()));
        for (Path file : list(folder)) {
          files.put(file.getFileName().toString(), Files.readAllBytes(file));
        }
      } finally {
        for (Path file : list(folder)) {
          Files.deleteIfExists(file);
        }
        Files.delete(folder);
        Files.delete(run);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }
}
