package org.sonaffect.learning.tree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sonaffect.learning.random.Seeds;
import org.sonaffect.learning.random.SplitMix64;

/** One sequence of boosted trees as it grows, and its predictions so far for all rows. */
final class Boosting {
  /**
   * Share of the rows whose errors count squared with a Huber loss (Friedman 2001, section 4.4).
   */
  private static final double HUBER_SHARE = 0.9;

  private final HistogramBoosting settings;
  private final BinnedRows rows;
  private final double[] weights;
  private final double[][] z;
  private final int[] in;
  private final Seeds seeds;
  private final TreeGrowth growth;
  private final double[] base;
  private final double[][] said;
  private final double[][] gradient;
  private final double[] bound;
  private final List<Trees> trees = new ArrayList<>();

  /** Starts with the mean, or the median, of the rows {@code in}. */
  Boosting(
      HistogramBoosting settings,
      BinnedRows rows,
      double[] weights,
      double[][] z,
      int[] in,
      Seeds seeds) {
    TreeShape shape = settings.shape();
    GrowthRule rule =
        new GrowthRule(
            settings.sampling().splitColumns(),
            shape.minLeaf(),
            shape.maxDepth(),
            shape.maxLeaves() == 0 ? rows.rows() : shape.maxLeaves(),
            shape.l2(),
            GrowthRule.Thresholds.ALL);
    this.settings = settings;
    this.rows = rows;
    this.weights = weights;
    this.z = z;
    this.in = in;
    this.seeds = seeds;
    this.growth = new TreeGrowth(rows, rule, z.length);
    this.base = new double[z.length];
    this.said = new double[z.length][rows.rows()];
    this.gradient = new double[z.length][rows.rows()];
    this.bound = new double[z.length];
    for (int k = 0; k < z.length; k++) {
      base[k] =
          settings.loss() == BoostingLoss.SQUARED
              ? mean(z[k])
              : WeightedQuantile.of(z[k], weights, in, 0, in.length, 0.5);
      Arrays.fill(said[k], base[k]);
    }
  }

  private double mean(double[] values) {
    double sum = 0;
    double total = 0;
    for (int i : in) {
      sum += weights[i] * values[i];
      total += weights[i];
    }
    return sum / total;
  }

  /** Adds a tree. */
  void step() {
    SplitMix64 random = seeds.child(trees.size()).random();
    for (int k = 0; k < z.length; k++) {
      gradients(k);
    }
    Sampling sampling = settings.sampling();
    int[] seen = sampling.rows() < 1 ? Draws.subset(random, in, sampling.rows()) : in;
    int[] columns =
        sampling.columns() < 1
            ? Draws.subset(random, rows.varying(), sampling.columns())
            : rows.varying();
    growth.grow(seen, weights, gradient, columns, random);
    for (int node = 0; node < growth.nodes(); node++) {
      if (growth.isLeaf(node)) {
        for (int k = 0; k < z.length; k++) {
          double value =
              settings.loss() == BoostingLoss.SQUARED ? growth.value(node, k) : robust(node, k);
          growth.setValue(node, k, settings.learningRate() * value);
        }
      }
    }
    Trees tree = growth.tree();
    trees.add(tree);
    double[] x = rows.x().values();
    for (int i = 0; i < rows.rows(); i++) {
      int leaf = tree.leaf(0, x, i * rows.columns());
      for (int k = 0; k < z.length; k++) {
        said[k][i] += tree.values()[leaf + k];
      }
    }
  }

  private void gradients(int k) {
    double[] g = gradient[k];
    for (int i : in) {
      g[i] = z[k][i] - said[k][i];
    }
    if (settings.loss() == BoostingLoss.ABSOLUTE) {
      for (int i : in) {
        g[i] = Math.signum(g[i]);
      }
    } else if (settings.loss() == BoostingLoss.HUBER) {
      double[] size = new double[g.length];
      for (int i : in) {
        size[i] = Math.abs(g[i]);
      }
      bound[k] = WeightedQuantile.of(size, weights, in, 0, in.length, HUBER_SHARE);
      for (int i : in) {
        g[i] = Math.max(-bound[k], Math.min(bound[k], g[i]));
      }
    }
  }

  /** The median of what is missing in a leaf, with Huber's correction, drawn to 0 by l2. */
  private double robust(int node, int k) {
    int[] order = growth.order();
    int from = growth.leafStart(node);
    int to = growth.leafEnd(node);
    double[] missing = new double[rows.rows()];
    double total = 0;
    for (int i = from; i < to; i++) {
      int r = order[i];
      missing[r] = z[k][r] - said[k][r];
      total += weights[r];
    }
    double median = WeightedQuantile.of(missing, weights, order, from, to, 0.5);
    double correction = 0;
    if (settings.loss() == BoostingLoss.HUBER) {
      for (int i = from; i < to; i++) {
        int r = order[i];
        correction +=
            weights[r] * Math.max(-bound[k], Math.min(bound[k], missing[r] - median)) / total;
      }
    }
    return (median + correction) * total / (total + settings.shape().l2());
  }

  /** The weighted loss on rows, summed over targets: squared, or absolute for robust losses. */
  double loss(int[] of) {
    double sum = 0;
    for (int k = 0; k < z.length; k++) {
      for (int i : of) {
        double error = z[k][i] - said[k][i];
        sum +=
            weights[i]
                * (settings.loss() == BoostingLoss.SQUARED ? error * error : Math.abs(error));
      }
    }
    return sum;
  }

  /** What each target starts from. */
  double[] base() {
    return base;
  }

  /** What splits of each column gained. */
  double[] gains() {
    return growth.takeGains();
  }

  /** The trees so far. */
  Trees trees() {
    return Trees.joined(z.length, trees);
  }
}
