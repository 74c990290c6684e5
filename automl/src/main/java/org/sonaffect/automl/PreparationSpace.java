package org.sonaffect.automl;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sonaffect.automl.Parameter.Choice;
import org.sonaffect.automl.Parameter.Condition;
import org.sonaffect.automl.Parameter.Range;
import org.sonaffect.learning.family.PointKernel;
import org.sonaffect.learning.prepare.Embedding;
import org.sonaffect.learning.prepare.Preparation;
import org.sonaffect.learning.prepare.Scaling;
import org.sonaffect.learning.prepare.Selection;
import org.sonaffect.learning.rows.ShortDecimal;

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
    parameters.add(
        choice(
            "scaling",
            List.of("standard", "rank-gauss", "signed-log", "robust", "none"),
            List.of(4, 4, 3, 2, 1),
            null));
    parameters.add(
        new Parameter(
            "clip",
            new Range(2, 10, true, false),
            "4",
            new Condition("scaling", Set.of("standard", "robust", "signed-log"))));
    if (Domains.count(task.domain()) > 1) {
      parameters.add(choice("by-domain", List.of("yes", "no"), List.of(1, 1), null));
      Set<String> weighted = new LinkedHashSet<>(families);
      weighted.removeAll(UNWEIGHTED);
      parameters.add(
          choice(
              "balance",
              List.of("0", "0.5", "1"),
              List.of(3, 1, 1),
              new Condition(Space.FAMILY, weighted)));
    }
    // A kernel of several views takes them from all columns.
    Set<String> others = new LinkedHashSet<>(families);
    others.remove("multi-kernel");
    Condition whole = new Condition(Space.FAMILY, others);
    views(task, whole, parameters);
    parameters.add(
        choice(
            "selection",
            List.of("all", "univariate", "model-based", "agglomeration", "variance"),
            List.of(6, 2, 2, 1, 1),
            whole));
    int columns = task.x().columns();
    int most = Math.max(3, Math.min(columns * 3 / 4, 2000));
    parameters.add(
        new Parameter(
            "selection.count",
            new Range(Math.min(5, most - 1), most, true, true),
            ShortDecimal.of(Math.min(most, 40)),
            new Condition("selection", Set.of("univariate", "model-based", "agglomeration"))));
    parameters.add(
        choice("embedding", List.of("none", "pca", "pls", "nystroem"), List.of(8, 2, 1, 1), whole));
    embeddings(parameters);
    return parameters;
  }

  private static void views(Task task, Condition whole, List<Parameter> parameters) {
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
    parameters.add(choice("view", words, weights, whole));
  }

  private static void embeddings(List<Parameter> parameters) {
    Condition pca = new Condition("embedding", Set.of("pca"));
    parameters.add(new Parameter("pca.left", new Range(1e-5, 0.3, true, false), "0.01", pca));
    parameters.add(choice("pca.whiten", List.of("no", "yes"), List.of(2, 1), pca));
    parameters.add(
        new Parameter(
            "scores.count",
            new Range(2, 25, true, true),
            "8",
            new Condition("embedding", Set.of("pls"))));
    Condition nystroem = new Condition("embedding", Set.of("nystroem"));
    parameters.add(choice("nystroem.kernel", List.of("laplace", "rbf"), List.of(1, 1), nystroem));
    parameters.add(
        new Parameter("nystroem.width", new Range(0.05, 5, true, false), "0.5", nystroem));
    parameters.add(
        new Parameter("nystroem.landmarks", new Range(30, 400, true, true), "150", nystroem));
  }

  /** The preparation of a point. */
  static Preparation of(Point point, Task task) {
    Scaling.Kind kind = Scaling.Kind.valueOf(kindName(point.word("scaling")));
    Scaling scaling =
        point.has("clip") ? new Scaling(kind, point.number("clip")) : new Scaling(kind);
    boolean byDomain = point.has("by-domain") && point.word("by-domain").equals("yes");
    return new Preparation(
        scaling, byDomain, view(point, task), selection(point), embedding(point));
  }

  private static String kindName(String scaling) {
    return scaling.toUpperCase(Locale.ROOT).replace('-', '_');
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

  private static Parameter choice(
      String name, List<String> words, List<Integer> weights, @Nullable Condition condition) {
    return new Parameter(name, new Choice(words, weights), words.get(0), condition);
  }
}
