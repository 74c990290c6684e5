package org.sonaffect.study.model;

/** A model that cannot be read or used for what is asked, with the reason in words. */
public final class ModelException extends Exception {
  private static final long serialVersionUID = 1L;

  /** The message says what was found and what was wanted. */
  public ModelException(String message) {
    super(message);
  }

  /** As above, with the cause. */
  public ModelException(String message, Throwable cause) {
    super(message, cause);
  }
}
