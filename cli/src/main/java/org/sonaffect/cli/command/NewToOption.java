package org.sonaffect.cli.command;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option of commands that write what is new into an output of its own, such as every night. */
public final class NewToOption {
  @Option(
      names = "--new-to",
      paramLabel = "FOLDER",
      description =
          "Take only clips that no table in FOLDER has; the output itself does not count."
              + " With -o out/2026-11-30.parquet --new-to out, each night adds what is new.")
  private @Nullable String folder;

  /** The folder, as written; null: all clips. */
  public @Nullable String folder() {
    return folder;
  }
}
