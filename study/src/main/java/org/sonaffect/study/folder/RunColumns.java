package org.sonaffect.study.folder;

import java.util.List;

/**
 * The columns of the CSV files of a run folder, and the words in them (docs/spec/file-formats.md
 * §5).
 */
public final class RunColumns {
  /** Columns of results.csv. */
  public static final List<String> RESULTS =
      List.of(
          "protocol",
          "control",
          "repeat",
          "fold",
          "test",
          "train",
          "model",
          "target",
          "metric",
          "value");

  /** Columns of predictions.csv. */
  public static final List<String> PREDICTIONS =
      List.of(
          "protocol",
          "control",
          "repeat",
          "fold",
          "test",
          "train",
          "model",
          "target",
          "id",
          "rating",
          "prediction");

  /** Columns of folds.csv. */
  public static final List<String> FOLDS =
      List.of("repeat", "corpus", "id", "fold", "group", "hash");

  /** Columns of splits.csv. */
  public static final List<String> SPLITS =
      List.of("protocol", "control", "repeat", "fold", "train", "role", "corpus", "id");

  /** Columns of fits.csv. */
  public static final List<String> FITS =
      List.of("protocol", "repeat", "fold", "train", "step", "rows", "hash");

  /** Columns of strata.csv. */
  public static final List<String> STRATA =
      List.of("corpus", "id", "arousal", "valence", "category", "stratum");

  /** Columns of raters.csv. */
  public static final List<String> RATERS =
      List.of("corpus", "id", "raters", "arousal_sd", "valence_sd");

  /** Columns of duplicates.csv. */
  public static final List<String> DUPLICATES = List.of("corpus", "id", "other_corpus", "other_id");

  /** Columns of timings.csv. */
  public static final List<String> TIMINGS =
      List.of(
          "what", "protocol", "control", "repeat", "fold", "train", "model", "target", "seconds");

  /** The value of splits.csv's column {@code control}: rows do not depend on it. */
  public static final String ANY_CONTROL = "any";

  /** Role of rows that were trained on. */
  public static final String TRAIN = "train";

  /** Role of rows that the search was fitted or scored on. */
  public static final String SEARCH = "search";

  /** Role of rows reported as a corpus's test rows: this and the corpus's name. */
  public static final String TEST = "test:";

  /** Role of rows whose features, not ratings, an alignment was fitted on. */
  public static final String UNLABELLED = "unlabelled";

  private RunColumns() {}
}
