package org.sonaffect.study.gate;

import java.util.List;

/**
 * Something that an audit found.
 *
 * @param rule what kind of fault, one of the words in docs/AUDIT.md
 * @param message in words, with numbers
 * @param rows the clips concerned, as {@code corpus/id}, sorted; may be empty
 */
public record Finding(String rule, String message, List<String> rows) {
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
