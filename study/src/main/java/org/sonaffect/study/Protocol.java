package org.sonaffect.study;

import java.util.Arrays;

/** How rows are placed in training, search and test. */
public enum Protocol {
  /** Nested search; folds disjoint by group, by content and by near-duplicate features. */
  NESTED("nested", "sound"),
  /** The index arithmetic behind the paper's Table 1; tuned on the folds that are reported. */
  PUBLISHED_2023("published-2023", "published-2023"),
  /** The index arithmetic of the published code's last state. */
  PUBLISHED_2024("published-2024", "published-2024");

  private final String word;
  private final String firstWord;

  Protocol(String word, String firstWord) {
    this.word = word;
    this.firstWord = firstWord;
  }

  /**
   * Reads a {@link #word()}, or a {@link #firstWord()}.
   *
   * @throws StudyException where it is none
   */
  public static Protocol parse(String word) {
    for (Protocol protocol : values()) {
      if (protocol.word.equals(word) || protocol.firstWord.equals(word)) {
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

  /**
   * The word of the first versions. Study files and run folders may hold it for ever, and the
   * identity of a run is made of it, so that a run of an earlier version can be continued.
   */
  public String firstWord() {
    return firstWord;
  }

  @Override
  public String toString() {
    return word;
  }
}
