package org.sonaffect.study.summary;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.sonaffect.learning.metrics.Holm;
import org.sonaffect.learning.metrics.PairedComparison;
import org.sonaffect.study.Cell;
import org.sonaffect.study.Result;

/**
 * One model against another, trained and tested on the same rows.
 *
 * @param cell of the model, over all folds and repetitions; its training set holds all of the test
 *     corpus
 * @param than the other model, which stands before it in the study
 * @param difference mean over folds of the model less the other
 * @param halfWidth of its 95 % interval after Nadeau and Bengio (2003); NaN for a single fold
 * @param p two-sided, of no difference
 * @param holm p after Holm's correction over the comparisons of one protocol and metric
 * @param folds how many paired differences
 */
public record ModelComparison(
    Cell cell,
    String than,
    String metric,
    double difference,
    double halfWidth,
    double p,
    double holm,
    int folds) {

  /** Lower end of the interval. */
  public double low() {
    return difference - halfWidth;
  }

  /** Upper end of the interval. */
  public double high() {
    return difference + halfWidth;
  }

  private record Family(Object protocol, String metric) {}

  private record Key(Cell series, String metric) {}

  /**
   * Every pair of models of a run, with real ratings.
   *
   * @param results the rows of results.csv
   * @param folds outer folds of a repetition
   */
  public static List<ModelComparison> of(List<Result> results, int folds) {
    Map<Key, List<Double>> values = new LinkedHashMap<>();
    for (Result r : results) {
      Cell cell = r.cell();
      if (!r.outOfFold()
          && cell.control().isNone()
          && cell.train().whole()
          && cell.train().share(cell.test()) == 1) {
        values
            .computeIfAbsent(new Key(cell.series(), r.metric()), key -> new ArrayList<>())
            .add(r.value());
      }
    }
    List<ModelComparison> pairs = new ArrayList<>();
    List<Key> keys = List.copyOf(values.keySet());
    for (int i = 0; i < keys.size(); i++) {
      for (int j = 0; j < i; j++) {
        pair(keys.get(i), keys.get(j), values, folds, pairs);
      }
    }
    return corrected(pairs);
  }

  private static void pair(
      Key of, Key less, Map<Key, List<Double>> values, int folds, List<ModelComparison> pairs) {
    List<Double> a = Objects.requireNonNull(values.get(of));
    List<Double> b = Objects.requireNonNull(values.get(less));
    boolean same = of.series.ofModel("").equals(less.series.ofModel(""));
    if (!same || !of.metric.equals(less.metric) || a.size() != b.size() || folds < 2) {
      return;
    }
    double[] differences = new double[a.size()];
    for (int f = 0; f < differences.length; f++) {
      differences[f] = a.get(f) - b.get(f);
    }
    PairedComparison paired = PairedComparison.of(differences, 1.0 / (folds - 1));
    pairs.add(
        new ModelComparison(
            of.series,
            less.series.model(),
            of.metric,
            paired.difference().mean(),
            paired.difference().halfWidth(),
            paired.p(),
            Double.NaN,
            paired.folds()));
  }

  private static List<ModelComparison> corrected(List<ModelComparison> pairs) {
    Map<Family, List<ModelComparison>> families =
        pairs.stream()
            .collect(
                Collectors.groupingBy(
                    pair -> new Family(pair.cell.protocol(), pair.metric),
                    LinkedHashMap::new,
                    Collectors.toList()));
    List<ModelComparison> all = new ArrayList<>();
    for (List<ModelComparison> family : families.values()) {
      double[] holm = Holm.adjusted(family.stream().mapToDouble(ModelComparison::p).toArray());
      for (int i = 0; i < holm.length; i++) {
        ModelComparison c = family.get(i);
        all.add(
            new ModelComparison(
                c.cell, c.than, c.metric, c.difference, c.halfWidth, c.p, holm[i], c.folds));
      }
    }
    return all;
  }
}
