package org.sonaffect.learning.tree;

import java.util.Arrays;
import java.util.List;
import org.sonaffect.learning.family.FittedFamily;
import org.sonaffect.learning.portable.Allowance.Cost;
import org.sonaffect.learning.portable.Fields;
import org.sonaffect.learning.portable.Portable;
import org.sonaffect.learning.portable.Reading;
import org.sonaffect.learning.portable.Shapes;

/** Fitted trees as plain values, and back. */
public final class TreeCodec {
  private static final double SORT = 64;

  private TreeCodec() {}

  /** Whether a fitted model is of trees. */
  public static boolean knows(FittedFamily fitted) {
    return fitted instanceof FittedTrees || fitted instanceof FittedMedianTrees;
  }

  /** Whether plain values are of trees. */
  public static boolean knows(Reading reading) {
    String kind = reading.kind();
    return kind.equals("trees") || kind.equals("median-trees");
  }

  /** The plain values of fitted trees. */
  public static Fields to(FittedFamily fitted) {
    if (fitted instanceof FittedTrees trees) {
      return Fields.of("trees")
          .with("columns", trees.columns())
          .with("ensembles", Arrays.asList(trees.ensembles()), TreeCodec::trees)
          .with("averaged", trees.averaged())
          .with("base", trees.base())
          .with("scales", Arrays.asList(trees.scales()), TreeCodec::scale)
          .with("importances", trees.importances());
    } else if (fitted instanceof FittedMedianTrees trees) {
      return Fields.of("median-trees")
          .with("columns", trees.columns())
          .with("ensembles", Arrays.asList(trees.ensembles()), TreeCodec::trees)
          .with("votes", trees.votes())
          .with("scales", Arrays.asList(trees.scales()), TreeCodec::scale);
    }
    throw new IllegalArgumentException("no trees: " + fitted.getClass().getName());
  }

  private static Fields trees(Trees trees) {
    return Fields.NONE
        .with("outputs", trees.outputs())
        .with("roots", trees.roots())
        .with("column", trees.column())
        .with("threshold", trees.threshold())
        .with("child", trees.child())
        .with("values", trees.values());
  }

  private static Portable scale(TargetScale scale) {
    return new Portable.Doubles(
        new double[] {scale.unit(), scale.mean(), scale.deviation(), scale.low(), scale.high()});
  }

  /**
   * Fitted trees.
   *
   * @param columns of their rows
   * @param targets number of targets
   */
  public static FittedFamily from(Reading reading, int columns, int targets) {
    boolean median = reading.kind().equals("median-trees");
    if (median) {
      reading.fields("kind", "columns", "ensembles", "votes", "scales");
    } else {
      reading.fields("kind", "columns", "ensembles", "averaged", "base", "scales", "importances");
    }
    reading.field("columns").whole(columns, columns);
    List<Reading> parts = reading.field("ensembles").items(1, targets);
    boolean shared = parts.size() == 1 && !median;
    if (!shared && parts.size() != targets) {
      throw reading.field("ensembles").refuse(parts.size() + "", "one a target");
    }
    Trees[] ensembles = new Trees[parts.size()];
    for (int e = 0; e < ensembles.length; e++) {
      ensembles[e] = trees(parts.get(e), columns, shared ? targets : 1);
    }
    TargetScale[] scales =
        reading.field("scales").items(targets, targets).stream()
            .map(TreeCodec::scale)
            .toArray(TargetScale[]::new);
    if (!median) {
      return new FittedTrees(
          columns,
          ensembles,
          reading.field("averaged").truth(),
          reading.field("base").doubles(targets),
          scales,
          reading.field("importances").doubles(columns));
    }
    List<Reading> votes = reading.field("votes").items(targets, targets);
    double[][] weights = new double[targets][];
    for (int t = 0; t < targets; t++) {
      weights[t] = votes.get(t).doubles(ensembles[t].size());
    }
    return new FittedMedianTrees(columns, ensembles, weights, scales);
  }

  private static TargetScale scale(Reading reading) {
    double[] values = reading.doubles(5);
    if (!(values[3] <= values[4])) {
      throw reading.refuse(
          "a range from %s to %s".formatted(values[3], values[4]), "low up to high");
    }
    return new TargetScale(values[0], values[1], values[2], values[3], values[4]);
  }

  /**
   * Children come after their parents and within their tree, so that no row goes in circles and all
   * trees together cost a row no more than their nodes.
   */
  private static Trees trees(Reading reading, int columns, int outputs) {
    reading.fields("outputs", "roots", "column", "threshold", "child", "values");
    reading.field("outputs").whole(outputs, outputs);
    int[] column = reading.field("column").ints(-1, columns - 1);
    int nodes = column.length;
    int[] roots = reading.field("roots").ints(0, nodes - 1);
    int[] child = reading.field("child").ints(nodes, 0, Integer.MAX_VALUE - 1);
    double[] threshold = reading.field("threshold").doubles(nodes);
    double[] values = reading.field("values").doubles();
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
    return new Trees(outputs, roots, column, threshold, child, values);
  }
}
