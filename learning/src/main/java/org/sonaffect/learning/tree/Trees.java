package org.sonaffect.learning.tree;

import java.util.List;
import org.sonaffect.learning.portable.Allowance.Cost;
import org.sonaffect.learning.portable.Reading;
import org.sonaffect.learning.portable.Shapes;

/**
 * Trees in flat arrays, for one or more outputs each.
 *
 * @param outputs numbers in a leaf
 * @param roots first node of each tree
 * @param column of each node: the column it splits, -1 for a leaf
 * @param threshold of each node: rows with a value up to this go to the first child
 * @param child of each node: its first child, the second comes next; of a leaf: where its numbers
 *     begin in {@code values}
 * @param values numbers of the leaves
 */
@SuppressWarnings("ArrayRecordComponent")
public record Trees(
    int outputs, int[] roots, int[] column, double[] threshold, int[] child, double[] values) {
  /** Steps that sorting one tree's vote takes, about. */
  private static final double SORT = 64;

  /** Number of trees. */
  public int size() {
    return roots.length;
  }

  /** Where the numbers of a row's leaf in a tree begin in {@link #values}. */
  public int leaf(int tree, double[] x, int offset) {
    int node = roots[tree];
    int split = column[node];
    while (split >= 0) {
      node = child[node] + (x[offset + split] <= threshold[node] ? 0 : 1);
      split = column[node];
    }
    return child[node];
  }

  /** Adds what all trees say of a row, tree by tree, to {@code sum[output]}. */
  void add(double[] x, int offset, double[] sum) {
    for (int t = 0; t < roots.length; t++) {
      int leaf = leaf(t, x, offset);
      for (int k = 0; k < outputs; k++) {
        sum[k] += values[leaf + k];
      }
    }
  }

  /** Several collections of trees as one, in their order. */
  static Trees joined(int outputs, List<Trees> parts) {
    int all = parts.stream().mapToInt(part -> part.column.length).sum();
    int[] roots = new int[parts.stream().mapToInt(Trees::size).sum()];
    int[] column = new int[all];
    double[] threshold = new double[all];
    int[] child = new int[all];
    double[] values = new double[parts.stream().mapToInt(part -> part.values.length).sum()];
    int trees = 0;
    int nodes = 0;
    int numbers = 0;
    for (Trees part : parts) {
      for (int root : part.roots) {
        roots[trees++] = root + nodes;
      }
      System.arraycopy(part.values, 0, values, numbers, part.values.length);
      System.arraycopy(part.column, 0, column, nodes, part.column.length);
      System.arraycopy(part.threshold, 0, threshold, nodes, part.threshold.length);
      for (int i = 0; i < part.child.length; i++) {
        child[nodes + i] = part.child[i] + (part.column[i] < 0 ? numbers : nodes);
      }
      nodes += part.column.length;
      numbers += part.values.length;
    }
    return new Trees(outputs, roots, column, threshold, child, values);
  }

  /**
   * Refuses trees with circles, or that lead elsewhere than to leaves of their own, and charges
   * what they take for a row.
   */
  void check(Reading reading, int columns, int outputs) {
    reading.count("outputs", this.outputs, outputs);
    int nodes = column.length;
    reading.field("column").within(column, -1, columns - 1);
    reading.field("roots").within(roots, 0, nodes - 1);
    reading.field("child").within(child, 0, Integer.MAX_VALUE - 1);
    reading.field("child").count("whole numbers", child.length, nodes);
    reading.field("threshold").count("doubles", threshold.length, nodes);
    if (roots.length == 0 || roots[0] != 0 || roots.length > Shapes.MOST_TREES) {
      throw reading
          .field("roots")
          .refuse(
              "%d trees, or none at node 0".formatted(roots.length),
              "1 to %d, the first at node 0".formatted(Shapes.MOST_TREES));
    }
    // A row goes through each node at most once, and what the trees say may have to be sorted.
    reading.charge(Cost.PREDICTING, nodes + SORT * roots.length);
    for (int t = 0; t < roots.length; t++) {
      int end = t + 1 < roots.length ? roots[t + 1] : nodes;
      if (end <= roots[t]) {
        throw reading.field("roots").refuse("tree %d without nodes".formatted(t), "ascending");
      }
      for (int node = roots[t]; node < end; node++) {
        boolean leaf = column[node] < 0;
        int least = leaf ? 0 : node + 1;
        int most = leaf ? values.length - outputs : end - 2;
        if (child[node] < least || child[node] > most) {
          throw reading
              .field("child")
              .refuse(
                  "%d at node %d".formatted(child[node], node), "%d to %d".formatted(least, most));
        }
      }
    }
  }
}
