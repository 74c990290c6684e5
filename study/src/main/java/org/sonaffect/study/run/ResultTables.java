package org.sonaffect.study.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.sonaffect.learning.metrics.Metrics;
import org.sonaffect.study.Cell;
import org.sonaffect.study.FoldResult;
import org.sonaffect.study.Prediction;
import org.sonaffect.study.Result;
import org.sonaffect.study.StudyModel;
import org.sonaffect.study.folder.Trials;
import org.sonaffect.study.plan.Labels;
import org.sonaffect.study.plan.PlannedFold;
import org.sonaffect.study.plan.Prepared;

/** The predictions and results of a finished run, in the order of their tables. */
final class ResultTables {
  private final Prepared study;
  private final List<StudyModel> models;
  private final Trials trials;

  ResultTables(Prepared study, List<StudyModel> models, Trials trials) {
    this.study = study;
    this.models = models;
    this.trials = trials;
  }

  /** The folds that one training set, repetition after repetition, is tested on. */
  private record Series(List<PlannedFold> folds, Labels labels, String model) {}

  private List<Series> series() {
    List<List<PlannedFold>> trainings = new ArrayList<>();
    for (PlannedFold fold : study.plan()) {
      trainings.stream()
          .filter(
              known ->
                  known.get(0).protocol() == fold.protocol()
                      && known.get(0).repeat() == fold.repeat()
                      && known.get(0).label().equals(fold.label()))
          .findFirst()
          .orElseGet(
              () -> {
                List<PlannedFold> begun = new ArrayList<>();
                trainings.add(begun);
                return begun;
              })
          .add(fold);
    }
    List<Series> series = new ArrayList<>();
    for (Labels labels : study.labels()) {
      for (List<PlannedFold> folds : trainings) {
        if (labels.concerns(folds.get(0).mixture())) {
          models.forEach(model -> series.add(new Series(folds, labels, model.name())));
        }
      }
    }
    series.sort(
        Comparator.comparing((Series s) -> s.folds().get(0).protocol())
            .thenComparing(s -> study.labels().indexOf(s.labels()))
            .thenComparing(s -> s.folds().get(0).repeat()));
    return series;
  }

  private FoldResult result(Series series, PlannedFold fold) {
    Cell cell = fold.cell(series.labels().control(), series.model(), series.labels().word());
    return Objects.requireNonNull(trials.result(cell), () -> "no result of " + cell);
  }

  /** Every prediction; a fold's clips in the order in which they were tested. */
  void predictions(Consumer<Prediction> sink) {
    for (Series series : series()) {
      for (int c = 0; c < study.rows().corpora().size(); c++) {
        for (PlannedFold fold : series.folds()) {
          double[] predicted = part(result(series, fold).predictions(), fold, c);
          int[] rows = fold.test()[c];
          for (int i = 0; i < rows.length; i++) {
            sink.accept(
                new Prediction(
                    fold.protocol().word(),
                    series.labels().control(),
                    fold.repeat(),
                    Integer.toString(fold.fold()),
                    study.rows().names().get(c),
                    fold.label(),
                    series.model(),
                    series.labels().word(),
                    study.rows().item(rows[i]).id(),
                    series.labels().ratings()[rows[i]],
                    predicted[i]));
          }
        }
      }
    }
  }

  /** Every metric of every fold, and of the out-of-fold predictions of each corpus together. */
  List<Result> results() {
    List<Result> results = new ArrayList<>();
    for (Series series : series()) {
      for (int c = 0; c < study.rows().corpora().size(); c++) {
        List<double[]> ratings = new ArrayList<>();
        List<double[]> predictions = new ArrayList<>();
        for (PlannedFold fold : series.folds()) {
          double[] rating = new double[fold.test()[c].length];
          for (int i = 0; i < rating.length; i++) {
            rating[i] = series.labels().ratings()[fold.test()[c][i]];
          }
          double[] prediction = part(result(series, fold).predictions(), fold, c);
          ratings.add(rating);
          predictions.add(prediction);
          add(results, series, c, Integer.toString(fold.fold()), rating, prediction);
        }
        add(results, series, c, Result.ALL, joined(ratings), joined(predictions));
      }
    }
    return results;
  }

  private void add(
      List<Result> results,
      Series series,
      int corpus,
      String fold,
      double[] rating,
      double[] prediction) {
    PlannedFold first = series.folds().get(0);
    for (String metric : Result.METRICS) {
      double value = metric(metric, rating, prediction);
      results.add(
          new Result(
              first.protocol().word(),
              series.labels().control(),
              first.repeat(),
              fold,
              study.rows().names().get(corpus),
              first.label(),
              series.model(),
              series.labels().word(),
              metric,
              value));
    }
  }

  /** One of {@link Result#METRICS}. */
  static double metric(String metric, double[] rating, double[] prediction) {
    return switch (metric) {
      case "r2" -> Metrics.r2(rating, prediction);
      case "rmse" -> Metrics.rmse(rating, prediction);
      default -> Metrics.mae(rating, prediction);
    };
  }

  /** The predictions of one corpus's test rows. */
  private static double[] part(double[] predictions, PlannedFold fold, int corpus) {
    int from = 0;
    for (int c = 0; c < corpus; c++) {
      from += fold.test()[c].length;
    }
    double[] part = new double[fold.test()[corpus].length];
    System.arraycopy(predictions, from, part, 0, part.length);
    return part;
  }

  private static double[] joined(List<double[]> parts) {
    double[] all = new double[parts.stream().mapToInt(part -> part.length).sum()];
    int at = 0;
    for (double[] part : parts) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    return all;
  }
}
