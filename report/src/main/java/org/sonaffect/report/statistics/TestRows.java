package org.sonaffect.report.statistics;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.sonaffect.study.Cell;
import org.sonaffect.study.Prediction;
import org.sonaffect.study.Protocol;
import org.sonaffect.study.TrainingSet;
import org.sonaffect.study.folder.FoldTable;
import org.sonaffect.study.folder.RunFolder;

/** The out-of-fold predictions of a run under the nested protocol, without controls, by group. */
public final class TestRows {
  private final List<Prediction> predictions;
  private final Map<String, String> groups = new HashMap<>();
  private final Map<String, String> categories = new HashMap<>();

  private TestRows(List<Prediction> predictions) {
    this.predictions = predictions;
  }

  /**
   * One model trained on one mixture, tested on one corpus, over all folds and repetitions; {@code
   * category} is empty for all rows.
   */
  public record Series(Cell cell, String category) {
    /** The same test of another training set. */
    public Series trainedOn(TrainingSet other) {
      return new Series(cell.trainedOn(other), category);
    }
  }

  /**
   * Finds groups and categories.
   *
   * @param real predictions with real ratings, under any protocol
   */
  public static TestRows of(RunFolder run, List<Prediction> real) {
    TestRows rows =
        new TestRows(real.stream().filter(p -> p.cell().protocol() == Protocol.NESTED).toList());
    if (real.isEmpty()) {
      return rows;
    }
    for (FoldTable.Entry entry : run.folds().entries()) {
      if (entry.group() != null) {
        rows.groups.put(entry.corpus() + "/" + entry.id(), entry.group());
      }
    }
    run.clips().forEach(c -> rows.categories.put(c.name(), c.category()));
    return rows;
  }

  /** Errors of all rows of each series, in the order of predictions.csv. */
  public Map<Series, GroupErrors> whole() {
    return by(name -> "");
  }

  /** Errors by category, where a clip has one. */
  public Map<Series, GroupErrors> byCategory() {
    Map<Series, GroupErrors> errors = by(name -> categories.getOrDefault(name, ""));
    errors.keySet().removeIf(series -> series.category().isEmpty());
    return errors;
  }

  private Map<Series, GroupErrors> by(Function<String, String> category) {
    Map<Series, GroupErrors> errors = new LinkedHashMap<>();
    for (Prediction p : predictions) {
      String name = p.cell().test() + "/" + p.id();
      errors
          .computeIfAbsent(
              new Series(p.cell().series(), category.apply(name)), series -> new GroupErrors())
          .add(groups.getOrDefault(name, name), p.rating(), p.prediction());
    }
    return errors;
  }
}
