package org.sonaffect.learning.rows;

/**
 * Training and evaluation rows seen through a projection. Arrays hold one component after the
 * other: {@code [k * rows + i]}; they are shared and not to be written to.
 *
 * @param components number of components, or of features where nothing was projected
 * @param trainRows number of training rows
 * @param evaluationRows number of evaluation rows
 * @param train training rows: {@code [k * trainRows + i]}, at least {@code components} of them
 * @param evaluation evaluation rows: {@code [k * evaluationRows + i]}, at least {@code components}
 *     of them
 * @param orthogonal whether the components of all training rows are uncorrelated
 */
@SuppressWarnings("ArrayRecordComponent")
public record Scores(
    int components,
    int trainRows,
    int evaluationRows,
    double[] train,
    double[] evaluation,
    boolean orthogonal) {
  /** The columns of a matrix, for training alone. */
  public static Scores of(Matrix x) {
    return new Scores(x.columns(), x.rows(), 0, x.byColumn(), new double[0], false);
  }

  /** Population variance over all cells of the training rows. */
  public double variance() {
    int cells = components * trainRows;
    double sum = 0;
    for (int i = 0; i < cells; i++) {
      sum += train[i];
    }
    double mean = sum / cells;
    double squares = 0;
    for (int i = 0; i < cells; i++) {
      double deviation = train[i] - mean;
      squares += deviation * deviation;
    }
    return squares / cells;
  }
}
