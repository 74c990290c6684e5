package org.sonaffect.cli.command;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option of commands over many clips, some of which may be broken. */
public final class MaxFailedOption {
  private static final String NAME = "--max-failed";

  @Option(
      names = NAME,
      paramLabel = "SHARE",
      description =
          "The share of the clips that may fail, such as 0.01; with --new-to, of the new ones. The exit status is 0 up to"
              + " this share and 1 above it, even if the driver of Spark runs on the cluster. The"
              + " output is written either way (default: 1 as soon as one clip failed).")
  private @Nullable Double share;

  /**
   * The share.
   *
   * @return null where none was given
   * @throws UsageError where it is none
   */
  public @Nullable Double share() {
    if (share != null && !(share >= 0 && share <= 1)) {
      throw new UsageError(NAME + " is %s, expected a share from 0 to 1".formatted(share));
    }
    return share;
  }
}
