package org.sonaffect.report.claims;

/**
 * The claims of Simonetta, Certo and Ntalampiras (AudioMostly 2024), in our words
 * (docs/spec/experiment.md §10), with the numbers that the paper prints for them: RMSE of ratings
 * in [-1, 1] unless stated otherwise, as published.
 */
public enum Claim {
  /** The headline. */
  JOINT_IMPROVES_BOTH(
      "Joint training improves the prediction of sounds and of music, in arousal and valence",
      "Table 1, AutoML, alone → joint: sounds arousal .185 → .104, valence .271 → .253; music"
          + " arousal .193 → .180, valence .223 → .153"),
  /** On which target. */
  AROUSAL_PROFITS_MORE(
      "Arousal profits more from joint training than valence does",
      "Table 1, AutoML, alone → joint, as under 1: on sounds the RMSE of arousal falls more, on music"
          + " that of valence"),
  /** Of the linear model. */
  ELASTIC_NET_NO_PROFIT(
      "The elastic net does not profit from music when it is tested on sounds",
      "Table 1, linear, alone → joint: sounds arousal .214 → 1.69; valence .306 → .261, a cell that"
          + " is misplaced"),
  /** Of the form of a model. */
  NON_LINEAR_NEEDED(
      "Joint training needs models that are not linear: they gain more by it than the linear one",
      "Table 1, alone → joint: sounds arousal linear .214 → 1.69, SVM .192 → .125, AutoML .185 →"
          + " .104; music arousal linear .292 → .229, SVM .210 → .193, AutoML .193 → .180, valence"
          + " linear .445 → .241, SVM .255 → .168, AutoML .223 → .153"),
  /** Of small shares. */
  LITTLE_MUSIC_HELPS_VALENCE(
      "A little music helps the valence of sounds", "Figure 4, the share p of music at .25"),
  /** Of effort. */
  SVR_RIVALS_ENSEMBLE(
      "A support vector machine rivals the ensemble that is searched for (R²; the times stand beside"
          + " it)",
      "Table 1, joint, SVM / AutoML: sounds arousal .125 / .104; music arousal .193 / .180, valence"
          + " .168 / .153; the search took 8 to 9 h on 11 cores"),
  /** Beside other work. */
  SVR_STATE_OF_THE_ART(
      "The support vector machine, trained jointly, stands beside the state of the art",
      "Table 2, best R² of others: sounds with music arousal .563, valence .370; music arousal .655,"
          + " valence .508"),
  /** Of the mixture. */
  NEAR_ONE_BEST(
      "Shares k and p near 1 are best",
      "Figure 4, R² of the AutoML over k and p in 0, .25, .5, .75, 1");

  private final String words;
  private final String printed;

  Claim(String words, String printed) {
    this.words = words;
    this.printed = printed;
  }

  /** From 1, in the order of the table. */
  public int number() {
    return ordinal() + 1;
  }

  /** What is claimed. */
  public String words() {
    return words;
  }

  /** Where the paper prints it, with its numbers as published. */
  public String printed() {
    return printed;
  }
}
