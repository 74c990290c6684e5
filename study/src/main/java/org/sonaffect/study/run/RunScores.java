package org.sonaffect.study.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.sonaffect.learning.metrics.Metric;
import org.sonaffect.study.Cell;
import org.sonaffect.study.FoldResult;
import org.sonaffect.study.Grouped;
import org.sonaffect.study.JointChoice;
import org.sonaffect.study.Prediction;
import org.sonaffect.study.Result;
import org.sonaffect.study.StudyModel;
import org.sonaffect.study.folder.RunLog;
import org.sonaffect.study.folder.RunRows;
import org.sonaffect.study.plan.Labels;
import org.sonaffect.study.plan.PlannedTraining;
import org.sonaffect.study.plan.StudyPlan;

/** The predictions and results of a finished run, in the order of their tables. */
record RunScores(StudyPlan plan, RunLog log) {
  /** The folds that one training set, repetition after repetition, is tested on. */
  private record Series(List<PlannedTraining> trainings, Labels labels, String model) {
    PlannedTraining first() {
      return trainings.get(0);
    }
  }

  private List<Series> series() {
    Map<Cell, List<PlannedTraining>> byCell =
        Grouped.by(plan.trainings().stream(), training -> training.rows().ofAllFolds());
    List<Series> series = new ArrayList<>();
    for (Labels labels : plan.labels()) {
      for (List<PlannedTraining> trainings : byCell.values()) {
        for (StudyModel model : plan.study().models()) {
          if (trainings.get(0).learns(model, labels)) {
            series.add(new Series(trainings, labels, model.name()));
          }
        }
      }
    }
    series.sort(
        Comparator.comparing((Series s) -> s.first().protocol())
            .thenComparing(s -> plan.labels().indexOf(s.labels()))
            .thenComparing(s -> s.first().repeat()));
    return series;
  }

  /** What a model predicts of the test rows of one corpus in a fold. */
  static double[] predicted(
      RunLog log, PlannedTraining training, Labels labels, String model, int corpus) {
    return training.ofCorpus(log.result(training.cell(labels, model)).predictions(), corpus);
  }

  /** Every prediction; a fold's clips in the order in which they were tested. */
  void predictions(Consumer<Prediction> sink) {
    for (Series series : series()) {
      for (int c = 0; c < plan.rows().corpora().size(); c++) {
        for (PlannedTraining training : series.trainings()) {
          Cell cell =
              training.cell(series.labels(), series.model()).testedOn(plan.rows().names().get(c));
          double[] predicted = predicted(log, training, series.labels(), series.model(), c);
          double[] rated = series.labels().ratings(training.test()[c]);
          for (int i = 0; i < rated.length; i++) {
            String id = plan.rows().item(training.test()[c][i]).id();
            sink.accept(new Prediction(cell, id, rated[i], predicted[i]));
          }
        }
      }
    }
  }

  /** Every metric of every fold, and of the out-of-fold predictions of each corpus together. */
  List<Result> results() {
    List<Result> results = new ArrayList<>();
    for (Series series : series()) {
      for (int c = 0; c < plan.rows().corpora().size(); c++) {
        Cell cell =
            series
                .first()
                .cell(series.labels(), series.model())
                .testedOn(plan.rows().names().get(c));
        List<double[]> ratings = new ArrayList<>();
        List<double[]> predictions = new ArrayList<>();
        for (PlannedTraining training : series.trainings()) {
          ratings.add(series.labels().ratings(training.test()[c]));
          predictions.add(predicted(log, training, series.labels(), series.model(), c));
          int last = ratings.size() - 1;
          add(results, cell.inFold(training.fold()), ratings.get(last), predictions.get(last));
        }
        add(results, cell.ofAllFolds(), joined(ratings), joined(predictions));
      }
    }
    return results;
  }

  /** Every choice of the joint models; training sets that they do not exist for have none. */
  void choices(Consumer<RunRows.Joint> sink) {
    for (Series series : series()) {
      for (PlannedTraining training : series.trainings()) {
        FoldResult result = log.result(training.cell(series.labels(), series.model()));
        for (JointChoice choice : result.choices()) {
          int corpus = plan.rows().names().indexOf(choice.corpus());
          double[] rated = series.labels().ratings(training.test()[corpus]);
          sink.accept(
              new RunRows.Joint(
                  result.cell().testedOn(choice.corpus()),
                  choice.choice(),
                  choice.gain(),
                  choice.error(),
                  Metric.R2.of(rated, choice.separate()),
                  Metric.R2.of(rated, training.ofCorpus(result.predictions(), corpus)),
                  choice.pipeline()));
        }
      }
    }
  }

  private static void add(List<Result> results, Cell cell, double[] rating, double[] prediction) {
    for (String metric : Result.METRICS) {
      results.add(new Result(cell, metric, Metric.parse(metric).of(rating, prediction)));
    }
  }

  private static double[] joined(List<double[]> parts) {
    return parts.stream().flatMapToDouble(Arrays::stream).toArray();
  }
}
