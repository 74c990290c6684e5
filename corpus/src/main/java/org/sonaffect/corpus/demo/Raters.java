package org.sonaffect.corpus.demo;

import org.sonaffect.corpus.demo.synthesis.Dice;

/**
 * Twenty simulated listeners. Each moves a slider from 1 to 9 in tenths, has a bias, uses more or
 * less of the scale, and is not sure. What a clip evokes beyond its cues (associations, taste)
 * shifts it for all of them. Without these, ratings would be a formula of the audio, which no
 * ratings are.
 */
final class Raters {
  /** Raters of a clip. */
  static final int COUNT = 20;

  private static final double LOWEST = 1;
  private static final double HIGHEST = 9;
  private static final double MIDDLE = 5;

  /** Standard deviation of what a clip evokes beyond its cues, in points. */
  private static final double ASSOCIATION = 0.35;

  private static final double BIAS = 0.5;
  private static final double SCALE_USE = 0.15;

  /** Standard deviation of one judgement; with the bias near that of the norms of IADS-2. */
  private static final double JUDGEMENT = 1.4;

  private final double[] bias = new double[COUNT];
  private final double[] scaleUse = new double[COUNT];
  private final String corpus;

  /** The listeners of a corpus; each corpus has its own. */
  Raters(String corpus) {
    this.corpus = corpus;
    Dice dice = new Dice("raters/" + corpus);
    for (int r = 0; r < COUNT; r++) {
      bias[r] = BIAS * dice.normal();
      scaleUse[r] = 1 + SCALE_USE * dice.normal();
    }
  }

  /**
   * Mean and standard deviation of a clip's ratings.
   *
   * @param mean in [1, 9]
   * @param deviation over raters (n - 1)
   */
  record Rating(double mean, double deviation) {}

  /**
   * Rates a clip.
   *
   * @param clip its name: the same clip gets the same ratings
   * @param target {@code arousal} or {@code valence}
   * @param expected what its cues say, around 5
   */
  Rating rate(String clip, String target, double expected) {
    Dice dice = new Dice("ratings/" + corpus + "/" + clip + "/" + target);
    double heard = expected + ASSOCIATION * dice.normal();
    double[] ratings = new double[COUNT];
    double sum = 0;
    for (int r = 0; r < COUNT; r++) {
      double felt = MIDDLE + bias[r] + scaleUse[r] * (heard - MIDDLE) + JUDGEMENT * dice.normal();
      double tenths = StrictMath.rint(10 * StrictMath.max(LOWEST, StrictMath.min(HIGHEST, felt)));
      ratings[r] = tenths / 10;
      sum += ratings[r];
    }
    double mean = sum / COUNT;
    double squares = 0;
    for (double rating : ratings) {
      squares += (rating - mean) * (rating - mean);
    }
    return new Rating(mean, StrictMath.sqrt(squares / (COUNT - 1)));
  }
}
