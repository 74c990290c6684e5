package org.sonaffect.automl.ensemble;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.sonaffect.automl.space.Domains;
import org.sonaffect.learning.metrics.Metrics;
import org.sonaffect.learning.prepare.FeatureGroups;
import org.sonaffect.learning.random.Seeds;
import org.sonaffect.learning.random.SplitMix64;
import org.sonaffect.learning.rows.ColumnSet;
import org.sonaffect.learning.rows.Matrix;

/**
 * How much worse predictions become when the columns of one group of descriptors are shuffled among
 * the rows, all columns of the group together (permutation importance: Breiman, "Random forests",
 * 2001, section 10). To be measured on rows the model has not seen.
 */
public final class GroupImportance {
  private GroupImportance() {}

  /**
   * Measures.
   *
   * @param x rows the model has not seen, at least 2
   * @param targets {@code [target][row]}
   * @param domain of each row; rows are permuted within their domain
   * @param times how many permutations are averaged, at least 1
   * @return for each group, in the order of their names, what the share of explained variance of
   *     each target loses
   */
  public static Map<String, double[]> of(
      EnsembleModel model,
      Matrix x,
      double[][] targets,
      int[] domain,
      FeatureGroups groups,
      int times,
      Seeds seeds) {
    double[][] whole = model.predict(x, domain);
    Map<String, double[]> lost = new LinkedHashMap<>();
    for (Map.Entry<String, ColumnSet> group : groups.sets().entrySet()) {
      double[] sum = new double[targets.length];
      for (int k = 0; k < times; k++) {
        SplitMix64 random = seeds.child(group.getKey()).child(k).random();
        Matrix dealt = dealt(x, group.getValue().columns(), order(domain, random));
        double[][] predicted = model.predict(dealt, domain);
        for (int t = 0; t < sum.length; t++) {
          sum[t] +=
              (Metrics.r2(targets[t], whole[t]) - Metrics.r2(targets[t], predicted[t])) / times;
        }
      }
      lost.put(group.getKey(), sum);
    }
    return lost;
  }

  /** A permutation of the rows that keeps each in its domain. */
  private static int[] order(int[] domain, SplitMix64 random) {
    int[] order = new int[domain.length];
    for (int d = 0; d < Domains.count(domain); d++) {
      int[] rows = new int[domain.length];
      int count = 0;
      for (int i = 0; i < domain.length; i++) {
        if (domain[i] == d) {
          rows[count++] = i;
        }
      }
      int[] own = Arrays.copyOf(rows, count);
      int[] shuffled = own.clone();
      random.shuffle(shuffled);
      for (int i = 0; i < count; i++) {
        order[own[i]] = shuffled[i];
      }
    }
    return order;
  }

  private static Matrix dealt(Matrix x, int[] columns, int[] order) {
    double[] values = x.values().clone();
    for (int i = 0; i < x.rows(); i++) {
      for (int column : columns) {
        values[i * x.columns() + column] = x.get(order[i], column);
      }
    }
    return new Matrix(x.rows(), x.columns(), values);
  }
}
