package org.sonaffect.study.corpus;

import java.nio.file.Path;

/**
 * One thing that is wrong with a corpus.
 *
 * @param file where it stands
 * @param line line number from 1; 0 where it belongs to the file as a whole
 * @param message what was found and what was wanted
 */
public record Problem(Path file, int line, String message) {
  @Override
  public String toString() {
    return line > 0 ? "%s line %d: %s".formatted(file, line, message) : file + ": " + message;
  }
}
