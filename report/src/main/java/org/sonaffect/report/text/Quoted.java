package org.sonaffect.report.text;

/** A text as one field of a CSV. */
public final class Quoted {
  private Quoted() {}

  public static String csv(String text) {
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? text : "\"" + text.replace("\"", "\"\"") + "\"";
  }
}
