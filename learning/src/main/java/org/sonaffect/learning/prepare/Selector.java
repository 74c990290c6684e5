package org.sonaffect.learning.prepare;

import java.util.Arrays;
import org.sonaffect.learning.family.Correlations;
import org.sonaffect.learning.family.FitContext;
import org.sonaffect.learning.rows.Matrix;
import org.sonaffect.learning.rows.TrainingRows;
import org.sonaffect.learning.rows.WholeMatrix;

/** Fits a {@link Selection}. */
final class Selector {
  /** Columns that are clustered at most. */
  private static final int MOST_CLUSTERED = 1500;

  private Selector() {}

  static Pooling fit(
      Selection selection, Matrix x, double[][] y, int[] domain, FitContext context) {
    int p = x.columns();
    if (selection instanceof Selection.Variance variance) {
      return Pooling.of(p, varying(x, variance.threshold()));
    }
    if (selection instanceof Selection.Univariate univariate) {
      return Pooling.of(p, univariate(x, y, univariate.count()));
    }
    if (selection instanceof Selection.ModelBased model) {
      double[] importance =
          p <= model.count()
              ? new double[p]
              : model.importance().of(new TrainingRows(x, domain), y, context);
      return Pooling.of(p, Correlations.largest(importance, model.count()));
    }
    if (selection instanceof Selection.Agglomeration agglomeration) {
      int[] candidates = univariate(x, y, MOST_CLUSTERED);
      return new Pooling(p, ColumnClusters.of(x, candidates, agglomeration.clusters()));
    }
    return Pooling.of(p, WholeMatrix.rows(p));
  }

  private static int[] varying(Matrix x, double threshold) {
    int p = x.columns();
    int[] kept = new int[p];
    int count = 0;
    for (int j = 0; j < p; j++) {
      double mean = 0;
      for (int i = 0; i < x.rows(); i++) {
        mean += x.get(i, j) / x.rows();
      }
      double variance = 0;
      boolean constant = true;
      for (int i = 0; i < x.rows(); i++) {
        constant &= x.get(i, j) == x.get(0, j);
        variance += (x.get(i, j) - mean) * (x.get(i, j) - mean) / x.rows();
      }
      if (!constant && variance > threshold) {
        kept[count++] = j;
      }
    }
    return count == 0 ? WholeMatrix.rows(p) : Arrays.copyOf(kept, count);
  }

  private static int[] univariate(Matrix x, double[][] y, int count) {
    if (x.columns() <= count) {
      return WholeMatrix.rows(x.columns());
    }
    double[] byFeature = x.byColumn();
    double[] strongest = new double[x.columns()];
    for (double[] target : y) {
      double[] squared = Correlations.squared(byFeature, target);
      Arrays.setAll(strongest, j -> Math.max(strongest[j], squared[j]));
    }
    return Correlations.largest(strongest, count);
  }
}
