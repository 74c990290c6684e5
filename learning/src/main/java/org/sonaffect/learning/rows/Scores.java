package org.sonaffect.learning.rows;

/**
 * Training and evaluation rows seen through a projection. Arrays hold one component after the
 * other: {@code [k * rows + i]}; they are shared and not to be written to.
 */
@SuppressWarnings("ArrayRecordComponent")
public final class Scores {
  private final int components;
  private final int trainRows;
  private final int evaluationRows;
  private final double[] train;
  private final double[] evaluation;
  private final boolean orthogonal;

  /**
   * Binds arrays, which are shared.
   *
   * @param orthogonal whether the components of all training rows are uncorrelated
   */
  public Scores(
      int components,
      int trainRows,
      int evaluationRows,
      double[] train,
      double[] evaluation,
      boolean orthogonal) {
    this.components = components;
    this.trainRows = trainRows;
    this.evaluationRows = evaluationRows;
    this.train = train;
    this.evaluation = evaluation;
    this.orthogonal = orthogonal;
  }

  /** The columns of a matrix, for training alone. */
  public static Scores of(Matrix x) {
    return new Scores(x.columns(), x.rows(), 0, x.byColumn(), new double[0], false);
  }

  /** Number of components, or of features where nothing was projected. */
  public int components() {
    return components;
  }

  /** Number of training rows. */
  public int trainRows() {
    return trainRows;
  }

  /** Number of evaluation rows. */
  public int evaluationRows() {
    return evaluationRows;
  }

  /** Training rows: {@code [k * trainRows + i]}, at least {@code components} of them. */
  public double[] train() {
    return train;
  }

  /** Evaluation rows: {@code [k * evaluationRows + i]}, at least {@code components} of them. */
  public double[] evaluation() {
    return evaluation;
  }

  /** Whether the columns of the training rows are orthogonal and of mean 0 by construction. */
  public boolean orthogonal() {
    return orthogonal;
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
