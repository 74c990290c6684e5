package org.sonaffect.study.gate;

import java.util.Collection;
import java.util.List;

/**
 * Something that an audit found.
 *
 * @param rule what kind of fault, one of the words in docs/AUDIT.md
 * @param message in words, with numbers
 * @param rows the clips concerned, as {@code corpus/id}, sorted; may be empty
 */
public record Finding(String rule, String message, List<String> rows) {
  /** Of a rule, with the clips concerned. */
  public static Finding of(Rule rule, String message, Collection<String> rows) {
    return new Finding(rule.word(), message, List.copyOf(rows));
  }

  /** Of a rule, about no clip of its own. */
  public static Finding of(Rule rule, String message) {
    return of(rule, message, List.of());
  }

  /**
   * Adds a finding, unless nothing was counted.
   *
   * @param message with {@code %d} for the count
   */
  public static void add(
      List<Finding> to, Rule rule, int count, String message, Collection<String> rows) {
    if (count > 0) {
      to.add(of(rule, message.formatted(count), rows));
    }
  }

  /** Copies the rows. */
  public Finding {
    rows = List.copyOf(rows);
  }

  @Override
  public String toString() {
    String shown =
        rows.isEmpty()
            ? ""
            : rows.size() <= 5
                ? ": " + String.join(", ", rows)
                : ": %s and %d more"
                    .formatted(String.join(", ", rows.subList(0, 5)), rows.size() - 5);
    return "[%s] %s%s".formatted(rule, message, shown);
  }
}
