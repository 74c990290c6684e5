package org.sonaffect.automl;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sonaffect.automl.Parameter.Choice;
import org.sonaffect.automl.Parameter.Condition;
import org.sonaffect.automl.Parameter.Range;
import org.sonaffect.learning.rows.ShortDecimal;

/** The settings of the families of regressors and of their kernels. */
final class FamilySpace {
  /** Families that stand on a kernel. */
  private static final Set<String> ON_KERNELS =
      Set.of("kernel-ridge", "multi-kernel", "gaussian-process", "svr");

  /** Columns that a tree looks at are counted, not shared out: so many at most, and at least. */
  private static final double MOST_TRIED = 200;

  private static final double FEWEST_TRIED = 4;

  /** Where nothing else is said: a third of them, in wide tables about their square root. */
  private static final double USUAL_TRIED = 80;

  private static final double USUAL_SHARE = 0.33;

  /** Views of kernels of several views: each leaves matrices of rows by rows. */
  private static final int MOST_VIEWS = 12;

  private final List<Parameter> parameters = new ArrayList<>();

  /**
   * Families, those of several views where the task has some and not too many; the order is that of
   * a leaderboard by family.
   */
  static List<String> names(Task task) {
    List<String> names =
        new ArrayList<>(
            List.of(
                "ridge",
                "kernel-ridge",
                "gaussian-process",
                "svr",
                "elastic-net",
                "bayesian-ridge",
                "ard",
                "pls",
                "knn",
                "mlp",
                "decision-tree",
                "random-forest",
                "extra-trees",
                "histogram-boosting",
                "adaboost-r2"));
    int views = task.groups().sets().size();
    if (views > 1 && views <= MOST_VIEWS) {
      names.add(2, "multi-kernel");
    }
    return names;
  }

  /** The parameters, {@code family} first. */
  static List<Parameter> parameters(Task task) {
    FamilySpace space = new FamilySpace();
    space.choice(Space.FAMILY, names(task), "ridge", null);
    space.kernels(task);
    space.linear();
    space.trees(task.x().columns());
    space.boosting(task.x().columns());
    return space.parameters;
  }

  private void kernels(Task task) {
    List<String> kernels =
        List.of("laplace", "rbf", "matern", "polynomial", "arc-cosine", "tangent", "linear");
    choice("kernel", kernels, "laplace", new Condition(Space.FAMILY, ON_KERNELS));
    range("kernel.width", 0.02, 10, true, "0.5", on("kernel", "laplace", "rbf", "matern"));
    choice("kernel.smoothness", List.of("1", "3", "5"), "3", on("kernel", "matern"));
    whole("kernel.degree", 2, 4, "2", on("kernel", "polynomial"));
    range("kernel.offset", 0.1, 10, true, "1", on("kernel", "polynomial"));
    choice("kernel.order", List.of("0", "1"), "1", on("kernel", "arc-cosine"));
    whole("kernel.layers", 1, 4, "1", on("kernel", "arc-cosine", "tangent"));
    range("kernel.bias", 0.001, 3, true, "0.1", on("kernel", "arc-cosine", "tangent"));
    if (Domains.count(task.domain()) > 1) {
      choice(
          "kernel.domain",
          List.of("none", "0.1", "0.3", "1", "3", "10", "Infinity"),
          "0.3",
          new Condition(Space.FAMILY, ON_KERNELS));
    }
    choice("kernel-ridge.penalty", List.of("loo", "fixed"), "loo", family("kernel-ridge"));
    range("kernel-ridge.amount", 0.001, 10, true, "0.1", on("kernel-ridge.penalty", "fixed"));
    choice("multi-kernel.together", List.of("yes", "no"), "no", family("multi-kernel"));
    range("svr.c", 0.02, 50, true, "1", family("svr"));
    range("svr.epsilon", 0.01, 0.8, true, "0.2", family("svr"));
  }

  private void linear() {
    range("elastic-net.l1", 0.02, 1, true, "0.5", family("elastic-net"));
    whole("ard.inputs", 10, 250, "60", family("ard"));
    wholeLog("pls.components", 1, 30, "5", family("pls"));
    choice("pls.together", List.of("yes", "no"), "no", family("pls"));
    wholeLog("knn.k", 2, 50, "10", family("knn"));
    choice("knn.weights", List.of("distance", "uniform"), "distance", family("knn"));
    choice("knn.distance", List.of("l1", "l2"), "l1", family("knn"));
    wholeLog("mlp.hidden", 4, 128, "32", family("mlp"));
    choice("mlp.second", List.of("0", "8", "32"), "0", family("mlp"));
    range("mlp.rate", 0.001, 0.03, true, "0.005", family("mlp"));
    range("mlp.decay", 0.001, 3, true, "0.1", family("mlp"));
    whole("mlp.networks", 2, 8, "5", family("mlp"));
  }

  private void trees(int columns) {
    double least = Math.min(0.25, FEWEST_TRIED / columns);
    double most = Math.min(1, MOST_TRIED / columns);
    for (String name : List.of("decision-tree", "random-forest", "extra-trees")) {
      Condition own = family(name);
      if (name.equals("decision-tree")) {
        wholeLog(name + ".leaves", 4, 64, "16", own);
      } else {
        wholeLog(name + ".trees", 40, 250, "100", own);
        choice(
            name + ".bootstrap",
            List.of("yes", "no"),
            name.equals("random-forest") ? "yes" : "no",
            own);
      }
      share(name + ".columns", least, most, Math.min(USUAL_SHARE, USUAL_TRIED / columns), own);
      wholeLog(name + ".leaf", 1, 20, name.equals("decision-tree") ? "5" : "2", own);
      choice(name + ".shared", List.of("yes", "no"), "no", own);
    }
  }

  private void boosting(int columns) {
    Condition own = family("histogram-boosting");
    range("histogram-boosting.rate", 0.02, 0.2, true, "0.06", own);
    wholeLog("histogram-boosting.trees", 50, 300, "150", own);
    choice("histogram-boosting.stopping", List.of("none", "one-fold"), "none", own);
    choice("histogram-boosting.loss", List.of("squared", "absolute", "huber"), "squared", own);
    wholeLog("histogram-boosting.leaves", 2, 32, "6", own);
    wholeLog("histogram-boosting.leaf", 1, 30, "5", own);
    range("histogram-boosting.l2", 0.01, 30, true, "1", own);
    range("histogram-boosting.sample", 0.4, 1, false, "0.8", own);
    double most = Math.min(1, MOST_TRIED / columns);
    share("histogram-boosting.columns", most / 10, most, Math.min(most, 0.4), own);
    choice("histogram-boosting.shared", List.of("yes", "no"), "no", own);
    Condition ada = family("adaboost-r2");
    wholeLog("adaboost-r2.trees", 20, 100, "50", ada);
    range("adaboost-r2.rate", 0.05, 2, true, "0.7", ada);
    choice("adaboost-r2.loss", List.of("linear", "square", "exponential"), "linear", ada);
    wholeLog("adaboost-r2.leaf", 1, 20, "3", ada);
    whole("adaboost-r2.depth", 2, 12, "8", ada);
    if (most < 1) {
      share("adaboost-r2.columns", most / 10, most, USUAL_TRIED / columns, ada);
    }
  }

  private void share(String name, double low, double high, double usual, Condition condition) {
    range(name, low, high, true, ShortDecimal.of(usual), condition);
  }

  private static Condition family(String name) {
    return on(Space.FAMILY, name);
  }

  private static Condition on(String parameter, String... values) {
    return new Condition(parameter, Set.of(values));
  }

  private void choice(
      String name, List<String> words, String usual, @Nullable Condition condition) {
    parameters.add(new Parameter(name, new Choice(words), usual, condition));
  }

  private void range(
      String name, double low, double high, boolean log, String usual, Condition condition) {
    parameters.add(new Parameter(name, new Range(low, high, log, false), usual, condition));
  }

  private void whole(String name, double low, double high, String usual, Condition condition) {
    parameters.add(new Parameter(name, new Range(low, high, false, true), usual, condition));
  }

  private void wholeLog(String name, double low, double high, String usual, Condition condition) {
    parameters.add(new Parameter(name, new Range(low, high, true, true), usual, condition));
  }
}
