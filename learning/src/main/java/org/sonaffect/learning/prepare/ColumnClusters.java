package org.sonaffect.learning.prepare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sonaffect.learning.linear.Gram;
import org.sonaffect.learning.rows.Matrix;

/**
 * Ward's agglomeration of standardised columns (JASA 58, 1963) by Lance and Williams' recurrence,
 * each cluster remembering its nearest of higher number. Equal costs go to the lowest pair.
 */
final class ColumnClusters {
  private final int m;
  private final double[] cost;
  private final int[] size;
  private final boolean[] alive;
  private final int[] partner;
  private final int[] parent;

  private ColumnClusters(double[] cost, int m) {
    this.m = m;
    this.cost = cost;
    size = new int[m];
    alive = new boolean[m];
    partner = new int[m];
    parent = new int[m];
    Arrays.fill(size, 1);
    Arrays.fill(alive, true);
    Arrays.setAll(parent, i -> i);
    for (int i = 0; i < m; i++) {
      findPartner(i);
    }
  }

  /** Members of each cluster, as columns of the matrix, in the order of their first. */
  static int[][] of(Matrix x, int[] columns, int clusters) {
    int n = x.rows();
    int m = columns.length;
    double[] rows = new double[n * m];
    for (int k = 0; k < m; k++) {
      double mean = 0;
      for (int i = 0; i < n; i++) {
        mean += x.get(i, columns[k]) / n;
      }
      double squares = 0;
      for (int i = 0; i < n; i++) {
        rows[i * m + k] = x.get(i, columns[k]) - mean;
        squares += rows[i * m + k] * rows[i * m + k];
      }
      for (int i = 0; i < n; i++) {
        rows[i * m + k] *= squares > 0 ? 1 / Math.sqrt(squares) : 0;
      }
    }
    double[] cost = new double[m * m];
    Gram.addUpper(rows, m, 0, n, m, cost);
    Gram.mirror(cost, m);
    double[] squares = new double[m];
    Arrays.setAll(squares, i -> cost[i * m + i]);
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < m; j++) {
        cost[i * m + j] = Math.max(0, squares[i] + squares[j] - 2 * cost[i * m + j]);
      }
    }
    ColumnClusters tree = new ColumnClusters(cost, m);
    for (int left = m; left > clusters; left--) {
      tree.merge();
    }
    return tree.members(columns);
  }

  private void findPartner(int i) {
    partner[i] = -1;
    for (int j = i + 1; j < m; j++) {
      if (alive[j] && (partner[i] < 0 || cost[i * m + j] < cost[i * m + partner[i]])) {
        partner[i] = j;
      }
    }
  }

  private void merge() {
    int a = -1;
    for (int i = 0; i < m; i++) {
      if (alive[i]
          && partner[i] >= 0
          && (a < 0 || cost[i * m + partner[i]] < cost[a * m + partner[a]])) {
        a = i;
      }
    }
    int b = partner[a];
    double between = cost[a * m + b];
    for (int k = 0; k < m; k++) {
      if (alive[k] && k != a && k != b) {
        double updated =
            ((size[a] + size[k]) * cost[a * m + k]
                    + (size[b] + size[k]) * cost[b * m + k]
                    - size[k] * between)
                / (size[a] + size[b] + size[k]);
        cost[a * m + k] = updated;
        cost[k * m + a] = updated;
      }
    }
    size[a] += size[b];
    alive[b] = false;
    parent[b] = a;
    findPartner(a);
    for (int k = 0; k < b; k++) {
      if (!alive[k] || k == a) {
        continue;
      }
      if (partner[k] == a || partner[k] == b) {
        findPartner(k);
      } else if (k < a && cost[k * m + a] < cost[k * m + partner[k]]) {
        partner[k] = a;
      }
    }
  }

  private int[][] members(int[] columns) {
    List<List<Integer>> clusters = new ArrayList<>();
    int[] number = new int[m];
    for (int i = 0; i < m; i++) {
      // A cluster's name is its lowest column, so its number is known before its other members'.
      if (parent[i] == i) {
        number[i] = clusters.size();
        clusters.add(new ArrayList<>());
      } else {
        number[i] = number[parent[i]];
      }
      clusters.get(number[i]).add(columns[i]);
    }
    int[][] members = new int[clusters.size()][];
    Arrays.setAll(members, c -> clusters.get(c).stream().mapToInt(Integer::intValue).toArray());
    return members;
  }
}
