package org.sonaffect.study;

/**
 * A clip of a corpus of the study, and its real ratings.
 *
 * @param arousal in [-1, 1]
 * @param valence in [-1, 1]
 * @param category empty where unknown
 * @param stratum number of its stratum within its corpus
 */
public record RatedClip(
    String corpus, String id, double arousal, double valence, String category, int stratum) {
  /** {@code corpus/id}. */
  public String name() {
    return corpus + "/" + id;
  }
}
