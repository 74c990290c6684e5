package org.sonaffect.learning.prepare;

import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.sonaffect.learning.family.FitContext;
import org.sonaffect.learning.rows.Check;
import org.sonaffect.learning.rows.Matrix;

/**
 * What is done to the columns before a family sees them: a value with {@code equals}.
 *
 * @param scaling of each column
 * @param byDomain whether each domain's rows are scaled by themselves
 * @param view names of the groups whose columns are used, ascending; empty: all columns
 * @param selection among the scaled columns
 * @param embedding of the selected columns
 */
public record Preparation(
    Scaling scaling,
    boolean byDomain,
    List<String> view,
    Selection selection,
    Embedding embedding) {
  /** Sorts the view. */
  public Preparation {
    view = List.copyOf(new TreeSet<>(view));
  }

  /** Scaling alone, of all columns, domains together. */
  public static Preparation of(Scaling scaling) {
    return new Preparation(scaling, false, List.of(), Selection.ALL, Embedding.NONE);
  }

  /** Short text, unique to these settings. */
  public String describe() {
    StringBuilder text = new StringBuilder(scaling.describe());
    if (byDomain) {
      text.append(" by domain");
    }
    if (!view.isEmpty()) {
      text.append(" of ").append(String.join("+", view));
    }
    if (!selection.equals(Selection.ALL)) {
      text.append(", ").append(selection.describe());
    }
    if (!embedding.equals(Embedding.NONE)) {
      text.append(", ").append(embedding.describe());
    }
    return text.toString();
  }

  /**
   * Learns from training rows.
   *
   * @param x finite, at least 1 row and 1 column
   * @param groups of the columns
   * @param y {@code [target][row]}
   * @param domain of each row, from 0
   * @throws IllegalArgumentException if sizes do not agree, a number is not finite (row and column
   *     are named) or no column is of the view
   */
  public FittedPreparation fit(
      Matrix x, FeatureGroups groups, double[][] y, int[] domain, FitContext context) {
    Check.training(x);
    if (groups.columns() != x.columns() || domain.length != x.rows()) {
      throw new IllegalArgumentException(
          "groups of %d columns and domains of %d rows, for %d x %d"
              .formatted(groups.columns(), domain.length, x.rows(), x.columns()));
    }
    for (double[] target : y) {
      Check.targets(target, x.rows());
    }
    int[] columns = groups.columns(view);
    Pooling viewed = Pooling.of(x.columns(), columns);
    boolean whole = columns.length == x.columns();
    Matrix picked = whole ? x : viewed.apply(x);
    DomainScales scales = DomainScales.of(scaling, byDomain, picked, domain);
    Matrix scaled = scales.apply(picked, domain);
    Pooling pooling = Selector.fit(selection, scaled, y, domain, context);
    Matrix selected = selection.equals(Selection.ALL) ? scaled : pooling.apply(scaled);
    FittedEmbedding fitted = Embedder.fit(embedding, selected, y, domain, context);
    return new FittedPreparation(
        viewed, scales, pooling, fitted, outputs(groups, columns, pooling));
  }

  /** A cluster's group is that of its first column; what is embedded is of none. */
  private FeatureGroups outputs(FeatureGroups groups, int[] columns, Pooling pooling) {
    int[] first = new int[pooling.members().length];
    Arrays.setAll(first, k -> columns[pooling.members()[k][0]]);
    return groups.of(first);
  }
}
