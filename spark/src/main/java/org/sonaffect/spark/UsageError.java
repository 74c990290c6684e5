package org.sonaffect.spark;

/** A command was called in a way that it does not understand. */
final class UsageError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UsageError(String message) {
    super(message);
  }
}
