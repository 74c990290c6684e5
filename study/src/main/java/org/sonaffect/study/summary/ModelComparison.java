package org.sonaffect.study.summary;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.sonaffect.study.Cell;
import org.sonaffect.study.Result;
import org.sonaffect.study.summary.Summary.Comparison;

/** One model against another, trained and tested on the same rows. */
public final class ModelComparison {
  private ModelComparison() {}

  private record Key(Cell series, String metric) {}

  /**
   * Every pair of models of a run, with real ratings.
   *
   * @param results the rows of results.csv
   * @param folds outer folds of a repetition
   */
  public static List<Comparison> of(List<Result> results, int folds) {
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
    List<Comparison> pairs = new ArrayList<>();
    List<Key> keys = List.copyOf(values.keySet());
    for (int i = 0; i < keys.size(); i++) {
      for (int j = 0; j < i; j++) {
        pair(keys.get(i), keys.get(j), values, folds, pairs);
      }
    }
    return corrected(pairs);
  }

  private static void pair(
      Key of, Key less, Map<Key, List<Double>> values, int folds, List<Comparison> pairs) {
    List<Double> a = Objects.requireNonNull(values.get(of));
    List<Double> b = Objects.requireNonNull(values.get(less));
    boolean same = of.series.ofModel("").equals(less.series.ofModel(""));
    if (!same || !of.metric.equals(less.metric) || a.size() != b.size() || folds < 2) {
      return;
    }
    double[] differences = new double[a.size()];
    Arrays.setAll(differences, f -> a.get(f) - b.get(f));
    pairs.add(Comparison.of(of.series, less.series, of.metric, differences, folds));
  }

  private static List<Comparison> corrected(List<Comparison> pairs) {
    return pairs.stream()
        .collect(
            Collectors.groupingBy(
                pair -> List.of(pair.cell().protocol(), pair.metric()),
                LinkedHashMap::new,
                Collectors.toList()))
        .values()
        .stream()
        .flatMap(family -> Comparison.corrected(family).stream())
        .toList();
  }
}
