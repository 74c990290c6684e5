package org.sonaffect.automl.space;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.sonaffect.learning.family.FitContext;
import org.sonaffect.learning.family.FittedFamily;
import org.sonaffect.learning.kernel.PointKernel;
import org.sonaffect.learning.portable.Form;
import org.sonaffect.learning.prepare.Embedding;
import org.sonaffect.learning.prepare.Importance;
import org.sonaffect.learning.prepare.Preparation;
import org.sonaffect.learning.prepare.Scaling;
import org.sonaffect.learning.prepare.Selection;
import org.sonaffect.learning.rows.ShortDecimal;
import org.sonaffect.learning.rows.TrainingRows;
import org.sonaffect.learning.tree.ExtraTrees;
import org.sonaffect.learning.tree.FittedTrees;

/** The settings of preparations, and how they are built from them. */
final class PreparationSpace {
  /** A view is named by what it holds, or by what it lacks. */
  private static final String WITHOUT = "without ";

  /** Of more groups than this there are no views of single ones. */
  private static final int MOST_GROUPS = 12;

  private static final int IMPORTANCE_TREES = 60;

  /** Families whose fits do not use the weights of rows, so that balancing does nothing. */
  private static final Set<String> UNWEIGHTED = Set.of("elastic-net");

  private PreparationSpace() {}

  /** The parameters; to stand behind {@code family}. */
  static List<Parameter> parameters(Task task, List<String> families) {
    List<Parameter> parameters = new ArrayList<>();
    Declaration always = new Declaration(parameters, "", null);
    always
        .weighted(
            "scaling",
            List.of("standard", "rank-gauss", "signed-log", "robust", "none"),
            List.of(4, 4, 3, 2, 1))
        .where("scaling", "standard", "robust", "signed-log")
        .scale("clip", 2, 10, "4");
    if (Domains.count(task.domain()) > 1) {
      always.yesNo("by-domain", "yes");
      where(parameters, families, UNWEIGHTED)
          .weighted("balance", List.of("0", "0.5", "1"), List.of(3, 1, 1));
    }
    // A kernel of several views takes them from all columns.
    Declaration whole = where(parameters, families, Set.of("multi-kernel"));
    views(task, whole);
    int most = Math.max(3, Math.min(task.x().columns() * 3 / 4, 2000));
    whole
        .weighted(
            "selection",
            List.of("all", "univariate", "model-based", "agglomeration", "variance"),
            List.of(6, 2, 2, 1, 1))
        .where("selection", "univariate", "model-based", "agglomeration")
        .wholeScale(
            "selection.count", Math.min(5, most - 1), most, ShortDecimal.of(Math.min(most, 40)));
    whole.weighted("embedding", List.of("none", "pca", "pls", "nystroem"), List.of(8, 2, 1, 1));
    whole
        .where("embedding", "pca")
        .scale("pca.left", 1e-5, 0.3, "0.01")
        .weighted("pca.whiten", List.of("no", "yes"), List.of(2, 1));
    whole.where("embedding", "pls").wholeScale("scores.count", 2, 25, "8");
    whole
        .where("embedding", "nystroem")
        .choice("nystroem.kernel", "laplace", List.of("laplace", "rbf"))
        .scale("nystroem.width", 0.05, 5, "0.5")
        .wholeScale("nystroem.landmarks", 30, 400, "150");
    return parameters;
  }

  /** Declares what is there for all families but some. */
  private static Declaration where(
      List<Parameter> parameters, List<String> families, Set<String> without) {
    return new Declaration(parameters, "", null)
        .where(
            Space.FAMILY,
            families.stream().filter(family -> !without.contains(family)).toArray(String[]::new));
  }

  private static void views(Task task, Declaration whole) {
    List<String> groups = List.copyOf(task.groups().sets().keySet());
    if (groups.size() < 2 || groups.size() > MOST_GROUPS) {
      return;
    }
    List<String> words = new ArrayList<>(List.of("all"));
    List<Integer> weights = new ArrayList<>(List.of(4 * groups.size()));
    for (String group : groups) {
      words.add(WITHOUT + group);
      weights.add(2);
      if (groups.size() > 2) {
        words.add(group);
        weights.add(1);
      }
    }
    whole.weighted("view", words, weights);
  }

  /** The preparation of a point. */
  static Preparation of(Point point, Task task) {
    Scaling.Kind kind = point.constant("scaling", Scaling.Kind.class);
    Scaling scaling =
        point.has("clip") ? new Scaling(kind, point.number("clip")) : new Scaling(kind);
    boolean byDomain = point.has("by-domain") && point.word("by-domain").equals("yes");
    return new Preparation(
        scaling, byDomain, view(point, task), selection(point), embedding(point));
  }

  private static List<String> view(Point point, Task task) {
    if (!point.has("view") || point.word("view").equals("all")) {
      return List.of();
    }
    String view = point.word("view");
    if (!view.startsWith(WITHOUT)) {
      return List.of(view);
    }
    List<String> groups = new ArrayList<>(task.groups().sets().keySet());
    groups.remove(view.substring(WITHOUT.length()));
    return groups;
  }

  private static Selection selection(Point point) {
    return switch (point.has("selection") ? point.word("selection") : "all") {
      case "univariate" -> new Selection.Univariate(point.whole("selection.count"));
      case "model-based" ->
          new Selection.ModelBased(
              new TreeImportance(IMPORTANCE_TREES), point.whole("selection.count"));
      case "agglomeration" -> new Selection.Agglomeration(point.whole("selection.count"));
      case "variance" -> new Selection.Variance(0);
      default -> Selection.ALL;
    };
  }

  private static Embedding embedding(Point point) {
    return switch (point.has("embedding") ? point.word("embedding") : "none") {
      case "pca" ->
          new Embedding.Pca(1 - point.number("pca.left"), point.word("pca.whiten").equals("yes"));
      case "pls" -> new Embedding.PlsScores(point.whole("scores.count"));
      case "nystroem" ->
          new Embedding.Nystroem(
              point.word("nystroem.kernel").equals("rbf")
                  ? new PointKernel.Rbf(point.number("nystroem.width"))
                  : new PointKernel.Laplace(point.number("nystroem.width")),
              point.whole("nystroem.landmarks"));
      default -> Embedding.NONE;
    };
  }

  /**
   * What the splits by each column gain in extremely randomised trees (Breiman's mean decrease of
   * impurity).
   *
   * @param trees how many
   */
  @Form.Named("extra-trees")
  record TreeImportance(int trees) implements Importance {
    /** Columns tried at a split, at most. */
    private static final double MOST_TRIED = 100;

    private static final int LEAF = 5;

    @Override
    public double[] of(TrainingRows rows, double[][] y, FitContext context) {
      double columns = Math.min(1, MOST_TRIED / rows.x().columns());
      FittedFamily fitted =
          new ExtraTrees(trees, columns, LEAF, 0, false, true, true).fit(rows, y, context);
      return ((FittedTrees) fitted).importances().clone();
    }
  }
}
