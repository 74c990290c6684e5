package org.sonaffect.study.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.sonaffect.learning.metrics.Metrics;
import org.sonaffect.learning.rows.ShortDecimal;
import org.sonaffect.study.ModelGrid;
import org.sonaffect.study.Result;

/** learning-curve.csv and transfer.csv: what a study did beside its mixtures. */
public final class SideTables {
  /** The table of learning curves. */
  public static final String CURVE_FILE = "learning-curve.csv";

  /**
   * Its columns; {@code train} is the training set at share 1, {@code clips} the clips trained on
   * and {@code own} those of them that are of the test corpus.
   */
  public static final List<String> CURVE =
      List.of(
          "protocol",
          "repeat",
          "fold",
          "test",
          "train",
          "share",
          "clips",
          "own",
          "model",
          "target",
          "metric",
          "value");

  /** The table of transfers. */
  public static final String TRANSFER_FILE = "transfer.csv";

  /**
   * Its columns; {@code source} is empty and {@code alignment} is {@link #ALONE} where only clips
   * of the test corpus are trained on, and {@code labelled} is {@link #EVERY} where all of its
   * training rows are.
   */
  public static final List<String> TRANSFER =
      List.of(
          "protocol",
          "repeat",
          "fold",
          "source",
          "test",
          "alignment",
          "labelled",
          "model",
          "target",
          "metric",
          "value");

  /** The alignment of a training on the test corpus alone. */
  public static final String ALONE = "alone";

  /** So many labelled clips: all training rows. */
  public static final String EVERY = "all";

  /**
   * Metric of transfers besides those of results.csv: Pearson's correlation. Corpora are rated
   * about other means, so R2 across them may be far below 0 although predictions rise with the
   * ratings.
   */
  public static final String CORRELATION = "r";

  private static final List<String> TRANSFER_METRICS =
      Stream.concat(Result.METRICS.stream(), Stream.of(CORRELATION)).toList();

  private final Prepared study;
  private final Trials trials;

  SideTables(Prepared study, Trials trials) {
    this.study = study;
    this.trials = trials;
  }

  /** Writes the tables of what the study asked for. */
  void write(Path folder) {
    if (study.study().learningCurve() != null) {
      CsvTable.write(folder.resolve(CURVE_FILE), CURVE, this::curve);
    }
    if (study.study().transfer() != null) {
      CsvTable.write(folder.resolve(TRANSFER_FILE), TRANSFER, this::transfer);
    }
  }

  private void curve(Consumer<List<String>> out) {
    for (SidePlan.CurvePoint point : study.side().curve()) {
      PlannedFold fold = point.fold();
      for (int c = 0; c < fold.test().length; c++) {
        int test = c;
        long own =
            Arrays.stream(fold.train()).filter(row -> study.rows().corpusOf(row) == test).count();
        List<String> place =
            List.of(
                study.rows().names().get(c),
                point.whole(),
                ShortDecimal.of(point.share()),
                Integer.toString(fold.train().length),
                Long.toString(own));
        scores(fold, c, place, Result.METRICS, out);
      }
    }
  }

  private void transfer(Consumer<List<String>> out) {
    for (SidePlan.Reference reference : study.side().references()) {
      int labelled = reference.labelled();
      List<String> place =
          List.of(
              "",
              study.rows().names().get(reference.corpus()),
              ALONE,
              labelled < 0 ? EVERY : Integer.toString(labelled));
      scores(reference.fold(), reference.corpus(), place, TRANSFER_METRICS, out);
    }
    for (PlannedTransfer transfer : study.side().transfers()) {
      List<String> place =
          List.of(
              study.rows().names().get(transfer.source()),
              study.rows().names().get(transfer.target()),
              transfer.alignment().word(),
              Integer.toString(transfer.labelled()));
      scores(transfer.fold(), transfer.target(), place, TRANSFER_METRICS, out);
    }
  }

  /** A line for every model, target and metric on the test rows of one corpus. */
  private void scores(
      PlannedFold fold,
      int corpus,
      List<String> place,
      List<String> metrics,
      Consumer<List<String>> out) {
    int[] rows = fold.test()[corpus];
    int from = 0;
    for (int c = 0; c < corpus; c++) {
      from += fold.test()[c].length;
    }
    for (ModelGrid model : study.study().grids()) {
      for (Labels labels : study.realLabels()) {
        Cell cell = fold.cell(labels.control(), model.name(), labels.word());
        FoldResult result =
            Objects.requireNonNull(trials.result(cell), () -> "no result of " + cell);
        double[] predicted = Arrays.copyOfRange(result.predictions(), from, from + rows.length);
        double[] rated = Arrays.stream(rows).mapToDouble(row -> labels.ratings()[row]).toArray();
        for (String metric : metrics) {
          List<String> line = new ArrayList<>();
          line.add(fold.protocol().word());
          line.add(Integer.toString(fold.repeat()));
          line.add(Integer.toString(fold.fold()));
          line.addAll(place);
          line.add(model.name());
          line.add(labels.word());
          line.add(metric);
          line.add(
              Decimals.of(
                  metric.equals(CORRELATION)
                      ? Metrics.correlation(rated, predicted)
                      : ResultTables.metric(metric, rated, predicted)));
          out.accept(line);
        }
      }
    }
  }
}
