package org.sonaffect.study.fit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sonaffect.learning.grid.Ranking;
import org.sonaffect.learning.grid.RungRows;
import org.sonaffect.learning.rows.Matrix;
import org.sonaffect.study.Cell;
import org.sonaffect.study.FoldResult;
import org.sonaffect.study.Grouped;
import org.sonaffect.study.ModelGrid;
import org.sonaffect.study.plan.Labels;
import org.sonaffect.study.plan.PlannedTransfer;
import org.sonaffect.study.plan.StudyPlan;

/**
 * Fits transfers with the pipeline that the nested search on the source's training rows chose, the
 * same for every alignment and number of labelled clips: no rating of the target has a part in the
 * choice, and what differs between two scores is the alignment or the clips alone.
 */
public final class TransferRun {
  /** At a time: each holds several copies of all features. */
  public static final int MOST = 4;

  private final Engine engine;
  private final List<Labels> labels;

  public TransferRun(Engine engine) {
    this.engine = engine;
    this.labels = engine.plan().realLabels();
  }

  /** How many fits a transfer is counted as. */
  static long evaluations(StudyPlan plan) {
    return (long) plan.study().grids().size() * plan.realLabels().size();
  }

  /** Transfers that share their aligned rows: one fold, source, target and alignment. */
  static List<List<PlannedTransfer>> units(List<PlannedTransfer> transfers) {
    return List.copyOf(
        Grouped.by(
                transfers.stream(),
                t ->
                    List.of(
                        t.training().repeat(),
                        t.training().fold(),
                        t.source(),
                        t.target(),
                        t.alignment()))
            .values());
  }

  /** Fits and predicts whatever the log does not hold yet. */
  public void run(List<PlannedTransfer> unit) {
    Map<PlannedTransfer, List<Engine.Chosen>> open = new LinkedHashMap<>();
    for (PlannedTransfer transfer : unit) {
      List<Engine.Chosen> chosen = new ArrayList<>();
      for (ModelGrid model : engine.models()) {
        for (Labels column : labels) {
          Cell cell = transfer.training().cell(column, model.name());
          if (engine.log().isOpen(cell)) {
            chosen.add(chosen(transfer, model, column));
          }
        }
      }
      if (!chosen.isEmpty()) {
        open.put(transfer, chosen);
      }
    }
    long evaluations = evaluations(engine.plan()) * unit.size();
    try (RunStage.Part part = engine.stage().beginTransfers()) {
      work(unit, open);
      part.reached(evaluations, open.isEmpty() ? evaluations : 0);
    }
    engine.stage().advance(evaluations);
  }

  private void work(List<PlannedTransfer> unit, Map<PlannedTransfer, List<Engine.Chosen>> open) {
    if (!open.isEmpty()) {
      Matrix aligned = aligned(unit.get(0));
      open.forEach((t, chosen) -> engine.predict(aligned, t.training(), chosen, rungRows(t)));
    }
  }

  private Matrix aligned(PlannedTransfer transfer) {
    StudyPlan plan = engine.plan();
    int[] source = transfer.training().search();
    int[] tested = transfer.training().test()[transfer.target()];
    return transfer.alignment().apply(plan.rows().x(), source, transfer.pool(), tested);
  }

  private Engine.Chosen chosen(PlannedTransfer transfer, ModelGrid model, Labels column) {
    Cell source = source(engine.plan(), transfer, model, column);
    FoldResult found = engine.log().result(source);
    return new Engine.Chosen(
        model,
        column,
        new Ranking.Place(
            found.point(), model.grid().points().get(found.point()), 0, found.score()));
  }

  /** Where the search on the source's training rows has left what it chose. */
  static Cell source(StudyPlan plan, PlannedTransfer transfer, ModelGrid model, Labels column) {
    return transfer.training().cell(column, model.name()).trainedOn(plan.whole(transfer.source()));
  }

  /** With the seeds of the source's search, so that without clips or alignment it is that fit. */
  private RungRows rungRows(PlannedTransfer transfer) {
    return engine.plan().rungRows(transfer.training(), engine.plan().whole(transfer.source()));
  }
}
