package org.sonaffect.corpus;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.sonaffect.corpus.file.FileException;

/** A corpus of which nothing can be used, with every problem that was found on the way. */
public final class CorpusException extends IOException {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  /** All problems at once, at least one; the message names the first of many. */
  public CorpusException(List<Problem> problems) {
    super(String.join("\n", Problem.lines(problems)));
    this.problems = List.copyOf(problems);
  }

  /** A single problem of a file; {@code line} 0 where it belongs to the whole file. */
  public CorpusException(Path file, int line, String message) {
    this(List.of(new Problem(file, line, message)));
  }

  /** A file that cannot be read. */
  public CorpusException(FileException cause) {
    super(cause.getMessage(), cause);
    this.problems = List.of(new Problem(cause));
  }

  /** All problems, in file and line order. */
  public List<Problem> problems() {
    return problems;
  }
}
