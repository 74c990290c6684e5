package org.sonaffect.cli.command;

/** The command line asks for something that cannot be meant: exit status 2. */
public final class UsageError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * An error.
   *
   * @param message what was found and what was expected
   */
  public UsageError(String message) {
    super(message);
  }
}
