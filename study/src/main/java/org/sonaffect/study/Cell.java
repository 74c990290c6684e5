package org.sonaffect.study;

/**
 * What one score belongs to: the key of everything that a run keeps. A key that does not tell one
 * fold, repetition, test corpus, model or target from another says so by {@link #ALL} or {@link
 * #EVERY}.
 *
 * @param protocol how rows were placed
 * @param control real ratings, or random ones
 * @param repeat repetition of the outer folds, from 0; or {@link #ALL}
 * @param fold the outer fold, from 0; or {@link #ALL} for a search over all folds and for the
 *     out-of-fold predictions together; see also {@link #insideFold()}
 * @param test the corpus tested on; {@link #EVERY} for a fit, which is tested on all
 * @param train what was trained on
 * @param model its name in the study; or {@link #EVERY}
 * @param target {@code arousal} or {@code valence}; or {@link #EVERY}
 */
public record Cell(
    Protocol protocol,
    Control control,
    int repeat,
    int fold,
    String test,
    TrainingSet train,
    String model,
    String target) {
  /** Stands for all repetitions, or all outer folds. */
  public static final int ALL = -1;

  /** Stands for every test corpus, model or target. */
  public static final String EVERY = "";

  /** Of a fit, which is tested on every corpus. */
  public static Cell ofFit(
      Protocol protocol,
      Control control,
      int repeat,
      int fold,
      TrainingSet train,
      String model,
      String target) {
    return new Cell(protocol, control, repeat, fold, EVERY, train, model, target);
  }

  /** The same in another fold. */
  public Cell inFold(int other) {
    return with(repeat, other, train);
  }

  /** All folds of the repetition together. */
  public Cell ofAllFolds() {
    return with(repeat, ALL, train);
  }

  /** All folds of all repetitions together: what a mean is taken over. */
  public Cell series() {
    return with(ALL, ALL, train);
  }

  /**
   * Inside the training rows of the fold: fits on its inner folds. The fold is then -2 for fold 0,
   * -3 for fold 1, and so on.
   */
  public Cell insideFold() {
    return with(repeat, ALL - 1 - fold, train);
  }

  /** The outer fold that this lies {@linkplain #insideFold() inside}; {@link #ALL} for none. */
  public int outside() {
    return fold < ALL ? ALL - 1 - fold : ALL;
  }

  /** The same test of another training set. */
  public Cell trainedOn(TrainingSet other) {
    return with(repeat, fold, other);
  }

  /** The same under another control. */
  public Cell under(Control other) {
    return new Cell(protocol, other, repeat, fold, test, train, model, target);
  }

  /** The same of one model. */
  public Cell ofModel(String other) {
    return new Cell(protocol, control, repeat, fold, test, train, other, target);
  }

  /** The same of one target. */
  public Cell ofTarget(String other) {
    return new Cell(protocol, control, repeat, fold, test, train, model, other);
  }

  /** The same tested on one corpus. */
  public Cell testedOn(String corpus) {
    return new Cell(protocol, control, repeat, fold, corpus, train, model, target);
  }

  /** The rows trained and tested on: whatever the ratings, the model and the target. */
  public Cell rows() {
    return new Cell(protocol, Control.NONE, repeat, fold, test, train, EVERY, EVERY);
  }

  private Cell with(int newRepeat, int newFold, TrainingSet newTrain) {
    return new Cell(protocol, control, newRepeat, newFold, test, newTrain, model, target);
  }

  @Override
  public String toString() {
    return "%s|%s|%s|%s|%s|%s|%s|%s"
        .formatted(
            protocol,
            control,
            repeat == ALL ? "all" : repeat,
            fold == ALL ? "all" : fold,
            test,
            train,
            model,
            target);
  }
}
