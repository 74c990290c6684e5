package org.sonaffect.report.statistics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sonaffect.study.Cell;
import org.sonaffect.study.Grouped;
import org.sonaffect.study.TrainingSet;
import org.sonaffect.study.folder.RunColumns;
import org.sonaffect.study.folder.RunFolder;
import org.sonaffect.study.folder.RunRows;

/**
 * The learning curves of a run: learning-curve.csv over its folds. A curve is a series of cells.
 */
public final class LearningCurves {
  private final Map<Cell, List<Point>> points = new LinkedHashMap<>();

  private LearningCurves() {}

  /**
   * One point of a curve.
   *
   * @param share of the training rows
   * @param own clips of the test corpus trained on, mean over the folds
   */
  public record Point(double share, double own, FoldSeries scores) {}

  private record Key(Cell curve, String share) {}

  /** Reads one metric; none where the run has no learning curves. */
  public static LearningCurves of(RunFolder run, String metric) {
    Map<Key, List<RunRows.CurveScore>> rows =
        Grouped.by(
            run.readIfAny(RunColumns.LEARNING_CURVE).stream()
                .filter(row -> row.metric().equals(metric)),
            row -> new Key(row.cell().series(), row.share()));
    LearningCurves curves = new LearningCurves();
    rows.forEach(
        (key, of) ->
            curves
                .points
                .computeIfAbsent(key.curve(), c -> new ArrayList<>())
                .add(
                    new Point(
                        Double.parseDouble(key.share()),
                        of.stream()
                            .mapToDouble(RunRows.CurveScore::own)
                            .average()
                            .orElse(Double.NaN),
                        FoldSeries.of(of.stream().map(RunRows.CurveScore::value).toList(), run))));
    return curves;
  }

  /** Whether there are none. */
  public boolean isEmpty() {
    return points.isEmpty();
  }

  /** Every curve of a corpus with itself in training, in the order of the study. */
  public List<Cell> ofOwnCorpus() {
    return points.keySet().stream()
        .filter(curve -> points(curve).stream().anyMatch(point -> point.own() > 0))
        .toList();
  }

  /** The points of a curve, by share. */
  public List<Point> points(Cell curve) {
    return List.copyOf(points.getOrDefault(curve, List.of()));
  }

  /** The curve of the test corpus alone that a joint one stands beside; null for one alone. */
  public @Nullable Cell alone(Cell curve) {
    TrainingSet alone = TrainingSet.alone(curve.test());
    return curve.train().equals(alone) ? null : curve.trainedOn(alone);
  }
}
