package org.sonaffect.study;

/**
 * One search and its pipeline: where every trial, prediction and result belongs.
 *
 * @param protocol {@code sound}, ...
 * @param control {@code none}, or {@code randomised:<corpus>}
 * @param repeat from 0
 * @param fold the outer fold from 0; {@code all} for a search over all folds
 * @param train the label of the mixture
 * @param model the name of the grid
 * @param target {@code arousal} or {@code valence}
 */
public record Cell(
    String protocol,
    String control,
    int repeat,
    String fold,
    String train,
    String model,
    String target) {
  /** Stands for every outer fold. */
  public static final String ALL = "all";

  /** The search over all folds. */
  public Cell ofAllFolds() {
    return new Cell(protocol, control, repeat, ALL, train, model, target);
  }

  @Override
  public String toString() {
    return String.join(
        "|", protocol, control, Integer.toString(repeat), fold, train, model, target);
  }
}
