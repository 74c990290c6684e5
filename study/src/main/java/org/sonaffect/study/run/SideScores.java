package org.sonaffect.study.run;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
import org.sonaffect.learning.metrics.Metric;
import org.sonaffect.learning.rows.ShortDecimal;
import org.sonaffect.study.Cell;
import org.sonaffect.study.ModelGrid;
import org.sonaffect.study.Result;
import org.sonaffect.study.TrainingSet;
import org.sonaffect.study.folder.RunColumns;
import org.sonaffect.study.folder.RunRows;
import org.sonaffect.study.folder.Trials;
import org.sonaffect.study.plan.Labels;
import org.sonaffect.study.plan.PlannedFold;
import org.sonaffect.study.plan.PlannedTransfer;
import org.sonaffect.study.plan.SidePlan;
import org.sonaffect.study.plan.StudyPlan;

/** The scores of what a study did beside its mixtures: learning curves and transfers. */
final class SideScores {
  private final StudyPlan plan;
  private final Trials trials;

  SideScores(StudyPlan plan, Trials trials) {
    this.plan = plan;
    this.trials = trials;
  }

  /** Writes the tables of what the study asked for. */
  void write(Path folder) {
    if (plan.study().learningCurve() != null) {
      RunColumns.LEARNING_CURVE.write(folder, this::curve);
    }
    if (plan.study().transfer() != null) {
      RunColumns.TRANSFER.write(folder, this::transfer);
    }
  }

  private void curve(Consumer<RunRows.CurveScore> out) {
    for (SidePlan.CurvePoint point : plan.side().curve()) {
      PlannedFold fold = point.fold();
      for (int c = 0; c < fold.test().length; c++) {
        int test = c;
        long own =
            Arrays.stream(fold.train()).filter(row -> plan.rows().corpusOf(row) == test).count();
        scores(
            fold,
            c,
            score ->
                out.accept(
                    new RunRows.CurveScore(
                        score.cell().trainedOn(point.whole()),
                        ShortDecimal.of(point.share()),
                        fold.train().length,
                        (int) own,
                        score.metric(),
                        score.value())));
      }
    }
  }

  private void transfer(Consumer<RunRows.TransferScore> out) {
    for (SidePlan.Reference reference : plan.side().references()) {
      int labelled = reference.labelled();
      transfer(
          reference.fold(),
          reference.corpus(),
          "",
          RunColumns.ALONE,
          labelled < 0 ? RunColumns.EVERY_ROW : Integer.toString(labelled),
          out);
    }
    for (PlannedTransfer transfer : plan.side().transfers()) {
      transfer(
          transfer.fold(),
          transfer.target(),
          plan.rows().names().get(transfer.source()),
          transfer.alignment().word(),
          Integer.toString(transfer.labelled()),
          out);
    }
  }

  private void transfer(
      PlannedFold fold,
      int test,
      String source,
      String alignment,
      String labelled,
      Consumer<RunRows.TransferScore> out) {
    scores(
        fold,
        test,
        score ->
            out.accept(
                new RunRows.TransferScore(
                    score.cell().trainedOn(TrainingSet.ANY),
                    source,
                    alignment,
                    labelled,
                    score.metric(),
                    score.value())));
  }

  /** Every model, target and metric on the test rows of one corpus. */
  private void scores(PlannedFold fold, int corpus, Consumer<Result> out) {
    for (ModelGrid model : plan.study().grids()) {
      for (Labels labels : plan.realLabels()) {
        Cell cell = fold.cell(labels, model.name()).testedOn(plan.rows().names().get(corpus));
        double[] predicted = RunScores.predicted(trials, fold, labels, model.name(), corpus);
        double[] rated = labels.ratings(fold.test()[corpus]);
        for (String metric : Result.METRICS) {
          out.accept(new Result(cell, metric, Metric.parse(metric).of(rated, predicted)));
        }
      }
    }
  }
}
