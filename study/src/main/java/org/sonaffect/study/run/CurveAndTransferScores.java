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
import org.sonaffect.study.folder.RunLog;
import org.sonaffect.study.folder.RunRows;
import org.sonaffect.study.plan.CurvesAndTransfers;
import org.sonaffect.study.plan.Labels;
import org.sonaffect.study.plan.PlannedTraining;
import org.sonaffect.study.plan.PlannedTransfer;
import org.sonaffect.study.plan.StudyPlan;

/** The scores of what a study did beside its mixtures: learning curves and transfers. */
record CurveAndTransferScores(StudyPlan plan, RunLog log) {
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
    for (CurvesAndTransfers.CurvePoint point : plan.curvesAndTransfers().curve()) {
      PlannedTraining training = point.training();
      for (int c = 0; c < training.test().length; c++) {
        int test = c;
        long own =
            Arrays.stream(training.train())
                .filter(row -> plan.rows().corpusOf(row) == test)
                .count();
        scores(
            training,
            c,
            score ->
                out.accept(
                    new RunRows.CurveScore(
                        score.cell().trainedOn(point.whole()),
                        ShortDecimal.of(point.share()),
                        training.train().length,
                        (int) own,
                        score.metric(),
                        score.value())));
      }
    }
  }

  private void transfer(Consumer<RunRows.TransferScore> out) {
    for (CurvesAndTransfers.Reference reference : plan.curvesAndTransfers().references()) {
      int labelled = reference.labelled();
      transfer(
          reference.training(),
          reference.corpus(),
          "",
          RunColumns.ALONE,
          labelled < 0 ? RunColumns.EVERY_ROW : Integer.toString(labelled),
          out);
    }
    for (PlannedTransfer transfer : plan.curvesAndTransfers().transfers()) {
      transfer(
          transfer.training(),
          transfer.target(),
          plan.rows().names().get(transfer.source()),
          transfer.alignment().word(),
          Integer.toString(transfer.labelled()),
          out);
    }
  }

  private void transfer(
      PlannedTraining training,
      int test,
      String source,
      String alignment,
      String labelled,
      Consumer<RunRows.TransferScore> out) {
    scores(
        training,
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
  private void scores(PlannedTraining training, int corpus, Consumer<Result> out) {
    for (ModelGrid model : plan.study().grids()) {
      for (Labels labels : plan.realLabels()) {
        Cell cell = training.cell(labels, model.name()).testedOn(plan.rows().names().get(corpus));
        double[] predicted = RunScores.predicted(log, training, labels, model.name(), corpus);
        double[] rated = labels.ratings(training.test()[corpus]);
        for (String metric : Result.METRICS) {
          out.accept(new Result(cell, metric, Metric.parse(metric).of(rated, predicted)));
        }
      }
    }
  }
}
