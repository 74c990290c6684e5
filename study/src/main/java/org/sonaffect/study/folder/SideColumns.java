package org.sonaffect.study.folder;

import java.util.List;

/**
 * The columns of learning-curve.csv and transfer.csv, and the words in them
 * (docs/spec/file-formats.md §5.2).
 */
public final class SideColumns {
  /** The table of learning curves. */
  public static final String CURVE_FILE = "learning-curve.csv";

  /**
   * Its columns; {@code train} is the training set at share 1, {@code clips} the clips trained on
   * and {@code own} those of them that are of the test corpus.
   */
  public static final List<String> CURVE =
      List.of(
          "protocol",
          "repeat",
          "fold",
          "test",
          "train",
          "share",
          "clips",
          "own",
          "model",
          "target",
          "metric",
          "value");

  /** The table of transfers. */
  public static final String TRANSFER_FILE = "transfer.csv";

  /**
   * Its columns; {@code source} is empty and {@code alignment} is {@link #ALONE} where only clips
   * of the test corpus are trained on, and {@code labelled} is {@link #EVERY} where all of its
   * training rows are.
   */
  public static final List<String> TRANSFER =
      List.of(
          "protocol",
          "repeat",
          "fold",
          "source",
          "test",
          "alignment",
          "labelled",
          "model",
          "target",
          "metric",
          "value");

  /** The alignment of a training on the test corpus alone. */
  public static final String ALONE = "alone";

  /** So many labelled clips: all training rows. */
  public static final String EVERY = "all";

  /**
   * Metric of transfers besides those of results.csv: Pearson's correlation. Corpora are rated
   * about other means, so R2 across them may be far below 0 although predictions rise with the
   * ratings.
   */
  public static final String CORRELATION = "r";

  private SideColumns() {}
}
