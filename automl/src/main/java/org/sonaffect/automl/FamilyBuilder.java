package org.sonaffect.automl;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.sonaffect.learning.family.BayesianRidge;
import org.sonaffect.learning.family.ColumnSet;
import org.sonaffect.learning.family.DomainKernel;
import org.sonaffect.learning.family.Family;
import org.sonaffect.learning.family.GaussianProcess;
import org.sonaffect.learning.family.KernelRidge;
import org.sonaffect.learning.family.MultiKernel;
import org.sonaffect.learning.family.NearestNeighbours;
import org.sonaffect.learning.family.PartialLeastSquares;
import org.sonaffect.learning.family.Perceptron;
import org.sonaffect.learning.family.PointKernel;
import org.sonaffect.learning.family.RelevanceDetermination;
import org.sonaffect.learning.family.Ridge;
import org.sonaffect.learning.family.SimilarityKernel;
import org.sonaffect.learning.family.SparseLinear;
import org.sonaffect.learning.family.SupportVectorRegression;
import org.sonaffect.learning.tree.AdaBoostR2;
import org.sonaffect.learning.tree.BoostingLoss;
import org.sonaffect.learning.tree.DecisionTree;
import org.sonaffect.learning.tree.ExtraTrees;
import org.sonaffect.learning.tree.HistogramBoosting;
import org.sonaffect.learning.tree.RandomForest;
import org.sonaffect.learning.tree.Sampling;
import org.sonaffect.learning.tree.Stopping;
import org.sonaffect.learning.tree.TreeShape;

/** Builds families from the settings of {@link FamilySpace}. */
final class FamilyBuilder {
  /** Factors between the widths among which a Gaussian process chooses. */
  private static final double[] AROUND = {0.4, 1, 2.5};

  /** Most bins of a column for boosting. */
  private static final int BINS = 64;

  private static final int DIGITS = 3;

  private FamilyBuilder() {}

  /**
   * The family of a point.
   *
   * @param views columns of each view among the prepared rows, for kernels of several views
   */
  static Family of(Point point, List<ColumnSet> views) {
    String name = point.word(Space.FAMILY);
    return switch (name) {
      case "ridge" -> new Ridge();
      case "kernel-ridge" ->
          point.word("kernel-ridge.penalty").equals("loo")
              ? new KernelRidge(kernel(point, 1))
              : new KernelRidge(kernel(point, 1), point.number("kernel-ridge.amount"));
      case "multi-kernel" ->
          new MultiKernel(views, kernel(point, 1), yes(point, "multi-kernel.together"));
      case "gaussian-process" -> new GaussianProcess(around(point));
      case "svr" ->
          new SupportVectorRegression(
              kernel(point, 1), point.number("svr.c"), point.number("svr.epsilon"));
      case "elastic-net" -> new SparseLinear(point.number("elastic-net.l1"));
      case "bayesian-ridge" -> new BayesianRidge();
      case "ard" -> new RelevanceDetermination(point.whole("ard.inputs"));
      case "pls" ->
          new PartialLeastSquares(point.whole("pls.components"), yes(point, "pls.together"));
      case "knn" ->
          new NearestNeighbours(
              point.whole("knn.k"),
              point.word("knn.weights").equals("distance"),
              point.word("knn.distance").equals("l1"));
      case "mlp" ->
          new Perceptron(
              point.whole("mlp.hidden"),
              point.whole("mlp.second"),
              point.number("mlp.rate"),
              point.number("mlp.decay"),
              point.whole("mlp.networks"));
      default -> tree(point, name);
    };
  }

  private static Family tree(Point point, String name) {
    return switch (name) {
      case "decision-tree" ->
          new DecisionTree(
              point.number(name + ".columns"),
              point.whole(name + ".leaf"),
              0,
              point.whole(name + ".leaves"),
              yes(point, name + ".shared"));
      case "random-forest" ->
          new RandomForest(
              point.whole(name + ".trees"),
              point.number(name + ".columns"),
              point.whole(name + ".leaf"),
              0,
              yes(point, name + ".bootstrap"),
              yes(point, name + ".shared"));
      case "extra-trees" ->
          new ExtraTrees(
              point.whole(name + ".trees"),
              point.number(name + ".columns"),
              point.whole(name + ".leaf"),
              0,
              yes(point, name + ".bootstrap"),
              true,
              yes(point, name + ".shared"));
      case "histogram-boosting" -> boosting(point, name);
      case "adaboost-r2" ->
          new AdaBoostR2(
              point.whole(name + ".trees"),
              point.number(name + ".rate"),
              AdaBoostR2.Loss.valueOf(constant(point.word(name + ".loss"))),
              point.whole(name + ".leaf"),
              point.whole(name + ".depth"),
              point.has(name + ".columns") ? point.number(name + ".columns") : 1);
      default -> throw new IllegalArgumentException("no family " + name);
    };
  }

  private static Family boosting(Point point, String name) {
    return new HistogramBoosting(
        point.number(name + ".rate"),
        point.whole(name + ".trees"),
        Stopping.valueOf(constant(point.word(name + ".stopping"))),
        BoostingLoss.valueOf(constant(point.word(name + ".loss"))),
        BINS,
        new TreeShape(
            point.whole(name + ".leaves"),
            0,
            point.whole(name + ".leaf"),
            point.number(name + ".l2")),
        new Sampling(point.number(name + ".sample"), point.number(name + ".columns"), 1),
        yes(point, name + ".shared"));
  }

  private static String constant(String word) {
    return word.toUpperCase(Locale.ROOT).replace('-', '_');
  }

  private static List<SimilarityKernel> around(Point point) {
    List<SimilarityKernel> kernels = new ArrayList<>();
    if (!point.has("kernel.width")) {
      return List.of(kernel(point, 1));
    }
    for (double factor : AROUND) {
      kernels.add(kernel(point, factor));
    }
    return kernels;
  }

  private static SimilarityKernel kernel(Point point, double factor) {
    SimilarityKernel kernel =
        switch (point.word("kernel")) {
          case "laplace" -> new PointKernel.Laplace(width(point, factor));
          case "rbf" -> new PointKernel.Rbf(width(point, factor));
          case "matern" ->
              new PointKernel.Matern(point.whole("kernel.smoothness"), width(point, factor));
          case "polynomial" ->
              new PointKernel.Polynomial(
                  point.whole("kernel.degree"), point.number("kernel.offset"));
          case "arc-cosine" ->
              new PointKernel.ArcCosine(
                  point.whole("kernel.order"),
                  point.whole("kernel.layers"),
                  point.number("kernel.bias"));
          case "tangent" ->
              new PointKernel.Tangent(point.whole("kernel.layers"), point.number("kernel.bias"));
          default -> new PointKernel.Linear();
        };
    return !point.has("kernel.domain") || point.word("kernel.domain").equals("none")
        ? kernel
        : new DomainKernel(kernel, point.number("kernel.domain"));
  }

  /** To as many digits as the settings have. */
  private static double width(Point point, double factor) {
    return new BigDecimal(factor * point.number("kernel.width"))
        .round(new MathContext(DIGITS, RoundingMode.HALF_EVEN))
        .doubleValue();
  }

  private static boolean yes(Point point, String name) {
    return point.word(name).equals("yes");
  }
}
