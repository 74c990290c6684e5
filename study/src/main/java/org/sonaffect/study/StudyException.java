package org.sonaffect.study;

import java.util.function.Supplier;
import org.sonaffect.corpus.file.FileException;

/** A study that cannot be run or read, with the reason in words a person can act on. */
public final class StudyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The message says what was found and what was expected, with file and place. */
  public StudyException(String message) {
    super(message);
  }

  /** As above, with the cause. */
  public StudyException(String message, Throwable cause) {
    super(message, cause);
  }

  /** Reads files; what is wrong with one of them is wrong with the study or its run. */
  public static <T> T reading(Supplier<T> read) {
    try {
      return read.get();
    } catch (FileException e) {
      throw new StudyException(String.valueOf(e.getMessage()), e);
    }
  }
}
