package org.sonaffect.study.summary;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sonaffect.study.Cell;
import org.sonaffect.study.Grouped;
import org.sonaffect.study.Result;
import org.sonaffect.study.summary.Summary.Comparison;

/** One model against another, trained and tested on the same rows. */
public final class ModelComparison {
  private ModelComparison() {}

  /**
   * Every pair of models of a run, with real ratings.
   *
   * @param results the rows of results.csv
   * @param folds outer folds of a repetition
   */
  public static List<Comparison> of(List<Result> results, int folds) {
    List<List<Result>> all =
        List.copyOf(
            Grouped.by(
                    results.stream()
                        .filter(r -> !r.outOfFold() && r.cell().control().isNone())
                        .filter(r -> r.cell().train().whole())
                        .filter(r -> r.cell().train().share(r.cell().test()) == 1),
                    r -> List.of(r.cell().series(), r.metric()))
                .values());
    List<Comparison> pairs = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      for (int j = 0; j < i; j++) {
        pair(all.get(i), all.get(j), folds, pairs);
      }
    }
    return Grouped.by(pairs.stream(), p -> List.of(p.cell().protocol(), p.metric()))
        .values()
        .stream()
        .flatMap(family -> Comparison.corrected(family).stream())
        .toList();
  }

  private static void pair(List<Result> a, List<Result> b, int folds, List<Comparison> pairs) {
    Cell of = a.get(0).cell().series();
    Cell less = b.get(0).cell().series();
    String metric = a.get(0).metric();
    if (of.ofModel("").equals(less.ofModel(""))
        && metric.equals(b.get(0).metric())
        && a.size() == b.size()
        && folds > 1) {
      double[] differences = new double[a.size()];
      Arrays.setAll(differences, f -> a.get(f).value() - b.get(f).value());
      pairs.add(Comparison.of(of, less, metric, differences, folds));
    }
  }
}
