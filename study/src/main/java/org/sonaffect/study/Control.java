package org.sonaffect.study;

/**
 * Whether the ratings behind a score are real, or random ones.
 *
 * @param corpus the corpus with random ratings; empty where all ratings are real
 * @param draw which of several draws, from 1; 0 for the only one, or for all draws together
 */
public record Control(String corpus, int draw) {
  /** Real ratings: the study itself. */
  public static final Control NONE = new Control("", 0);

  private static final String REAL = "none";
  private static final String RANDOMISED = "randomised:";
  private static final char DRAW = '#';

  /** Random ratings of a corpus, all draws together. */
  public static Control randomised(String corpus) {
    return new Control(corpus, 0);
  }

  /**
   * Reads a {@link #label()}.
   *
   * @throws StudyException where it is none
   */
  public static Control parse(String label) {
    if (label.equals(REAL)) {
      return NONE;
    }
    int hash = label.lastIndexOf(DRAW);
    try {
      if (label.startsWith(RANDOMISED)) {
        return hash < 0
            ? randomised(label.substring(RANDOMISED.length()))
            : new Control(
                label.substring(RANDOMISED.length(), hash),
                Integer.parseInt(label.substring(hash + 1)));
      }
    } catch (NumberFormatException e) {
      // The message below says it.
    }
    throw new StudyException(
        "the control is %s, expected %s or %s<corpus>".formatted(label, REAL, RANDOMISED));
  }

  /**
   * The name in tables: {@code none}; {@code randomised:sounds}, and with several draws {@code
   * randomised:sounds#1}, {@code randomised:sounds#2}, ...
   */
  public String label() {
    return isNone() ? REAL : RANDOMISED + corpus + (draw > 0 ? DRAW + Integer.toString(draw) : "");
  }

  /** Whether all ratings are real. */
  public boolean isNone() {
    return corpus.isEmpty();
  }

  /** All draws together. */
  public Control pooled() {
    return new Control(corpus, 0);
  }

  @Override
  public String toString() {
    return label();
  }
}
