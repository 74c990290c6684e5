package org.sonaffect.study;

import java.util.Arrays;

/** How rows are placed in training, search and test. */
public enum Protocol {
  /** Nested search; folds disjoint by group, by content and by near-duplicate features. */
  SOUND("sound"),
  /** The index arithmetic behind the paper's Table 1; tuned on the folds that are reported. */
  PUBLISHED_2023("published-2023"),
  /** The index arithmetic of the published code's last state. */
  PUBLISHED_2024("published-2024");

  private final String word;

  Protocol(String word) {
    this.word = word;
  }

  /**
   * Reads a {@link #word()}.
   *
   * @throws StudyException where it is none
   */
  public static Protocol parse(String word) {
    for (Protocol protocol : values()) {
      if (protocol.word.equals(word)) {
        return protocol;
      }
    }
    throw new StudyException(
        "the protocol is %s, expected one of %s".formatted(word, Arrays.toString(values())));
  }

  /** The word in study files, tables and reports. */
  public String word() {
    return word;
  }

  @Override
  public String toString() {
    return word;
  }
}
