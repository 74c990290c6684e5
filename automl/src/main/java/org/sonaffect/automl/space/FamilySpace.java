package org.sonaffect.automl.space;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import org.sonaffect.automl.space.Parameter.Condition;
import org.sonaffect.learning.family.BayesianRidge;
import org.sonaffect.learning.family.Family;
import org.sonaffect.learning.family.GaussianProcess;
import org.sonaffect.learning.family.KernelRidge;
import org.sonaffect.learning.family.MultiKernel;
import org.sonaffect.learning.family.NearestNeighbours;
import org.sonaffect.learning.family.PartialLeastSquares;
import org.sonaffect.learning.family.Perceptron;
import org.sonaffect.learning.family.RelevanceDetermination;
import org.sonaffect.learning.family.Ridge;
import org.sonaffect.learning.family.SparseLinear;
import org.sonaffect.learning.family.SupportVectorRegression;
import org.sonaffect.learning.kernel.DomainKernel;
import org.sonaffect.learning.kernel.PointKernel;
import org.sonaffect.learning.kernel.SimilarityKernel;
import org.sonaffect.learning.rows.ColumnSet;
import org.sonaffect.learning.rows.ShortDecimal;
import org.sonaffect.learning.tree.AdaBoostR2;
import org.sonaffect.learning.tree.BoostingLoss;
import org.sonaffect.learning.tree.DecisionTree;
import org.sonaffect.learning.tree.ExtraTrees;
import org.sonaffect.learning.tree.HistogramBoosting;
import org.sonaffect.learning.tree.RandomForest;
import org.sonaffect.learning.tree.Sampling;
import org.sonaffect.learning.tree.Stopping;
import org.sonaffect.learning.tree.TreeShape;

/**
 * The families of regressors: each is declared once, with the settings to choose from and how it is
 * made of them. A setting's name is that of the family, a dot and its own, such as {@code svr.c};
 * kernels have theirs, which all families on kernels share.
 */
final class FamilySpace {
  private static final Set<String> ON_KERNELS =
      Set.of("kernel-ridge", "multi-kernel", "gaussian-process", "svr");

  /**
   * Columns that a tree tries at a split are counted, not shared out: so many at most, at least.
   */
  private static final double MOST_TRIED = 200;

  private static final double FEWEST_TRIED = 4;

  /** Default: a third of them, in wide tables about their square root. */
  private static final double USUAL_TRIED = 80;

  private static final double USUAL_SHARE = 0.33;

  /** Views of kernels of several views: each leaves matrices of rows by rows. */
  private static final int MOST_VIEWS = 12;

  /** Factors between the widths among which a Gaussian process chooses. */
  private static final double[] AROUND = {0.4, 1, 2.5};

  /** Most bins of a column for boosting. */
  private static final int BINS = 64;

  private static final int DIGITS = 3;

  /** What the columns measure, or, where that is too many, the sets that they are of. */
  private final List<ColumnSet> views;

  private final boolean ofSets;
  private final int columns;
  private final boolean domains;
  private final Map<String, Function<Settings, Family>> makers = new LinkedHashMap<>();
  private final List<Parameter> own = new ArrayList<>();

  /** The space for a task; what there is to choose depends on columns, groups and domains. */
  FamilySpace(Task task) {
    List<ColumnSet> fine = List.copyOf(task.groups().sets().values());
    ofSets = fine.size() > MOST_VIEWS;
    views = ofSets ? List.copyOf(task.groups().broader().sets().values()) : fine;
    columns = task.x().columns();
    domains = Domains.count(task.domain()) > 1;
    onKernels();
    others();
    trees();
    boosting();
  }

  /**
   * The families, that of several views where the task has some and not too many; the order is that
   * of a leaderboard by family.
   */
  List<String> names() {
    return List.copyOf(makers.keySet());
  }

  /** The choice of a family and the settings of each. */
  List<Parameter> parameters() {
    List<Parameter> parameters = new ArrayList<>();
    new Declaration(parameters, "", null).choice(Space.FAMILY, "ridge", names());
    kernels(parameters);
    parameters.addAll(own);
    return parameters;
  }

  /** The family of a point. */
  Family of(Point point) {
    String name = point.word(Space.FAMILY);
    Function<Settings, Family> maker = makers.get(name);
    if (maker == null) {
      throw new IllegalArgumentException("no family " + name);
    }
    return maker.apply(new Settings(point, name + "."));
  }

  private Declaration family(String name, Function<Settings, Family> maker) {
    makers.put(name, maker);
    return settings(name);
  }

  private Declaration settings(String family) {
    return new Declaration(own, family + ".", new Condition(Space.FAMILY, Set.of(family)));
  }

  private void kernels(List<Parameter> parameters) {
    Condition onKernels = new Condition(Space.FAMILY, ON_KERNELS);
    new Declaration(parameters, "", onKernels)
        .choice(
            "kernel",
            "laplace",
            List.of("laplace", "rbf", "matern", "polynomial", "arc-cosine", "tangent", "linear"));
    kernel(parameters, "laplace", "rbf", "matern").scale("width", 0.02, 10, "0.5");
    kernel(parameters, "matern").choice("smoothness", "3", List.of("1", "3", "5"));
    kernel(parameters, "polynomial").whole("degree", 2, 4, "2").scale("offset", 0.1, 10, "1");
    kernel(parameters, "arc-cosine").choice("order", "1", List.of("0", "1"));
    kernel(parameters, "arc-cosine", "tangent")
        .whole("layers", 1, 4, "1")
        .scale("bias", 0.001, 3, "0.1");
    if (domains) {
      new Declaration(parameters, "kernel.", onKernels)
          .choice("domain", "0.3", List.of("none", "0.1", "0.3", "1", "3", "10", "Infinity"));
    }
  }

  private static Declaration kernel(List<Parameter> parameters, String... kernels) {
    return new Declaration(parameters, "kernel.", new Condition("kernel", Set.of(kernels)));
  }

  private void onKernels() {
    family("ridge", s -> new Ridge());
    family(
            "kernel-ridge",
            s ->
                s.word("penalty").equals("loo")
                    ? new KernelRidge(s.kernel(1))
                    : new KernelRidge(s.kernel(1), s.number("amount")))
        .choice("penalty", "loo", List.of("loo", "fixed"))
        .where("penalty", "fixed")
        .scale("amount", 0.001, 10, "0.1");
    settings("multi-kernel").yesNo("together", "no");
    if (views.size() > 1 && views.size() <= MOST_VIEWS) {
      family(
          "multi-kernel",
          s ->
              new MultiKernel(
                  views,
                  s.kernel(1),
                  s.yes("together"),
                  s.has("weights")
                      ? s.constant("weights", MultiKernel.Weighting.class)
                      : MultiKernel.Weighting.LEARNT));
    }
    if (ofSets) {
      settings("multi-kernel").choice("weights", "learnt", List.of("learnt", "alike", "size"));
    }
    family("gaussian-process", s -> new GaussianProcess(s.kernelsAround()));
    family("svr", s -> new SupportVectorRegression(s.kernel(1), s.number("c"), s.number("epsilon")))
        .scale("c", 0.02, 50, "1")
        .scale("epsilon", 0.01, 0.8, "0.2");
  }

  private void others() {
    family("elastic-net", s -> new SparseLinear(s.number("l1"))).scale("l1", 0.02, 1, "0.5");
    family("bayesian-ridge", s -> new BayesianRidge());
    family("ard", s -> new RelevanceDetermination(s.whole("inputs")))
        .whole("inputs", 10, 250, "60");
    family("pls", s -> new PartialLeastSquares(s.whole("components"), s.yes("together")))
        .wholeScale("components", 1, 30, "5")
        .yesNo("together", "no");
    family(
            "knn",
            s ->
                new NearestNeighbours(
                    s.whole("k"),
                    s.word("weights").equals("distance"),
                    s.word("distance").equals("l1")))
        .wholeScale("k", 2, 50, "10")
        .choice("weights", "distance", List.of("distance", "uniform"))
        .choice("distance", "l1", List.of("l1", "l2"));
    family(
            "mlp",
            s ->
                new Perceptron(
                    s.whole("hidden"),
                    s.whole("second"),
                    s.number("rate"),
                    s.number("decay"),
                    s.whole("networks")))
        .wholeScale("hidden", 4, 128, "32")
        .choice("second", "0", List.of("0", "8", "32"))
        .scale("rate", 0.001, 0.03, "0.005")
        .scale("decay", 0.001, 3, "0.1")
        .whole("networks", 2, 8, "5");
  }

  private void trees() {
    double least = Math.min(0.25, FEWEST_TRIED / columns);
    double most = Math.min(1, MOST_TRIED / columns);
    String usual = ShortDecimal.of(Math.min(USUAL_SHARE, USUAL_TRIED / columns));
    family(
            "decision-tree",
            s ->
                new DecisionTree(
                    s.number("columns"), s.whole("leaf"), 0, s.whole("leaves"), s.yes("shared")))
        .wholeScale("leaves", 4, 64, "16")
        .scale("columns", least, most, usual)
        .wholeScale("leaf", 1, 20, "5")
        .yesNo("shared", "no");
    family(
            "random-forest",
            s ->
                new RandomForest(
                    s.whole("trees"),
                    s.number("columns"),
                    s.whole("leaf"),
                    0,
                    s.yes("bootstrap"),
                    s.yes("shared")))
        .wholeScale("trees", 40, 250, "100")
        .yesNo("bootstrap", "yes")
        .scale("columns", least, most, usual)
        .wholeScale("leaf", 1, 20, "2")
        .yesNo("shared", "no");
    family(
            "extra-trees",
            s ->
                new ExtraTrees(
                    s.whole("trees"),
                    s.number("columns"),
                    s.whole("leaf"),
                    0,
                    s.yes("bootstrap"),
                    true,
                    s.yes("shared")))
        .wholeScale("trees", 40, 250, "100")
        .yesNo("bootstrap", "no")
        .scale("columns", least, most, usual)
        .wholeScale("leaf", 1, 20, "2")
        .yesNo("shared", "no");
  }

  private void boosting() {
    double most = Math.min(1, MOST_TRIED / columns);
    family(
            "histogram-boosting",
            s ->
                new HistogramBoosting(
                    s.number("rate"),
                    s.whole("trees"),
                    s.constant("stopping", Stopping.class),
                    s.constant("loss", BoostingLoss.class),
                    BINS,
                    new TreeShape(s.whole("leaves"), 0, s.whole("leaf"), s.number("l2")),
                    new Sampling(s.number("sample"), s.number("columns"), 1),
                    s.yes("shared")))
        .scale("rate", 0.02, 0.2, "0.06")
        .wholeScale("trees", 50, 300, "150")
        .choice("stopping", "none", List.of("none", "one-fold"))
        .choice("loss", "squared", List.of("squared", "absolute", "huber"))
        .wholeScale("leaves", 2, 32, "6")
        .wholeScale("leaf", 1, 30, "5")
        .scale("l2", 0.01, 30, "1")
        .range("sample", 0.4, 1, "0.8")
        .scale("columns", most / 10, most, ShortDecimal.of(Math.min(most, 0.4)))
        .yesNo("shared", "no");
    Declaration ada =
        family(
                "adaboost-r2",
                s ->
                    new AdaBoostR2(
                        s.whole("trees"),
                        s.number("rate"),
                        s.constant("loss", AdaBoostR2.Loss.class),
                        s.whole("leaf"),
                        s.whole("depth"),
                        s.has("columns") ? s.number("columns") : 1))
            .wholeScale("trees", 20, 100, "50")
            .scale("rate", 0.05, 2, "0.7")
            .choice("loss", "linear", List.of("linear", "square", "exponential"))
            .wholeScale("leaf", 1, 20, "3")
            .whole("depth", 2, 12, "8");
    if (most < 1) {
      ada.scale("columns", most / 10, most, ShortDecimal.of(USUAL_TRIED / columns));
    }
  }

  /**
   * The settings of one family in a point.
   *
   * @param prefix of their names
   */
  private record Settings(Point point, String prefix) {
    boolean has(String name) {
      return point.has(prefix + name);
    }

    String word(String name) {
      return point.word(prefix + name);
    }

    boolean yes(String name) {
      return word(name).equals("yes");
    }

    double number(String name) {
      return point.number(prefix + name);
    }

    int whole(String name) {
      return point.whole(prefix + name);
    }

    <E extends Enum<E>> E constant(String name, Class<E> type) {
      return point.constant(prefix + name, type);
    }

    /** Kernels of widths about that of the point. */
    List<SimilarityKernel> kernelsAround() {
      return point.has("kernel.width")
          ? DoubleStream.of(AROUND).mapToObj(this::kernel).toList()
          : List.of(kernel(1));
    }

    SimilarityKernel kernel(double factor) {
      SimilarityKernel kernel =
          switch (point.word("kernel")) {
            case "laplace" -> new PointKernel.Laplace(width(factor));
            case "rbf" -> new PointKernel.Rbf(width(factor));
            case "matern" ->
                new PointKernel.Matern(point.whole("kernel.smoothness"), width(factor));
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

    /** Of few digits, so that a width and its text are the same. */
    private double width(double factor) {
      return new BigDecimal(factor * point.number("kernel.width"))
          .round(new MathContext(DIGITS, RoundingMode.HALF_EVEN))
          .doubleValue();
    }
  }
}
