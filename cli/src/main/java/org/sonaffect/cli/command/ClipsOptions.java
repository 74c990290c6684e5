package org.sonaffect.cli.command;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of the commands that read many clips and write one table. */
public final class ClipsOptions {
  private static final String MAX_FAILED = "--max-failed";

  @Mixin private final MasterOption master = new MasterOption();

  @Mixin private final ForceOption force = new ForceOption();

  @Option(
      names = "--list",
      paramLabel = "TABLE",
      description =
          "Instead of IN: a table of clips, .csv or .parquet, with a column file or path (relative"
              + " to the table), and optionally start and end in seconds. Its other columns, such as an"
              + " id, are carried through to the output.")
  private @Nullable String table;

  @Option(
      names = "--new-to",
      paramLabel = "FOLDER",
      description =
          "Take only clips that no table in FOLDER has; the output itself does not count."
              + " With -o out/2026-11-30.parquet --new-to out, each night adds what is new.")
  private @Nullable String newTo;

  @Option(
      names = MAX_FAILED,
      paramLabel = "SHARE",
      description =
          "The share of the clips that may fail, such as 0.01; with --new-to, of the new ones. The"
              + " exit status is 0 up to this share and 1 above it, even if the driver of Spark runs on the cluster. The"
              + " output is written either way (default: 1 as soon as one clip failed).")
  private @Nullable Double maxFailed;

  /** Whether a file that is there is replaced. */
  public boolean force() {
    return force.given();
  }

  /**
   * The table of clips, as written; null: the clips are named themselves.
   *
   * @throws UsageError where there are both or neither
   */
  public @Nullable String table(List<String> inputs) {
    if (table == null && inputs.isEmpty()) {
      throw new UsageError("no IN: expected audio files, folders, a corpus.yaml, or --list TABLE");
    }
    if (table != null && !inputs.isEmpty()) {
      throw new UsageError("IN and --list: expected one of them");
    }
    return table;
  }

  /** The folder of the tables whose clips are left out, as written; null: all clips are taken. */
  public @Nullable String newTo() {
    return newTo;
  }

  /**
   * The share of the clips that may fail; null where none was given.
   *
   * @throws UsageError where it is none
   */
  public @Nullable Double maxFailed() {
    if (maxFailed != null && !(maxFailed >= 0 && maxFailed <= 1)) {
      throw new UsageError(
          MAX_FAILED + " is %s, expected a share from 0 to 1".formatted(maxFailed));
    }
    return maxFailed;
  }
}
