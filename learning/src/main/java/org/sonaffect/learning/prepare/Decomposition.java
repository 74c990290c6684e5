package org.sonaffect.learning.prepare;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.sonaffect.learning.linear.Gram;
import org.sonaffect.learning.linear.SymmetricEigen;
import org.sonaffect.learning.rows.Matrix;
import org.sonaffect.learning.rows.Scores;
import org.sonaffect.learning.rows.Standardisation;

/**
 * Standardisation and principal components of one set of training rows, and the evaluation rows
 * seen through them. It is made once and shared by every point of a grid and every target.
 *
 * <p>With more features than rows the components come from the Gram matrix of the rows, else from
 * the covariance of the features; evaluation rows never enter either.
 */
public final class Decomposition {
  /** Features standardised at a time. */
  static final int PANEL = 256;

  final Matrix x;
  final int[] train;
  final int[] evaluation;
  final Standardisation standardisation;

  /** Eigenvalues of the scatter of the training rows, descending; null ones included. */
  final double[] eigenvalues;

  /** Eigenvectors in row space ({@code byRows}) or in feature space, one after the other. */
  final double[] vectors;

  final boolean byRows;
  final int regular;

  /** Unscaled scores {@code [k * rows + i]} of the components that are no numerical noise. */
  private final double[] trainScores;

  private final double[] evaluationScores;

  /** With the components of no variance, as they are and whitened, where these were asked for. */
  private final @Nullable Scores[] withNull = new Scores[2];

  private Decomposition(
      Matrix x,
      int[] train,
      int[] evaluation,
      Standardisation standardisation,
      SymmetricEigen eigen,
      boolean byRows,
      double[] cross) {
    this.x = x;
    this.train = train;
    this.evaluation = evaluation;
    this.standardisation = standardisation;
    this.eigenvalues = eigen.values();
    this.vectors = eigen.vectors();
    this.byRows = byRows;
    int n = train.length;
    int e = evaluation.length;
    this.regular = regular(eigenvalues, Math.max(n, x.columns()));
    int size = eigenvalues.length;
    double[] transposed = Matrix.turned(vectors, 0, size, size);
    this.trainScores = new double[regular * n];
    this.evaluationScores = new double[regular * e];
    if (byRows) {
      Gram.add(transposed, size, regular, cross, e, e, 0, n, evaluationScores);
      for (int k = 0; k < regular; k++) {
        double root = Math.sqrt(eigenvalues[k]);
        for (int i = 0; i < n; i++) {
          trainScores[k * n + i] = vectors[k * n + i] * root;
        }
        for (int i = 0; i < e; i++) {
          evaluationScores[k * e + i] /= root;
        }
      }
    } else {
      int p = x.columns();
      double[] columns = new double[p * Math.max(n, e)];
      standardisation.columns(x, train, 0, p, columns, n);
      Gram.add(transposed, size, regular, columns, n, n, 0, p, trainScores);
      standardisation.columns(x, evaluation, 0, p, columns, e);
      Gram.add(transposed, size, regular, columns, e, e, 0, p, evaluationScores);
    }
  }

  /**
   * Standardises and decomposes. Where a feature of an evaluation row, or of a row that is
   * projected later, lies beyond the range of the training rows, it is taken to the edge of that
   * range: nothing is extrapolated.
   *
   * @param x all rows
   * @param train rows to learn from, at least 1; a row may be named more than once
   * @param evaluation rows to be predicted, may be empty
   * @throws IllegalArgumentException if a value in these rows is not finite (row and column are
   *     named), there is no training row or no column, or a row is not one of {@code x}
   */
  public static Decomposition of(Matrix x, int[] train, int[] evaluation) {
    return of(x, train, evaluation, true);
  }

  /**
   * As {@link #of}, but values beyond the range of the training rows stay as they are. One wild
   * value of one clip can then spoil the scores of a whole fold.
   */
  public static Decomposition extrapolating(Matrix x, int[] train, int[] evaluation) {
    return of(x, train, evaluation, false);
  }

  private static Decomposition of(Matrix x, int[] train, int[] evaluation, boolean withinRange) {
    if (x.columns() == 0) {
      throw new IllegalArgumentException("a matrix without columns, expected at least 1");
    }
    requireRows(x, train);
    requireRows(x, evaluation);
    Standardisation measured = Standardisation.of(x, train);
    Standardisation standardisation = withinRange ? measured.boundToRange() : measured;
    Standardisation.requireFinite(x, evaluation);
    int[] rows = train.clone();
    int[] others = evaluation.clone();
    return x.columns() >= train.length
        ? fromGram(x, rows, others, standardisation)
        : fromCovariance(x, rows, others, standardisation);
  }

  private static void requireRows(Matrix x, int[] rows) {
    for (int row : rows) {
      if (row < 0 || row >= x.rows()) {
        throw new IllegalArgumentException(
            "row %d of a matrix of %d rows".formatted(row, x.rows()));
      }
    }
  }

  private static Decomposition fromGram(
      Matrix x, int[] train, int[] evaluation, Standardisation standardisation) {
    int n = train.length;
    int e = evaluation.length;
    double[] gram = new double[n * n];
    double[] cross = new double[n * e];
    double[] panel = new double[PANEL * n];
    double[] evaluationPanel = new double[PANEL * e];
    for (int first = 0; first < x.columns(); first += PANEL) {
      int end = Math.min(x.columns(), first + PANEL);
      standardisation.columns(x, train, first, end, panel, n);
      standardisation.columns(x, evaluation, first, end, evaluationPanel, e);
      Gram.addUpper(panel, n, 0, end - first, n, gram);
      Gram.add(panel, n, n, evaluationPanel, e, e, 0, end - first, cross);
    }
    Gram.mirror(gram, n);
    SymmetricEigen eigen = SymmetricEigen.of(gram, n);
    return new Decomposition(x, train, evaluation, standardisation, eigen, true, cross);
  }

  private static Decomposition fromCovariance(
      Matrix x, int[] train, int[] evaluation, Standardisation standardisation) {
    int n = train.length;
    int p = x.columns();
    double[] covariance = new double[p * p];
    double[] columns = new double[p * n];
    standardisation.columns(x, train, 0, p, columns, n);
    Gram.addUpper(Matrix.turned(columns, 0, p, n), p, 0, n, p, covariance);
    Gram.mirror(covariance, p);
    SymmetricEigen eigen = SymmetricEigen.of(covariance, p);
    return new Decomposition(x, train, evaluation, standardisation, eigen, false, new double[0]);
  }

  /** How many eigenvalues stand above the rounding errors of the decomposition. */
  static int regular(double[] eigenvalues, int largestSide) {
    double noise = eigenvalues[0] * largestSide * 0x1p-52;
    int count = 0;
    while (count < eigenvalues.length && eigenvalues[count] > noise && eigenvalues[count] > 0) {
      count++;
    }
    return count;
  }

  /** Number of training rows. */
  public int trainRows() {
    return train.length;
  }

  /** Number of evaluation rows. */
  public int evaluationRows() {
    return evaluation.length;
  }

  /** Number of components whose variance is more than rounding errors. */
  public int regularComponents() {
    return regular;
  }

  /** Variances (n - 1) of the components, descending, numerical noise included. */
  public double[] variances() {
    double[] variances = new double[eigenvalues.length];
    Arrays.setAll(variances, k -> Math.max(0, eigenvalues[k]) / Math.max(1, train.length - 1));
    return variances;
  }

  /**
   * Principal components: the fewest whose cumulative share of the variance exceeds {@code share}.
   *
   * @param share in (0, 1]
   * @param whiten divides scores by their standard deviation (n - 1) over the training rows
   * @param keepNull if the components above the noise do not reach the share, takes all the others
   *     too, whose variance is rounding error; whitened, the scores of evaluation rows on them
   *     explode
   */
  public Scores scores(double share, boolean whiten, boolean keepNull) {
    int count = ShareOfVariance.components(eigenvalues, regular, share);
    boolean orthogonal = train.length > 1;
    if (count > regular && keepNull && eigenvalues.length > regular) {
      return withNull(whiten);
    }
    return new Scores(
        Math.min(count, regular),
        train.length,
        evaluation.length,
        whiten ? whitened(trainScores, train.length) : trainScores,
        whiten ? whitened(evaluationScores, evaluation.length) : evaluationScores,
        orthogonal);
  }

  /** Made once: the points that keep them stand on the same columns. */
  private Scores withNull(boolean whiten) {
    synchronized (withNull) {
      int which = whiten ? 1 : 0;
      Scores known = withNull[which];
      if (known == null) {
        known = NullComponents.append(this, whiten);
        withNull[which] = known;
      }
      return known;
    }
  }

  /**
   * The leading components as directions in feature space: inner products of standardised rows with
   * them are the scores of the components.
   *
   * @param count at most {@link #regularComponents}
   * @return {@code [feature * count + k]}
   */
  public double[] directions(int count) {
    if (count < 0 || count > regular) {
      throw new IllegalArgumentException("%d components of %d".formatted(count, regular));
    }
    return Directions.of(this, count, false);
  }

  /** The standardised features themselves, as if each were a component. */
  public Scores standardised() {
    int p = x.columns();
    double[] trainColumns = new double[p * train.length];
    double[] evaluationColumns = new double[p * evaluation.length];
    standardisation.columns(x, train, 0, p, trainColumns, train.length);
    standardisation.columns(x, evaluation, 0, p, evaluationColumns, evaluation.length);
    return new Scores(p, train.length, evaluation.length, trainColumns, evaluationColumns, false);
  }

  private double[] whitened(double[] scores, int rows) {
    double[] result = new double[scores.length];
    for (int k = 0; k < regular; k++) {
      double factor = Math.sqrt((train.length - 1) / eigenvalues[k]);
      for (int i = k * rows; i < (k + 1) * rows; i++) {
        result[i] = scores[i] * factor;
      }
    }
    return result;
  }

  /** How many components a share of the variance takes (docs/spec/experiment.md §6.2). */
  private static final class ShareOfVariance {
    private ShareOfVariance() {}

    /**
     * The fewest of the first {@code regular} components whose cumulative share exceeds {@code
     * share}, or {@code regular + 1} if all of them do not: with a share such as 1 - 1e-15 the
     * rounding of the running sum decides, here as in the published code.
     */
    static int components(double[] eigenvalues, int regular, double share) {
      if (share == 1) {
        return regular + 1;
      }
      double total = 0;
      for (int k = 0; k < regular; k++) {
        total += eigenvalues[k];
      }
      double cumulative = 0;
      for (int k = 0; k < regular; k++) {
        cumulative += eigenvalues[k] / total;
        if (cumulative > share) {
          return k + 1;
        }
      }
      return regular + 1;
    }
  }
}
