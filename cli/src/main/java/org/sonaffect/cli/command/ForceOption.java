package org.sonaffect.cli.command;

import picocli.CommandLine.Option;

/** The option of all commands that write a file named by a person. */
public final class ForceOption {
  @Option(names = "--force", description = "Replace the output if it exists.")
  private boolean force;

  /** Whether a file that is there is replaced. */
  public boolean given() {
    return force;
  }
}
