package org.sonaffect.automl.ensemble;

/**
 * How the final model is made of the trials.
 *
 * @param mostMembers different trials for one target; 1 is the single best trial
 * @param rounds of the greedy selection
 * @param library so many of the best trials of a target are candidates
 * @param form how members are fitted in the end
 * @param mostProducts prepared values of training rows that a prediction may have to be compared
 *     with, over all different preparations of the ensemble; keeps prediction fast on wide tables
 */
public record EnsembleRule(int mostMembers, int rounds, int library, Form form, long mostProducts) {
  /** How the members of the final model are fitted. */
  public enum Form {
    /** Once, on all rows: fast to predict, small. */
    REFIT,
    /** One model for each split, averaged: as the trials were judged; slower by their number. */
    BAGGED
  }

  /** About 25 ms of inner products on one thread. */
  private static final long USUAL_PRODUCTS = 25_000_000;

  /** At most 10 members, fitted again on all rows. */
  public static final EnsembleRule USUAL = new EnsembleRule(10, 25, 50, Form.REFIT, USUAL_PRODUCTS);

  /** The single best trial, fitted again on all rows. */
  public static final EnsembleRule SINGLE = new EnsembleRule(1, 1, 50, Form.REFIT, USUAL_PRODUCTS);

  /** The same with another form. */
  public EnsembleRule as(Form other) {
    return new EnsembleRule(mostMembers, rounds, library, other, mostProducts);
  }
}
