package org.sonaffect.study.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sonaffect.learning.metrics.Holm;
import org.sonaffect.learning.metrics.Interval;
import org.sonaffect.learning.metrics.PairedComparison;
import org.sonaffect.study.Control;
import org.sonaffect.study.Mixture;
import org.sonaffect.study.Result;
import org.sonaffect.study.Summary;

/** Means, paired comparisons and controls of the rows of results.csv. */
public final class Summaries {
  /** A mean R2 on random ratings up to this is taken for chance (study requirement). */
  static final double CHANCE_R2 = 0.02;

  private static final String R2 = "r2";

  private final List<Result> results;
  private final List<String> corpora;
  private final List<Mixture> mixtures;
  private final int folds;

  Summaries(List<Result> results, List<String> corpora, List<Mixture> mixtures, int folds) {
    this.results = results;
    this.corpora = corpora;
    this.mixtures = mixtures;
    this.folds = folds;
  }

  /** What folds are counted under: everything but repetition and fold. */
  private record Key(
      String protocol,
      String control,
      String test,
      String train,
      String model,
      String target,
      String metric) {
    static Key of(Result r) {
      return new Key(
          r.protocol(), r.control(), r.test(), r.train(), r.model(), r.target(), r.metric());
    }

    Key with(String otherControl, String otherTrain) {
      return new Key(protocol, otherControl, test, otherTrain, model, target, metric);
    }
  }

  private Map<Key, List<Result>> byKey(boolean outOfFold) {
    return results.stream()
        .filter(r -> r.fold().equals(Result.ALL) == outOfFold)
        .collect(Collectors.groupingBy(Key::of, LinkedHashMap::new, Collectors.toList()));
  }

  List<Summary.Mean> means() {
    Map<Key, List<Result>> whole = byKey(true);
    List<Summary.Mean> means = new ArrayList<>();
    byKey(false)
        .forEach(
            (key, rows) -> {
              Interval interval = interval(values(rows));
              double all = average(values(whole.getOrDefault(key, List.of())));
              means.add(
                  new Summary.Mean(
                      key.protocol,
                      key.control,
                      key.test,
                      key.train,
                      key.model,
                      key.target,
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

  List<Summary.Comparison> comparisons() {
    Map<Key, List<Result>> byKey = byKey(false);
    List<Summary.Comparison> comparisons = new ArrayList<>();
    for (List<Key> family : families(byKey).values()) {
      List<Summary.Comparison> compared = new ArrayList<>();
      for (Key key : family) {
        compare(byKey, key).ifPresent(compared::add);
      }
      double[] holm = Holm.adjusted(compared.stream().mapToDouble(Summary.Comparison::p).toArray());
      for (int i = 0; i < holm.length; i++) {
        comparisons.add(withHolm(compared.get(i), holm[i]));
      }
    }
    return comparisons;
  }

  /** Keys of joint mixtures by protocol, control (draws together) and metric. */
  private Map<List<String>, List<Key>> families(Map<Key, List<Result>> byKey) {
    List<String> joint =
        mixtures.stream().filter(Mixture::joint).map(m -> m.label(corpora)).toList();
    return byKey.keySet().stream()
        .filter(key -> joint.contains(key.train))
        .map(key -> key.with(withoutDraw(key.control), key.train))
        .distinct()
        .collect(
            Collectors.groupingBy(
                key -> List.of(key.protocol, key.control, key.metric),
                LinkedHashMap::new,
                Collectors.toList()));
  }

  private Optional<Summary.Comparison> compare(Map<Key, List<Result>> byKey, Key joint) {
    @Nullable String alone = alone(joint.test);
    boolean holdsTest = Mixture.corporaOf(joint.train).contains(joint.test);
    boolean testIsRandom = joint.control.equals("randomised:" + joint.test);
    if (alone == null || !holdsTest || testIsRandom) {
      return Optional.empty();
    }
    List<Result> base = byKey.get(joint.with(Control.NONE, alone));
    if (base == null) {
      return Optional.empty();
    }
    List<List<Result>> draws =
        byKey.entrySet().stream()
            .filter(
                e -> joint.equals(e.getKey().with(withoutDraw(e.getKey().control), joint.train)))
            .filter(e -> e.getKey().train.equals(joint.train))
            .map(Map.Entry::getValue)
            .toList();
    double[] differences = new double[base.size()];
    for (int i = 0; i < differences.length; i++) {
      double sum = 0;
      for (List<Result> draw : draws) {
        sum += draw.get(i).value();
      }
      differences[i] = sum / draws.size() - base.get(i).value();
    }
    PairedComparison paired = PairedComparison.of(differences, 1.0 / (folds - 1));
    return Optional.of(
        new Summary.Comparison(
            joint.protocol,
            joint.control,
            joint.test,
            joint.model,
            joint.target,
            joint.metric,
            joint.train,
            alone,
            paired.difference().mean(),
            paired.difference().halfWidth(),
            paired.p(),
            Double.NaN,
            paired.folds()));
  }

  private static Summary.Comparison withHolm(Summary.Comparison c, double holm) {
    return new Summary.Comparison(
        c.protocol(),
        c.control(),
        c.test(),
        c.model(),
        c.target(),
        c.metric(),
        c.joint(),
        c.alone(),
        c.difference(),
        c.halfWidth(),
        c.p(),
        holm,
        c.folds());
  }

  /** The label of the mixture of one corpus alone, all of it; null where the study has none. */
  private @Nullable String alone(String corpus) {
    int c = corpora.indexOf(corpus);
    return mixtures.stream()
        .filter(m -> !m.joint() && !m.complementary() && m.shares().get(c) == 1)
        .map(m -> m.label(corpora))
        .findFirst()
        .orElse(null);
  }

  /** What random ratings came out at, by the rows of a results.csv alone. */
  public static List<Summary.ControlOutcome> controls(List<Result> results) {
    int folds =
        (int)
            results.stream()
                .map(Result::fold)
                .filter(fold -> !fold.equals(Result.ALL))
                .distinct()
                .count();
    return new Summaries(results, List.of(), List.of(), folds).controls();
  }

  List<Summary.ControlOutcome> controls() {
    Function<Result, Key> pooled = r -> Key.of(r).with(withoutDraw(r.control()), r.train());
    Map<Key, List<Result>> byKey =
        results.stream()
            .filter(r -> !r.fold().equals(Result.ALL) && r.metric().equals(R2))
            .filter(r -> withoutDraw(r.control()).equals("randomised:" + r.test()))
            .collect(Collectors.groupingBy(pooled, LinkedHashMap::new, Collectors.toList()));
    List<Summary.ControlOutcome> outcomes = new ArrayList<>();
    byKey.forEach(
        (key, rows) -> {
          Map<String, List<Result>> draws =
              rows.stream()
                  .collect(
                      Collectors.groupingBy(
                          Result::control, LinkedHashMap::new, Collectors.toList()));
          Interval interval =
              draws.size() > 1
                  ? Interval.of(
                      draws.values().stream().mapToDouble(d -> average(values(d))).toArray())
                  : PairedComparison.of(values(rows), 1.0 / (folds - 1)).difference();
          outcomes.add(
              new Summary.ControlOutcome(
                  key.protocol,
                  key.test,
                  key.train,
                  key.model,
                  key.target,
                  interval.mean(),
                  interval.halfWidth(),
                  draws.size(),
                  interval.mean() > CHANCE_R2 && interval.low() > 0));
        });
    return outcomes;
  }

  private static String withoutDraw(String control) {
    int hash = control.indexOf('#');
    return hash < 0 ? control : control.substring(0, hash);
  }

  private static double[] values(List<Result> rows) {
    return rows.stream().mapToDouble(Result::value).toArray();
  }

  private static double average(double[] values) {
    double sum = 0;
    for (double value : Objects.requireNonNull(values)) {
      sum += value;
    }
    return sum / values.length;
  }
}
