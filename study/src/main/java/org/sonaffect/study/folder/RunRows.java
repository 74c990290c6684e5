package org.sonaffect.study.folder;

import org.jspecify.annotations.Nullable;
import org.sonaffect.learning.metrics.Metric;
import org.sonaffect.study.Cell;

/** The rows of those tables of a run folder that have no class elsewhere. */
public final class RunRows {
  private RunRows() {}

  /**
   * A row of folds.csv.
   *
   * @param group empty where the clip stands alone
   */
  public record Fold(int repeat, String corpus, String id, int fold, String group, String hash) {}

  /**
   * A row of splits.csv: one clip in one role of a training and its test, whatever the ratings, the
   * model and the target.
   *
   * @param cell {@link Cell#rows()}
   * @param control {@link RunColumns#ANY_CONTROL}
   * @param role {@link RunColumns#TRAIN}, ...
   */
  public record Split(Cell cell, String control, String role, String corpus, String id) {}

  /**
   * A row of fits.csv: what one step of the final fit of a fold was fitted on.
   *
   * @param cell {@link Cell#rows()}
   * @param rows how many
   * @param hash of their names
   */
  public record Fit(Cell cell, String step, int rows, String hash) {}

  /**
   * A row of raters.csv.
   *
   * @param raters how many rated the clip
   * @param arousalSd their standard deviation; NaN where it is unknown
   * @param valenceSd likewise
   */
  public record Raters(String corpus, String id, int raters, double arousalSd, double valenceSd) {}

  /** A row of dimensions.csv: the rating of a clip, in [-1, 1]. */
  public record Dimension(String corpus, String id, String target, double rating) {}

  /** A row of duplicates.csv: two clips with nearly the same features. */
  public record Duplicates(String corpus, String id, String otherCorpus, String otherId) {}

  /**
   * A row of timings.csv.
   *
   * @param cell null for the whole run
   */
  public record Timing(String what, @Nullable Cell cell, double seconds) {}

  /**
   * A row of learning-curve.csv.
   *
   * @param cell its training set is that at share 1
   * @param share of the training rows, a number as the study states it
   * @param clips trained on
   * @param own those of them that are of the test corpus
   */
  public record CurveScore(
      Cell cell, String share, int clips, int own, String metric, double value) {}

  /**
   * A row of changes.csv: test clips of all folds of a repetition after one change.
   *
   * @param cell of all folds
   * @param change of every clip; {@link RunColumns#UNCHANGED} for the clips as they are
   * @param clips that the change makes other clips of
   * @param shift mean of the prediction of the changed clip less that of the clip as it is
   * @param rms root of the mean square of the same
   * @param pearson correlation of the two
   * @param r2 of the predictions of the changed clips
   * @param coverage share of the changed clips whose rating is within the interval of 90 %
   */
  public record ChangeScore(
      Cell cell,
      String change,
      int clips,
      double shift,
      double rms,
      double pearson,
      double r2,
      double coverage) {}

  /**
   * A row of transfer.csv.
   *
   * @param cell without its training set; see the other fields
   * @param source the corpus trained on; empty where only clips of the test corpus are
   * @param alignment of the features; {@link RunColumns#ALONE} where the source is empty
   * @param labelled how many clips of the test corpus are trained on; {@link RunColumns#EVERY_ROW}
   *     for all of its training rows
   */
  public record TransferScore(
      Cell cell, String source, String alignment, String labelled, String metric, double value) {
    /** Pearson's correlation was called {@code r} in version 0.1.0. */
    public TransferScore {
      metric = metric.equals("r") ? Metric.PEARSON.word() : metric;
    }
  }

  /**
   * A row of joint.csv: the choice of a joint model for one corpus of its mixture.
   *
   * @param choice {@link org.sonaffect.study.JointChoice#SEPARATE}, or how the others take part
   * @param gain of the best joint candidate on the inner folds, as a share of the mean squared
   *     error
   * @param error standard error of the gain
   * @param separate R2 of separate training on the test rows
   * @param joint R2 of what was chosen on them
   */
  public record Joint(
      Cell cell,
      String choice,
      double gain,
      double error,
      double separate,
      double joint,
      String pipeline) {}
}
