package org.sonaffect.corpus;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.sonaffect.corpus.file.FileException;

/**
 * One thing that is wrong with a corpus.
 *
 * @param file where it stands
 * @param line line number from 1; 0 where it belongs to the file as a whole
 * @param message what was found and what was expected
 * @param effect what became of the row
 */
public record Problem(Path file, int line, String message, Effect effect) {
  /** A person reads no more at once. */
  private static final int MOST_SHOWN = 50;

  /** What a problem does to the row it stands in. */
  public enum Effect {
    /** The row is not in the corpus. */
    LEFT_OUT,
    /** The row is in the corpus; the message says how. */
    KEPT,
    /** Nothing is wrong; a person may want to know. */
    NOTE
  }

  /** A problem for which the row is left out. */
  public Problem(Path file, int line, String message) {
    this(file, line, message, Effect.LEFT_OUT);
  }

  /** A fault in a file, for which the row or the file is left out. */
  public Problem(FileException fault) {
    this(fault.file(), fault.line(), fault.reason());
  }

  /** A thing a person should know; nothing is left out for it. */
  public static Problem kept(Path file, int line, String message) {
    return new Problem(file, line, message, Effect.KEPT);
  }

  /** A thing that is not wrong; nothing is left out for it. */
  public static Problem note(Path file, int line, String message) {
    return new Problem(file, line, message, Effect.NOTE);
  }

  /** The problems for a person, a line each, the first of many. */
  public static List<String> lines(List<Problem> problems) {
    List<String> lines = new ArrayList<>();
    problems.stream().limit(MOST_SHOWN).forEach(problem -> lines.add(problem.toString()));
    if (problems.size() > MOST_SHOWN) {
      lines.add("... and %d more problems".formatted(problems.size() - MOST_SHOWN));
    }
    return lines;
  }

  @Override
  public String toString() {
    return line > 0 ? "%s line %d: %s".formatted(file, line, message) : file + ": " + message;
  }
}
