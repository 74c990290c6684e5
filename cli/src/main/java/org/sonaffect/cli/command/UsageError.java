package org.sonaffect.cli.command;

import java.util.function.Supplier;

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

  /**
   * What is made of options.
   *
   * @param option stands before the message
   * @throws UsageError where they cannot be meant
   */
  public static <T> T checked(String option, Supplier<T> made) {
    try {
      return made.get();
    } catch (IllegalArgumentException e) {
      throw new UsageError(option + e.getMessage());
    }
  }
}
