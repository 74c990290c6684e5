package org.sonaffect.study.run;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.sonaffect.acoustics.change.Change;
import org.sonaffect.acoustics.change.Excerpt;
import org.sonaffect.learning.metrics.Interval;
import org.sonaffect.learning.metrics.Metrics;
import org.sonaffect.study.Cell;
import org.sonaffect.study.FoldResult;
import org.sonaffect.study.Grouped;
import org.sonaffect.study.StudyModel;
import org.sonaffect.study.folder.RunColumns;
import org.sonaffect.study.folder.RunLog;
import org.sonaffect.study.folder.RunRows;
import org.sonaffect.study.plan.Labels;
import org.sonaffect.study.plan.PlannedTraining;
import org.sonaffect.study.plan.StudyPlan;

/** What is predicted of test clips that are changed, against the same clips as they are. */
record ChangeScores(StudyPlan plan, RunLog log) {
  /** Share of ratings that an interval should hold. */
  private static final double NOMINAL = 0.9;

  /** Writes the table, where the study compares changes. */
  void write(Path folder) {
    if (!plan.variants().augment().compared().isEmpty()) {
      RunColumns.CHANGES.write(folder, this::scores);
    }
  }

  /**
   * The test clips of a corpus in all folds of a repetition, one entry a clip.
   *
   * @param changed by change
   * @param halfWidth of the interval around a prediction
   * @param halfWidths the same of the changed clip, by change
   */
  private record Tested(
      int[] row,
      double[] rated,
      double[] predicted,
      double[][] changed,
      double[] halfWidth,
      double[][] halfWidths) {}

  private void scores(Consumer<RunRows.ChangeScore> out) {
    for (List<PlannedTraining> folds :
        Grouped.by(plan.trainings().stream(), t -> t.rows().ofAllFolds()).values()) {
      for (StudyModel model : plan.study().models()) {
        for (Labels labels : plan.realLabels()) {
          for (int corpus = 0; corpus < plan.rows().corpora().size(); corpus++) {
            Cell cell =
                folds
                    .get(0)
                    .cell(labels, model.name())
                    .ofAllFolds()
                    .testedOn(plan.rows().names().get(corpus));
            scores(cell, tested(folds, labels, model.name(), corpus), out);
          }
        }
      }
    }
  }

  private void scores(Cell cell, Tested tested, Consumer<RunRows.ChangeScore> out) {
    out.accept(
        score(
            cell, RunColumns.UNCHANGED, tested, tested.predicted(), tested.halfWidth(), i -> true));
    List<Change> changes = plan.variants().augment().compared();
    for (int k = 0; k < changes.size(); k++) {
      Change change = changes.get(k);
      out.accept(
          score(
              cell,
              change.toString(),
              tested,
              tested.changed()[k],
              tested.halfWidths()[k],
              i -> plan.variants().made(tested.row()[i], change)));
    }
  }

  private static RunRows.ChangeScore score(
      Cell cell,
      String change,
      Tested tested,
      double[] changed,
      double[] halfWidth,
      IntPredicate concerned) {
    int[] clips = IntStream.range(0, changed.length).filter(concerned).toArray();
    double[] rated = IntStream.of(clips).mapToDouble(i -> tested.rated()[i]).toArray();
    double[] before = IntStream.of(clips).mapToDouble(i -> tested.predicted()[i]).toArray();
    double[] after = IntStream.of(clips).mapToDouble(i -> changed[i]).toArray();
    double shift = 0;
    double squares = 0;
    int covered = 0;
    for (int i = 0; i < clips.length; i++) {
      double difference = after[i] - before[i];
      shift += difference;
      squares += difference * difference;
      covered += Math.abs(rated[i] - after[i]) <= halfWidth[clips[i]] ? 1 : 0;
    }
    int n = clips.length;
    return new RunRows.ChangeScore(
        cell,
        change,
        n,
        shift / n,
        Math.sqrt(squares / n),
        n < 2 ? Double.NaN : Metrics.correlation(before, after),
        n < 2 ? Double.NaN : Metrics.r2(rated, after),
        covered / (double) n);
  }

  private Tested tested(List<PlannedTraining> folds, Labels labels, String model, int corpus) {
    int[] rows = folds.stream().flatMapToInt(t -> Arrays.stream(t.test()[corpus])).toArray();
    int[] fold =
        folds.stream()
            .flatMapToInt(t -> Arrays.stream(t.test()[corpus]).map(clip -> t.fold()))
            .toArray();
    double[] rated = labels.ratings(rows);
    Function<PlannedTraining, FoldResult> result = t -> log.result(t.cell(labels, model));
    double[] predicted = joined(folds, corpus, t -> result.apply(t).predictions());
    double[] whole = halfWidths(fold, rated, predicted, i -> true);
    double[][] after = new double[plan.variants().augment().compared().size()][];
    Arrays.setAll(after, k -> joined(folds, corpus, t -> changed(result.apply(t), k)));
    double[][] halves = new double[after.length][];
    Arrays.setAll(halves, k -> halfWidths(k, fold, rows, rated, after[k], whole));
    return new Tested(rows, rated, predicted, after, whole, halves);
  }

  /** What is predicted of the test clips of all corpora after a change. */
  private static double[] changed(FoldResult result, int change) {
    int all = result.predictions().length;
    return Arrays.copyOfRange(result.changed(), change * all, (change + 1) * all);
  }

  /** What is predicted of the test clips of one corpus, fold after fold. */
  private static double[] joined(
      List<PlannedTraining> folds, int corpus, Function<PlannedTraining, double[]> predictions) {
    return folds.stream()
        .flatMapToDouble(t -> Arrays.stream(t.ofCorpus(predictions.apply(t), corpus)))
        .toArray();
  }

  /** Of clips after a change: those of whole clips, and around excerpts at least their own. */
  private double[] halfWidths(
      int k, int[] fold, int[] row, double[] rated, double[] changed, double[] whole) {
    Change change = plan.variants().augment().compared().get(k);
    if (!(change instanceof Excerpt)) {
      return whole;
    }
    double[] own = halfWidths(fold, rated, changed, i -> plan.variants().made(row[i], change));
    double[] wider = new double[own.length];
    Arrays.setAll(wider, i -> Math.max(whole[i], own[i]));
    return wider;
  }

  /** From the errors of some clips of other folds: those of its own stay out of it. */
  private static double[] halfWidths(
      int[] fold, double[] rated, double[] predicted, IntPredicate concerned) {
    Map<Integer, Double> ofFold = new LinkedHashMap<>();
    double[] widths = new double[fold.length];
    for (int i = 0; i < widths.length; i++) {
      int own = fold[i];
      widths[i] =
          ofFold.computeIfAbsent(
              own,
              f ->
                  Interval.covering(
                      IntStream.range(0, fold.length)
                          .filter(j -> fold[j] != own && concerned.test(j))
                          .mapToDouble(j -> Math.abs(rated[j] - predicted[j]))
                          .toArray(),
                      NOMINAL));
    }
    return widths;
  }
}
