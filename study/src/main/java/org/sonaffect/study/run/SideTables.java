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
import org.sonaffect.study.Cell;
import org.sonaffect.study.FoldResult;
import org.sonaffect.study.ModelGrid;
import org.sonaffect.study.Result;
import org.sonaffect.study.folder.CsvTable;
import org.sonaffect.study.folder.Decimals;
import org.sonaffect.study.folder.SideColumns;
import org.sonaffect.study.folder.Trials;
import org.sonaffect.study.plan.Labels;
import org.sonaffect.study.plan.PlannedFold;
import org.sonaffect.study.plan.PlannedTransfer;
import org.sonaffect.study.plan.Prepared;
import org.sonaffect.study.plan.SidePlan;

/**
 * learning-curve.csv and transfer.csv (docs/spec/file-formats.md §5.2): what a study did beside its
 * mixtures.
 */
final class SideTables {
  private static final List<String> TRANSFER_METRICS =
      Stream.concat(Result.METRICS.stream(), Stream.of(SideColumns.CORRELATION)).toList();

  private final Prepared study;
  private final Trials trials;

  SideTables(Prepared study, Trials trials) {
    this.study = study;
    this.trials = trials;
  }

  /** Writes the tables of what the study asked for. */
  void write(Path folder) {
    if (study.study().learningCurve() != null) {
      CsvTable.write(folder.resolve(SideColumns.CURVE_FILE), SideColumns.CURVE, this::curve);
    }
    if (study.study().transfer() != null) {
      CsvTable.write(
          folder.resolve(SideColumns.TRANSFER_FILE), SideColumns.TRANSFER, this::transfer);
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
              SideColumns.ALONE,
              labelled < 0 ? SideColumns.EVERY : Integer.toString(labelled));
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
                  metric.equals(SideColumns.CORRELATION)
                      ? Metrics.correlation(rated, predicted)
                      : ResultTables.metric(metric, rated, predicted)));
          out.accept(line);
        }
      }
    }
  }
}
