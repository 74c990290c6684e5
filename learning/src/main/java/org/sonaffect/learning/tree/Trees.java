package org.sonaffect.learning.tree;

import java.util.Arrays;

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
  static Trees joined(int outputs, Iterable<Trees> parts) {
    int[] roots = {};
    int[] column = {};
    double[] threshold = {};
    int[] child = {};
    double[] values = {};
    int trees = 0;
    int nodes = 0;
    int numbers = 0;
    for (Trees part : parts) {
      trees += part.roots.length;
      nodes += part.column.length;
      numbers += part.values.length;
    }
    roots = Arrays.copyOf(roots, trees);
    column = Arrays.copyOf(column, nodes);
    threshold = Arrays.copyOf(threshold, nodes);
    child = Arrays.copyOf(child, nodes);
    values = Arrays.copyOf(values, numbers);
    trees = 0;
    nodes = 0;
    numbers = 0;
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
}
