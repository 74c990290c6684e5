package org.sonaffect.learning.tree;

import java.util.Arrays;
import org.sonaffect.learning.random.SplitMix64;

/**
 * Grows trees one after the other on the same rows. Without a limit of leaves a node is split as
 * soon as it is known; with one, the open node whose split gains most comes next. Memory of one
 * fit, for one thread.
 */
final class TreeGrowth {
  private final BinnedRows rows;
  private final GrowthRule rule;
  private final int targets;
  private final SplitSearch search;
  private final double[] gains;
  private final double[] mean;
  private final int[] order;
  private final int[] moved;

  private int nodes;
  private int[] column = new int[64];
  private double[] threshold = new double[64];
  private int[] child = new int[64];
  private int[] start = new int[64];
  private int[] end = new int[64];
  private int[] depth = new int[64];
  private int[] bin = new int[64];
  private double[] gain = new double[64];
  private double[] means;

  TreeGrowth(BinnedRows rows, GrowthRule rule, int targets) {
    this.rows = rows;
    this.rule = rule;
    this.targets = targets;
    this.search = new SplitSearch(rows, rule, targets);
    this.gains = new double[rows.columns()];
    this.mean = new double[targets];
    this.order = new int[rows.rows()];
    this.moved = new int[rows.rows()];
    this.means = new double[64 * targets];
  }

  /**
   * Grows a tree.
   *
   * @param in the rows it sees, at least 1, ascending
   * @param weights of all rows
   * @param y {@code [target][row]} of all rows
   * @param columns it may split
   */
  void grow(int[] in, double[] weights, double[][] y, int[] columns, SplitMix64 random) {
    System.arraycopy(in, 0, order, 0, in.length);
    nodes = 0;
    int tried = Draws.count(columns.length, rule.columns());
    int[] open = new int[in.length];
    int waiting = 0;
    if (look(0, in.length, 0, weights, y, columns, tried, random)) {
      open[waiting++] = 0;
    }
    for (int leaves = 1; waiting > 0 && (rule.maxLeaves() == 0 || leaves < rule.maxLeaves()); ) {
      int next = waiting - 1;
      if (rule.maxLeaves() > 0) {
        for (int i = 0; i < waiting; i++) {
          next = gain[open[i]] > gain[open[next]] ? i : next;
        }
      }
      int node = open[next];
      open[next] = open[--waiting];
      int middle = part(node);
      gains[column[node]] += gain[node];
      child[node] = nodes;
      int below = depth[node] + 1;
      leaves++;
      if (look(start[node], middle, below, weights, y, columns, tried, random)) {
        open[waiting++] = nodes - 1;
      }
      if (look(middle, end[node], below, weights, y, columns, tried, random)) {
        open[waiting++] = nodes - 1;
      }
    }
    for (int i = 0; i < waiting; i++) {
      column[open[i]] = -1;
    }
  }

  /** Adds a node and finds its split, if it may have one. */
  private boolean look(
      int from,
      int to,
      int level,
      double[] weights,
      double[][] y,
      int[] columns,
      int tried,
      SplitMix64 random) {
    room();
    int node = nodes++;
    search.node(order, from, to, weights, y, mean);
    System.arraycopy(mean, 0, means, node * targets, targets);
    start[node] = from;
    end[node] = to;
    depth[node] = level;
    column[node] = -1;
    if ((rule.maxDepth() > 0 && level >= rule.maxDepth())
        || !search.search(columns, tried, random)
        || (rule.maxLeaves() > 0 && !(search.gain() > 0))) {
      return false;
    }
    column[node] = search.column();
    threshold[node] = search.threshold();
    bin[node] = search.bin();
    gain[node] = Math.max(0, search.gain());
    return true;
  }

  /** Puts the rows of the lower side first, both sides in the order they had. */
  private int part(int node) {
    char[] codes = rows.codes(column[node]);
    int cut = bin[node];
    int lower = start[node];
    int upper = 0;
    for (int i = start[node]; i < end[node]; i++) {
      int r = order[i];
      if (codes[r] <= cut) {
        order[lower++] = r;
      } else {
        moved[upper++] = r;
      }
    }
    System.arraycopy(moved, 0, order, lower, upper);
    return lower;
  }

  private void room() {
    if (nodes == column.length) {
      int more = 2 * nodes;
      column = Arrays.copyOf(column, more);
      threshold = Arrays.copyOf(threshold, more);
      child = Arrays.copyOf(child, more);
      start = Arrays.copyOf(start, more);
      end = Arrays.copyOf(end, more);
      depth = Arrays.copyOf(depth, more);
      bin = Arrays.copyOf(bin, more);
      gain = Arrays.copyOf(gain, more);
      means = Arrays.copyOf(means, more * targets);
    }
  }

  /** Number of nodes of the tree grown last. */
  int nodes() {
    return nodes;
  }

  /** Whether a node is a leaf. */
  boolean isLeaf(int node) {
    return column[node] < 0;
  }

  /** The rows of a leaf, at {@code leafStart..leafEnd - 1}; overwritten by the next tree. */
  int[] order() {
    return order;
  }

  int leafStart(int node) {
    return start[node];
  }

  int leafEnd(int node) {
    return end[node];
  }

  double value(int node, int target) {
    return means[node * targets + target];
  }

  void setValue(int node, int target, double value) {
    means[node * targets + target] = value;
  }

  /** What splits of each column have gained since the last time, which resets it. */
  double[] takeGains() {
    double[] taken = gains.clone();
    Arrays.fill(gains, 0);
    return taken;
  }

  /** The tree grown last. */
  Trees tree() {
    int leaves = (nodes + 1) / 2;
    double[] values = new double[leaves * targets];
    int[] links = Arrays.copyOf(child, nodes);
    double[] thresholds = new double[nodes];
    int leaf = 0;
    for (int node = 0; node < nodes; node++) {
      if (column[node] >= 0) {
        thresholds[node] = threshold[node];
        continue;
      }
      links[node] = leaf * targets;
      System.arraycopy(means, node * targets, values, leaf * targets, targets);
      leaf++;
    }
    return new Trees(
        targets, new int[] {0}, Arrays.copyOf(column, nodes), thresholds, links, values);
  }
}
