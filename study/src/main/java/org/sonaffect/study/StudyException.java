package org.sonaffect.study;

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
}
