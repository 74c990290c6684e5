package org.sonaffect.report;

/** A text as one field of a CSV. */
final class Quoted {
  private Quoted() {}

  static String csv(String text) {
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? text : "\"" + text.replace("\"", "\"\"") + "\"";
  }
}
