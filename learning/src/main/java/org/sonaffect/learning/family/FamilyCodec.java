package org.sonaffect.learning.family;

import java.util.ArrayList;
import java.util.List;
import org.sonaffect.learning.portable.Allowance.Cost;
import org.sonaffect.learning.portable.Fields;
import org.sonaffect.learning.portable.Portable;
import org.sonaffect.learning.portable.Reading;
import org.sonaffect.learning.portable.Shapes;

/** What the families of this package have learnt as plain values, and back. */
public final class FamilyCodec {
  private static final int MOST_NETWORKS = 100;
  private static final int MOST_LAYERS = 10;

  private FamilyCodec() {}

  /** Whether predictions look back at the training rows. */
  public static boolean looksBack(FittedFamily fitted) {
    return fitted instanceof FittedDual || fitted instanceof NearestNeighbours.Fitted;
  }

  /**
   * The plain values of what a family of this package has learnt.
   *
   * @throws IllegalArgumentException if it is of none
   */
  public static Fields to(FittedFamily fitted) {
    if (fitted instanceof FittedDual dual) {
      return Fields.of("dual")
          .with("columns", dual.columns())
          .with("kernels", dual.kernels(), KernelCodec::to)
          .with("duals", dual.duals(), FamilyCodec::dual);
    } else if (fitted instanceof FittedLinear linear) {
      return Fields.of("linear")
          .with("weights", linear.weights())
          .with("intercepts", linear.intercepts());
    } else if (fitted instanceof FittedReduced reduced) {
      return Fields.of("reduced")
          .with("reduction", reduction(reduced.reduction()))
          .with("weights", reduced.weights())
          .with("intercepts", reduced.intercepts());
    } else if (fitted instanceof NearestNeighbours.Fitted near) {
      return Fields.of("nearest")
          .with("k", near.family().k())
          .with("by-distance", near.family().byDistance())
          .with("manhattan", near.family().manhattan())
          .with("columns", near.columns())
          .with("targets", near.y())
          .with("weights", near.weights());
    } else if (fitted instanceof Perceptron.Fitted perceptron) {
      List<Network> networks = perceptron.networks();
      return Fields.of("perceptron")
          .with("reduction", reduction(perceptron.reduction()))
          .with("sizes", networks.get(0).sizes())
          .with("networks", networks, network -> new Portable.Doubles(network.weights()))
          .with("scales", perceptron.scales(), FamilyCodec::scale);
    }
    throw new IllegalArgumentException(
        "a fitted model of a kind that model files do not know: " + fitted.getClass().getName());
  }

  private static Fields dual(DualWeights dual) {
    return Fields.NONE
        .with("weights", dual.weights())
        .with("by-domain", dual.intercepts().byDomain())
        .with("elsewhere", dual.intercepts().elsewhere());
  }

  private static Fields reduction(Reduction reduction) {
    return Fields.NONE
        .with("columns", reduction.columns())
        .with("directions", reduction.directions())
        .with("offsets", reduction.offsets())
        .with("unit", reduction.unit());
  }

  private static Fields scale(TargetScale scale) {
    return Fields.NONE
        .with("mean", scale.mean())
        .with("deviation", scale.deviation())
        .with("varies", scale.varies());
  }

  /**
   * What a family has learnt.
   *
   * @param rows number of its training rows, where it looks back at them
   * @param columns of its rows
   * @param targets number of targets
   */
  public static FittedFamily from(Reading reading, int rows, int columns, int targets) {
    return switch (reading.kind()) {
      case "dual" -> dual(reading, rows, columns, targets);
      case "linear" -> {
        reading.fields("kind", "weights", "intercepts");
        reading.charge(Cost.PREDICTING, (double) targets * columns);
        yield new FittedLinear(
            reading.field("weights").doubles(targets, columns),
            reading.field("intercepts").doubles(targets));
      }
      case "reduced" -> {
        reading.fields("kind", "reduction", "weights", "intercepts");
        Reduction reduction = reduction(reading.field("reduction"), columns);
        yield new FittedReduced(
            reduction,
            reading.field("weights").doubles(targets, reduction.size()),
            reading.field("intercepts").doubles(targets));
      }
      case "nearest" -> nearest(reading, rows, columns, targets);
      case "perceptron" -> perceptron(reading, columns, targets);
      default -> throw reading.refuse("a family " + reading.kind(), "a kind of family known here");
    };
  }

  private static FittedFamily dual(Reading reading, int rows, int columns, int targets) {
    reading.fields("kind", "columns", "kernels", "duals");
    reading.field("columns").whole(columns, columns);
    List<SimilarityKernel> kernels = new ArrayList<>();
    for (Reading kernel : reading.field("kernels").items(targets, targets)) {
      kernels.add(KernelCodec.from(kernel, rows, columns));
    }
    List<DualWeights> duals = new ArrayList<>();
    for (Reading dual : reading.field("duals").items(targets, targets)) {
      dual.fields("weights", "by-domain", "elsewhere");
      double[] byDomain = dual.field("by-domain").doubles();
      if (byDomain.length > Shapes.MOST_DOMAINS) {
        throw dual.refuse(byDomain.length + " domains", "at most " + Shapes.MOST_DOMAINS);
      }
      duals.add(
          new DualWeights(
              dual.field("weights").doubles(rows),
              new Blocks.Intercepts(byDomain, dual.field("elsewhere").number())));
    }
    return new FittedDual(List.copyOf(kernels), List.copyOf(duals), columns);
  }

  private static FittedFamily nearest(Reading reading, int rows, int columns, int targets) {
    reading.fields("kind", "k", "by-distance", "manhattan", "columns", "targets", "weights");
    reading.field("columns").whole(columns, columns);
    double[] weights = reading.field("weights").doubles(rows);
    for (double weight : weights) {
      if (!(weight > 0)) {
        throw reading.field("weights").refuse("a weight of " + weight, "weights above 0");
      }
    }
    int k = reading.field("k").whole(1, 10_000);
    // The nearest are put in order by insertion.
    reading.charge(Cost.PREDICTING, (double) rows * Math.min(k, rows));
    return new NearestNeighbours.Fitted(
        new NearestNeighbours(
            k, reading.field("by-distance").truth(), reading.field("manhattan").truth()),
        columns,
        reading.field("targets").doubles(targets, rows),
        weights);
  }

  private static Reduction reduction(Reading reading, int columns) {
    reading.fields("columns", "directions", "offsets", "unit");
    reading.field("columns").whole(columns, columns);
    double[] directions = reading.field("directions").doubles();
    double[] offsets = reading.field("offsets").doubles();
    long wanted = directions.length == 0 ? columns : (long) offsets.length * columns;
    long found = directions.length == 0 ? offsets.length : directions.length;
    if (found != wanted || offsets.length == 0 || offsets.length > Shapes.MOST_COLUMNS) {
      throw reading.refuse(
          "%d directions' numbers and %d offsets".formatted(directions.length, offsets.length),
          "%d numbers for each offset, or none and %d offsets".formatted(columns, columns));
    }
    reading.charge(Cost.PREDICTING, directions.length + 4.0 * offsets.length);
    return new Reduction(columns, directions, offsets, reading.field("unit").number());
  }

  private static FittedFamily perceptron(Reading reading, int columns, int targets) {
    reading.fields("kind", "reduction", "sizes", "networks", "scales");
    Reduction reduction = reduction(reading.field("reduction"), columns);
    int[] sizes = reading.field("sizes").ints(1, Shapes.MOST_COLUMNS);
    long length = 0;
    for (int layer = 1; layer < sizes.length; layer++) {
      length += (long) sizes[layer] * (sizes[layer - 1] + 1);
    }
    if (sizes.length < 2
        || sizes.length > MOST_LAYERS
        || sizes[0] != reduction.size()
        || sizes[sizes.length - 1] != targets) {
      throw reading
          .field("sizes")
          .refuse(
              sizes.length + " layers",
              "2 to %d, the first of %d units and the last of %d"
                  .formatted(MOST_LAYERS, reduction.size(), targets));
    }
    List<Network> networks = new ArrayList<>();
    for (Reading network : reading.field("networks").items(1, MOST_NETWORKS)) {
      network.charge(Cost.PREDICTING, length);
      networks.add(new Network(sizes, network.doubles(length)));
    }
    List<TargetScale> scales = new ArrayList<>();
    for (Reading scale : reading.field("scales").items(targets, targets)) {
      scale.fields("mean", "deviation", "varies");
      scales.add(
          new TargetScale(
              scale.field("mean").number(),
              scale.field("deviation").number(),
              scale.field("varies").truth()));
    }
    return new Perceptron.Fitted(reduction, List.copyOf(networks), List.copyOf(scales));
  }
}
