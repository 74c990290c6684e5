package org.sonaffect.report.statistics;

import java.nio.file.Files;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.sonaffect.study.Control;
import org.sonaffect.study.Prediction;
import org.sonaffect.study.Protocol;
import org.sonaffect.study.folder.FoldTable;
import org.sonaffect.study.folder.RunFolder;

/** The out-of-fold predictions of a run under the sound protocol, without controls, by group. */
public final class TestRows {
  private final List<Prediction> predictions;
  private final Map<String, String> groups = new HashMap<>();
  private final Map<String, String> categories = new HashMap<>();

  private TestRows(List<Prediction> predictions) {
    this.predictions = predictions;
  }

  /**
   * One model trained on one mixture, tested on one corpus; {@code category} is empty for all rows.
   */
  public record Series(String test, String train, String model, String target, String category) {
    /** The same test of another training set. */
    public Series trainedOn(String other) {
      return new Series(test, other, model, target, category);
    }
  }

  /** Reads predictions, groups and categories; none where the run has no predictions. */
  public static TestRows of(RunFolder run) {
    if (!Files.exists(run.path().resolve("predictions.csv"))) {
      return new TestRows(List.of());
    }
    TestRows rows =
        new TestRows(
            run.predictions().stream()
                .filter(p -> p.protocol().equals(Protocol.SOUND.word()))
                .filter(p -> p.control().equals(Control.NONE))
                .toList());
    for (FoldTable.Entry entry : FoldTable.read(run.path().resolve("folds.csv")).entries()) {
      if (entry.group() != null) {
        rows.groups.put(entry.corpus() + "/" + entry.id(), entry.group());
      }
    }
    run.clips().forEach(c -> rows.categories.put(c.corpus() + "/" + c.id(), c.category()));
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
      String name = p.test() + "/" + p.id();
      errors
          .computeIfAbsent(
              new Series(p.test(), p.train(), p.model(), p.target(), category.apply(name)),
              series -> new GroupErrors())
          .add(groups.getOrDefault(name, name), p.rating(), p.prediction());
    }
    return errors;
  }
}
