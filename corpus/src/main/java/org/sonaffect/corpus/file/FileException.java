package org.sonaffect.corpus.file;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A file that cannot be used, with the place and the reason: what was found, what was expected. */
public final class FileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Path file;
  private final int line;
  private final String reason;

  /**
   * A fault in a file.
   *
   * @param line from 1; 0 where the fault belongs to the file as a whole
   * @param reason what was found and what was expected
   */
  public FileException(Path file, int line, String reason) {
    this(file, line, reason, null);
  }

  /** As above, with the cause. */
  public FileException(Path file, int line, String reason, @Nullable Throwable cause) {
    super(line > 0 ? "%s line %d: %s".formatted(file, line, reason) : file + ": " + reason, cause);
    this.file = file;
    this.line = line;
    this.reason = reason;
  }

  /** The file at fault. */
  public Path file() {
    return file;
  }

  /** The line at fault, from 1; 0 where it is the file as a whole. */
  public int line() {
    return line;
  }

  /** The message without file and line. */
  public String reason() {
    return reason;
  }
}
