package org.sonaffect.study;

/**
 * A random-label control: the ratings of one corpus are replaced, in training and testing, by draws
 * uniform between each column's minimum and maximum.
 *
 * @param corpus the name of the corpus that is randomised
 * @param draws how many times, each with its own random numbers; at least 1
 */
public record Control(String corpus, int draws) {
  /** The value of the column {@code control} for the study itself. */
  public static final String NONE = "none";

  /**
   * The value of the column {@code control}: {@code randomised:sounds}, and with several draws
   * {@code randomised:sounds#1}, {@code randomised:sounds#2}, ...
   *
   * @param draw from 0
   */
  public String label(int draw) {
    return "randomised:" + corpus + (draws > 1 ? "#" + (draw + 1) : "");
  }
}
