package org.sonaffect.study.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import org.sonaffect.corpus.extract.Progress;
import org.sonaffect.study.AutoMlModel;
import org.sonaffect.study.Cell;
import org.sonaffect.study.fit.AutoMlRun;
import org.sonaffect.study.fit.StudyUnits;
import org.sonaffect.study.folder.AutoMlFiles;
import org.sonaffect.study.folder.AutoMlWriter;
import org.sonaffect.study.folder.PackedLines;
import org.sonaffect.study.folder.RunFolder;
import org.sonaffect.study.folder.RunLog;
import org.sonaffect.study.folder.RunLogFile;
import org.sonaffect.study.plan.StudyPlan;

/**
 * Gives what a run has still to do to a workforce, and enters what comes back into the run folder
 * as if it had been done here. A result that is entered twice, or after a kill once more, changes
 * nothing.
 */
final class OpenWork {
  private final StudyUnits units;
  private final RunLog log;
  private final Path file;
  private final Path run;
  private final Workforce workforce;
  private final Workforce.Job job;
  private final Progress progress;

  OpenWork(
      StudyPlan plan,
      String identity,
      RunLog log,
      Path run,
      Workforce workforce,
      Progress progress) {
    this.units = StudyUnits.of(plan);
    this.log = log;
    this.file = run.resolve(RunFolder.TRIALS);
    this.run = run;
    this.workforce = workforce;
    this.job = new Workforce.Job(plan.study(), plan.rows().corpora(), identity);
    this.progress = progress;
  }

  /** Returns when all is done; what it leaves, the run does itself. */
  void run() {
    List<WorkOrder> first = new ArrayList<>(searches());
    first.addAll(orders(WorkOrder.Kind.FOLDS, units.trainings().size(), units::cells));
    work("searches and fits", first);
    work(
        "transfers",
        orders(WorkOrder.Kind.TRANSFERS, units.transfers().size(), units::transferred));
  }

  private void work(String name, List<WorkOrder> orders) {
    if (orders.isEmpty()) {
      return;
    }
    try (Progress.Stage stage = progress.stage(name + " elsewhere", orders.size(), "units")) {
      workforce.work(
          job,
          orders,
          result -> {
            enter(result);
            stage.advance(1);
          });
    }
  }

  private boolean isOpen(Collection<Cell> cells) {
    return cells.stream().anyMatch(log::isOpen);
  }

  private List<WorkOrder> orders(WorkOrder.Kind kind, int count, IntFunction<List<Cell>> cellsOf) {
    List<Integer> open = new ArrayList<>();
    Set<Cell> wanted = new HashSet<>();
    for (int i = 0; i < count; i++) {
      if (isOpen(cellsOf.apply(i))) {
        open.add(i);
        wanted.addAll(needed(kind, i, cellsOf));
      }
    }
    Map<Cell, List<String>> known = RunLogFile.lines(file, wanted::contains);
    List<WorkOrder> orders = new ArrayList<>();
    for (int i : open) {
      List<String> lines = new ArrayList<>();
      needed(kind, i, cellsOf).forEach(cell -> lines.addAll(known.getOrDefault(cell, List.of())));
      orders.add(new WorkOrder(kind, i, PackedLines.of(lines), Map.of()));
    }
    return orders;
  }

  /** The cells whose lines a unit starts from. */
  private Set<Cell> needed(WorkOrder.Kind kind, int unit, IntFunction<List<Cell>> cellsOf) {
    Set<Cell> cells = new java.util.LinkedHashSet<>(cellsOf.apply(unit));
    cellsOf.apply(unit).forEach(cell -> cells.add(cell.ofAllFolds()));
    if (kind == WorkOrder.Kind.TRANSFERS) {
      cells.addAll(units.sources(unit));
    }
    return cells;
  }

  private List<WorkOrder> searches() {
    List<WorkOrder> orders = new ArrayList<>();
    for (int i = 0; i < units.searches().size(); i++) {
      AutoMlRun.Planned search = units.searches().get(i);
      String model = units.plan().study().autoMl().map(AutoMlModel::name).orElseThrow();
      if (isOpen(search.cells(model))) {
        Path begun = run.resolve(AutoMlFiles.FOLDER).resolve(search.name() + ".jsonl");
        try {
          Map<String, byte[]> files =
              Files.exists(begun)
                  ? Map.of(begun.getFileName().toString(), Files.readAllBytes(begun))
                  : Map.of();
          orders.add(new WorkOrder(WorkOrder.Kind.AUTOML, i, PackedLines.of(List.of()), files));
        } catch (IOException e) {
          throw new UncheckedIOException("cannot read " + begun + ": " + e.getMessage(), e);
        }
      }
    }
    return orders;
  }

  /** Files first, for the lines say that all is there. */
  private void enter(WorkResult result) {
    if (!result.files().isEmpty()) {
      new AutoMlWriter(run).put(result.files());
    }
    result.lines().lines().forEach(log::accept);
  }
}
