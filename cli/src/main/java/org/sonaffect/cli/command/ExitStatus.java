package org.sonaffect.cli.command;

/** The exit statuses of every command. */
public final class ExitStatus {
  /** The work was done. */
  public static final int SUCCESS = 0;

  /** The work failed, some of it was left out, or a check found something. */
  public static final int FAILED = 1;

  /** The command line asks for something that cannot be meant. */
  public static final int WRONG_USAGE = 2;

  private ExitStatus() {}
}
