package org.sonaffect.learning.family;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.sonaffect.learning.kernel.SimilarityKernel;
import org.sonaffect.learning.kernel.SumKernel;
import org.sonaffect.learning.linear.FixedSum;
import org.sonaffect.learning.rows.ColumnSet;
import org.sonaffect.learning.rows.TrainingRows;

/**
 * Kernel ridge on a convex sum of kernels, one per view of the columns.
 *
 * @param views at least one set of columns
 * @param kernel of each view's columns
 * @param together whether the targets share the weights, and with them one decomposition
 * @param weighting where the weights of the views come from
 */
public record MultiKernel(
    List<ColumnSet> views, SimilarityKernel kernel, boolean together, Weighting weighting)
    implements Family {
  /** Where weights of views come from. */
  public enum Weighting {
    /**
     * They align the sum most with the target (Cortes, Mohri and Rostamizadeh, JMLR 13, 2012,
     * section 4.1.2).
     */
    LEARNT,
    /** All views weigh alike. */
    ALIKE,
    /** By the logarithm of the number of columns, so that a large view weighs somewhat more. */
    SIZE
  }

  private static final int MOST_SWEEPS = 1000;
  private static final double TOLERANCE = 1e-10;

  /** Of weights that are learnt. */
  public MultiKernel(List<ColumnSet> views, SimilarityKernel kernel, boolean together) {
    this(views, kernel, together, Weighting.LEARNT);
  }

  /** Copies; at least one view. */
  public MultiKernel {
    views = List.copyOf(views);
    if (views.isEmpty()) {
      throw new IllegalArgumentException("no views, expected at least one");
    }
  }

  @Override
  public String describe() {
    return "multi-kernel(%s over %s%s%s)"
        .formatted(kernel.describe(), viewsText(), together ? ",together" : "", words());
  }

  private String words() {
    return switch (weighting) {
      case LEARNT -> "";
      case ALIKE -> ",alike";
      case SIZE -> ",by size";
    };
  }

  private String viewsText() {
    return views.stream().map(view -> "[" + view + "]").collect(Collectors.joining());
  }

  @Override
  public int squares(int columns) {
    // Of every view distances or products, and its centred kernel.
    return KernelSystem.SQUARES + 2 * views.size();
  }

  @Override
  public FittedFamily fit(TrainingRows rows, double[][] y, FitContext context) {
    FamilyInput.training(rows, y, context);
    List<SimilarityKernel> kernels = new ArrayList<>();
    List<DualWeights> duals = new ArrayList<>();
    for (int t = 0; t < y.length; t++) {
      double[][] targets = together ? y : new double[][] {y[t]};
      if (t == 0 || !together) {
        kernels.add(sum(weights(rows, targets)));
      } else {
        kernels.add(kernels.get(0));
      }
      KernelSystem system = KernelSystem.of(kernels.get(t), rows);
      duals.addAll(KernelRidge.solve(system, new double[][] {y[t]}, KernelRidge.LEAVE_ONE_OUT));
    }
    return new FittedDual(rows.x().columns(), List.copyOf(kernels), List.copyOf(duals));
  }

  private SumKernel sum(double[] weights) {
    return new SumKernel(
        IntStream.range(0, weights.length)
            .mapToObj(v -> new SumKernel.Part(views.get(v), weights[v], kernel))
            .toList());
  }

  /** Weights at least 0 that sum to 1; equal where no view aligns. */
  double[] weights(TrainingRows rows, double[][] y) {
    int count = views.size();
    if (weighting == Weighting.ALIKE) {
      return normalised(new double[count]);
    }
    if (weighting == Weighting.SIZE) {
      return normalised(
          views.stream().mapToDouble(view -> StrictMath.log(1.0 + view.size())).toArray());
    }
    int n = rows.size();
    double[][] centred = new double[count][];
    double[] along = new double[count];
    double[] products = new double[count * count];
    double[] ones = new double[n];
    Arrays.fill(ones, 1);
    for (int v = 0; v < count; v++) {
      TrainingRows view = views.get(v).of(rows);
      centred[v] = centred(kernel.among(view), n);
      for (double[] target : y) {
        double[] standardised = TargetScale.of(target, ones).standardised(target);
        for (int i = 0; i < n; i++) {
          along[v] += standardised[i] * FixedSum.product(centred[v], i * n, standardised, 0, n);
        }
      }
      for (int u = 0; u <= v; u++) {
        products[v * count + u] = FixedSum.product(centred[v], 0, centred[u], 0, n * n);
        products[u * count + v] = products[v * count + u];
      }
    }
    return normalised(nonnegative(products, along));
  }

  private static double[] centred(double[] values, int n) {
    double[] means = new double[n];
    double mean = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        means[i] += values[i * n + j] / n;
      }
      mean += means[i] / n;
    }
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        values[i * n + j] -= means[i] + means[j] - mean;
      }
    }
    return values;
  }

  /** Minimises {@code v'Mv - 2 a'v} over v at least 0, one coordinate at a time. */
  private static double[] nonnegative(double[] products, double[] along) {
    int count = along.length;
    double[] v = new double[count];
    for (int sweep = 0; sweep < MOST_SWEEPS; sweep++) {
      double change = 0;
      double largest = 0;
      for (int k = 0; k < count; k++) {
        double slope = along[k];
        for (int l = 0; l < count; l++) {
          slope -= l == k ? 0 : products[k * count + l] * v[l];
        }
        double own = products[k * count + k];
        double updated = own > 0 ? Math.max(0, slope / own) : 0;
        change = Math.max(change, Math.abs(updated - v[k]));
        largest = Math.max(largest, updated);
        v[k] = updated;
      }
      if (change <= TOLERANCE * largest) {
        break;
      }
    }
    return v;
  }

  private static double[] normalised(double[] v) {
    double sum = 0;
    for (double value : v) {
      sum += value;
    }
    double[] weights = new double[v.length];
    for (int k = 0; k < v.length; k++) {
      weights[k] = sum > 0 ? v[k] / sum : 1.0 / v.length;
    }
    return weights;
  }
}
