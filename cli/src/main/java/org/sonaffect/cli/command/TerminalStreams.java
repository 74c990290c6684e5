package org.sonaffect.cli.command;

/**
 * Whether a person reads what is written. Java cannot ask for stdout and stderr each, so the
 * launcher says it ({@code sonaffect.stdout.terminal}, {@code sonaffect.stderr.terminal}); where
 * that cannot tell either (Windows, {@code sonaffect.terminal=console}), both are a terminal where
 * the process has a console with nothing redirected. Until Java 22 and again from 25 that is
 * whether {@link System#console} is there; between them too with {@code jdk.console=java.base},
 * which that launcher sets.
 */
public final class TerminalStreams {
  private TerminalStreams() {}

  /** Whether stdout is a terminal. */
  public static boolean stdout() {
    return Boolean.getBoolean("sonaffect.stdout.terminal") || hasConsole();
  }

  /** Whether stderr is a terminal. */
  public static boolean stderr() {
    return Boolean.getBoolean("sonaffect.stderr.terminal") || hasConsole();
  }

  private static boolean hasConsole() {
    return "console".equals(System.getProperty("sonaffect.terminal")) && System.console() != null;
  }
}
