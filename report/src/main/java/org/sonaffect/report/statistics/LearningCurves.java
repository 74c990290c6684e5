package org.sonaffect.report.statistics;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sonaffect.study.folder.CsvTable;
import org.sonaffect.study.folder.RunFolder;
import org.sonaffect.study.folder.SideColumns;

/** The learning curves of a run: learning-curve.csv over its folds. */
public final class LearningCurves {
  private final Map<Curve, List<Point>> points = new LinkedHashMap<>();

  private LearningCurves() {}

  /**
   * One line.
   *
   * @param test corpus
   * @param train the label of the training set at share 1
   */
  public record Curve(String test, String train, String model, String target) {}

  /**
   * One point of it.
   *
   * @param share of the training rows
   * @param clips trained on, mean over the folds
   * @param own those of the test corpus among them
   */
  public record Point(double share, double clips, double own, Scores scores) {}

  private record Key(Curve curve, double share) {}

  /** Reads one metric; none where the run has no learning curves. */
  public static LearningCurves of(RunFolder run, String metric) {
    LearningCurves curves = new LearningCurves();
    if (!Files.exists(run.path().resolve(SideColumns.CURVE_FILE))) {
      return curves;
    }
    CsvTable table = run.table(SideColumns.CURVE_FILE, SideColumns.CURVE);
    Map<Key, List<Double>> values = new LinkedHashMap<>();
    Map<Key, List<Double>> clips = new LinkedHashMap<>();
    Map<Key, List<Double>> own = new LinkedHashMap<>();
    for (CsvTable.CsvRow row : table.rows()) {
      List<String> f = row.fields();
      if (f.get(10).equals(metric)) {
        Curve curve = new Curve(f.get(3), f.get(4), f.get(8), f.get(9));
        Key key = new Key(curve, table.number(row, 5));
        Scores.add(values, key, table.number(row, 11));
        Scores.add(clips, key, table.number(row, 6));
        Scores.add(own, key, table.number(row, 7));
      }
    }
    Scores.by(values, run)
        .forEach(
            (key, scores) ->
                curves
                    .points
                    .computeIfAbsent(key.curve(), c -> new ArrayList<>())
                    .add(
                        new Point(
                            key.share(),
                            mean(clips.getOrDefault(key, List.of())),
                            mean(own.getOrDefault(key, List.of())),
                            scores)));
    return curves;
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
  }

  /** Whether there are none. */
  public boolean isEmpty() {
    return points.isEmpty();
  }

  /** Every curve of a corpus with itself in training, in the order of the study. */
  public List<Curve> ofOwnCorpus() {
    return points.keySet().stream()
        .filter(curve -> points(curve).stream().anyMatch(point -> point.own() > 0))
        .toList();
  }

  /** The points of a curve, by share. */
  public List<Point> points(Curve curve) {
    return List.copyOf(points.getOrDefault(curve, List.of()));
  }

  /** The curve of the test corpus alone that a joint one stands beside; null for one alone. */
  public @Nullable Curve alone(Curve curve) {
    String label = curve.test() + ":1";
    return curve.train().equals(label)
        ? null
        : new Curve(curve.test(), label, curve.model(), curve.target());
  }
}
