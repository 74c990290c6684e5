package org.sonaffect.study.gate;

import java.util.Locale;

/** What an audit looks for; the words are explained in docs/AUDIT.md. */
public enum Rule {
  /** A row is trained and tested on. */
  TEST_ROWS_IN_TRAINING("test-rows-in-training", "are training rows too"),
  /** The same audio is trained and tested on under two names. */
  SAME_CONTENT_IN_TRAINING(
      "same-content-in-training", "have the same content as a training row of another name"),
  /** Nearly the same features are trained and tested on. */
  NEAR_DUPLICATES_IN_TRAINING(
      "near-duplicates-in-training", "have nearly the same features as a training row"),
  /** A group stands on both sides. */
  GROUP_PARTED("group-parted", "share a group with a training row"),
  /** What is reported for one corpus was measured on another. */
  TEST_ROWS_OF_OTHER_CORPUS("test-rows-of-other-corpus", "are rows of another corpus"),
  /** What is trained on is not what the mixture names. */
  TRAINING_ROWS_OF_OTHER_CORPUS(
      "training-rows-of-other-corpus", "are rows of a corpus that the mixture does not name"),
  /** The search chose on rows that are reported. */
  SEARCH_ON_TEST_ROWS("search-on-test-rows", "were seen by the search that chose the pipeline"),
  /** One clip stands twice in a table of folds. */
  ID_TWICE("id-twice", "occur twice"),
  /** Random ratings were predicted better than chance allows. */
  RANDOM_RATINGS_PREDICTED("random-ratings-predicted", ""),
  /** results.csv says other numbers than predictions.csv. */
  RESULTS_DIFFER("results-differ", ""),
  /** Predictions on rows that were not tested on, or none on rows that were. */
  PREDICTIONS_DIFFER_FROM_SPLITS("predictions-differ-from-splits", ""),
  /** The ratings of predictions.csv are those of other clips. */
  RATINGS_DIFFER("ratings-differ", ""),
  /** Clips of a corpus that could not be used: nothing is known of them. */
  CLIPS_LEFT_OUT("clips-left-out", ""),
  /** Clips that should have a fold, or be tested, and are not. */
  ROWS_MISSING("rows-missing", ""),
  /** What was tested in a fold is not what folds.csv puts there. */
  FOLDS_DIFFER_FROM_SPLITS("folds-differ-from-splits", ""),
  /** A transform was fitted on rows that are not the training rows. */
  TRANSFORM_OUTSIDE_FOLD("transform-outside-fold", ""),
  /** Features were selected by rows that are not the training rows. */
  SELECTION_OUTSIDE_FOLD("selection-outside-fold", ""),
  /** A feature column is a rating. */
  RATING_AMONG_FEATURES("rating-among-features", ""),
  /** What the test error is without the rows that training had seen. */
  ERROR_HIDDEN_BY_OVERLAP("error-hidden-by-overlap", "");

  private final String word;
  private final String fault;

  Rule(String word, String fault) {
    this.word = word;
    this.fault = fault;
  }

  /** The word in findings. */
  public String word() {
    return word;
  }

  /** That clips of a corpus were left out; nothing that stops a study. */
  public static Finding leftOut(String corpus, int leftOut, int used) {
    return Finding.of(
        CLIPS_LEFT_OUT,
        "%s: %d of %d clips could not be used and were left out; the audit covers only the other %d"
            .formatted(corpus, leftOut, leftOut + used, used));
  }

  /** A sentence with the share of the rows concerned. */
  String say(String name, String what, int count, int rows) {
    return String.format(
        Locale.ROOT,
        "%s: %.1f %% of %s (%d of %d) %s",
        name,
        100.0 * count / rows,
        what,
        count,
        rows,
        fault);
  }
}
