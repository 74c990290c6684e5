package org.sonaffect.study;

/**
 * A random-label control as a study asks for it: the ratings of one corpus are replaced, in
 * training and testing, by draws uniform between each column's minimum and maximum.
 *
 * @param corpus the name of the corpus that is randomised
 * @param draws how many times, each with its own random numbers; at least 1
 */
public record ControlPlan(String corpus, int draws) {
  /**
   * One of its draws.
   *
   * @param draw from 0
   */
  public Control draw(int draw) {
    return new Control(corpus, draws > 1 ? draw + 1 : 0);
  }
}
