package org.sonaffect.cli;

/** The command line asks for something that cannot be meant: exit status 2. */
final class UsageError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UsageError(String message) {
    super(message);
  }
}
