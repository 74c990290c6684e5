package org.sonaffect.study.summary;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sonaffect.learning.metrics.Interval;
import org.sonaffect.learning.metrics.PairedComparison;
import org.sonaffect.study.Cell;
import org.sonaffect.study.Control;
import org.sonaffect.study.Grouped;
import org.sonaffect.study.JointModel;
import org.sonaffect.study.Result;
import org.sonaffect.study.TrainingSet;

/** Means, paired comparisons and controls of the rows of results.csv. */
public record Summaries(List<Result> results, List<TrainingSet> trained, int folds) {
  /** A mean R2 on random ratings up to this is taken for chance (study requirement). */
  static final double CHANCE_R2 = 0.02;

  /**
   * All of a study, without the sentence that {@link Verdict} says.
   *
   * @param trained the training sets of the study's mixtures
   * @param folds outer folds of a repetition
   */
  public static Summary of(
      List<Result> results, List<TrainingSet> trained, int folds, boolean synthetic) {
    Summaries all = new Summaries(results, trained, folds);
    return new Summary("", synthetic, all.means(), all.comparisons(), all.controls());
  }

  /** What random ratings came out at, by the rows of a results.csv alone. */
  public static List<Summary.ControlOutcome> controls(List<Result> results) {
    long folds =
        results.stream().filter(r -> !r.outOfFold()).map(r -> r.cell().fold()).distinct().count();
    return new Summaries(results, List.of(), (int) folds).controls();
  }

  /** What folds are counted under: everything but repetition and fold. */
  private record Key(Cell series, String metric) {
    static Key of(Result r) {
      return new Key(r.cell().series(), r.metric());
    }

    Key pooled() {
      return new Key(series.under(series.control().pooled()), metric);
    }
  }

  private Map<Key, List<Result>> byKey(boolean outOfFold) {
    return Grouped.by(results.stream().filter(r -> r.outOfFold() == outOfFold), Key::of);
  }

  private List<Summary.Mean> means() {
    Map<Key, List<Result>> whole = byKey(true);
    List<Summary.Mean> means = new ArrayList<>();
    byKey(false)
        .forEach(
            (key, rows) -> {
              Interval interval = interval(values(rows));
              double all = average(values(whole.getOrDefault(key, List.of())));
              means.add(
                  new Summary.Mean(
                      key.series,
                      key.metric,
                      interval.mean(),
                      interval.halfWidth(),
                      rows.size(),
                      all));
            });
    return means;
  }

  /** t over the folds of one repetition; over several, whose training sets overlap, corrected. */
  private Interval interval(double[] values) {
    return values.length <= folds
        ? Interval.of(values)
        : PairedComparison.of(values, 1.0 / (folds - 1)).difference();
  }

  private List<Summary.Comparison> comparisons() {
    Map<Key, List<Result>> byKey = byKey(false);
    List<Summary.Comparison> comparisons = new ArrayList<>();
    for (List<Key> family : families(byKey).values()) {
      comparisons.addAll(
          Summary.Comparison.corrected(
              family.stream().map(key -> compare(byKey, key)).flatMap(Optional::stream).toList()));
    }
    return comparisons;
  }

  /** Keys of joint mixtures by protocol, control (draws together) and metric. */
  private Map<List<Object>, List<Key>> families(Map<Key, List<Result>> byKey) {
    List<TrainingSet> joint = trained.stream().filter(TrainingSet::joint).toList();
    return Grouped.by(
        byKey.keySet().stream()
            .filter(key -> joint.contains(key.series.train()))
            .map(Key::pooled)
            .distinct(),
        key -> List.of(key.series.protocol(), key.series.control(), key.metric));
  }

  private Optional<Summary.Comparison> compare(Map<Key, List<Result>> byKey, Key joint) {
    Cell cell = joint.series;
    boolean holdsTest = cell.train().corpora().contains(cell.test());
    boolean testIsRandom = cell.control().equals(Control.randomised(cell.test()));
    Optional<TrainingSet> alone = alone(cell.test());
    if (alone.isEmpty() || !holdsTest || testIsRandom) {
      return Optional.empty();
    }
    Cell base = cell.under(Control.NONE).trainedOn(alone.get());
    List<Result> own = byKey.get(new Key(base, joint.metric));
    List<Result> less =
        own != null
            ? own
            : byKey.get(new Key(base.ofModel(JointModel.separate(base.model())), joint.metric));
    if (less == null) {
      return Optional.empty();
    }
    List<List<Result>> draws =
        byKey.entrySet().stream()
            .filter(e -> e.getKey().pooled().equals(joint))
            .map(Map.Entry::getValue)
            .toList();
    double[] differences = new double[less.size()];
    for (int i = 0; i < differences.length; i++) {
      double sum = 0;
      for (List<Result> draw : draws) {
        sum += draw.get(i).value();
      }
      differences[i] = sum / draws.size() - less.get(i).value();
    }
    return Optional.of(Summary.Comparison.of(cell, base, joint.metric, differences, folds));
  }

  /** One corpus alone, all of it; where the study has it. */
  private Optional<TrainingSet> alone(String corpus) {
    TrainingSet alone = TrainingSet.alone(corpus);
    return trained.stream().filter(alone::equals).findFirst();
  }

  private List<Summary.ControlOutcome> controls() {
    Map<Key, List<Result>> byKey =
        Grouped.by(
            results.stream()
                .filter(r -> !r.outOfFold() && r.metric().equals(Result.R2))
                .filter(r -> r.cell().control().corpus().equals(r.cell().test())),
            r -> Key.of(r).pooled());
    List<Summary.ControlOutcome> outcomes = new ArrayList<>();
    byKey.forEach(
        (key, rows) -> {
          Map<Control, List<Result>> draws = Grouped.by(rows.stream(), r -> r.cell().control());
          Interval interval =
              draws.size() > 1
                  ? Interval.of(
                      draws.values().stream().mapToDouble(d -> average(values(d))).toArray())
                  : PairedComparison.of(values(rows), 1.0 / (folds - 1)).difference();
          outcomes.add(
              Summary.ControlOutcome.of(
                  key.series,
                  interval.mean(),
                  interval.halfWidth(),
                  draws.size(),
                  interval.mean() > CHANCE_R2 && interval.low() > 0));
        });
    return outcomes;
  }

  private static double[] values(List<Result> rows) {
    return rows.stream().mapToDouble(Result::value).toArray();
  }

  private static double average(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }
}
