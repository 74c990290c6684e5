package org.sonaffect.report.text;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A small CSV that is put together row by row; cells are quoted where need be. */
public final class CsvText {
  private final StringBuilder text;

  /** With a header and no rows yet. */
  public CsvText(String header) {
    text = new StringBuilder(header).append('\n');
  }

  /** Adds a row; numbers as Java prints them. */
  public void row(Object... cells) {
    text.append(
        Stream.of(cells)
            .map(cell -> quoted(String.valueOf(cell)))
            .collect(Collectors.joining(",", "", "\n")));
  }

  private static String quoted(String cell) {
    boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? cell : "\"" + cell.replace("\"", "\"\"") + "\"";
  }

  /** The whole. */
  @Override
  public String toString() {
    return text.toString();
  }
}
