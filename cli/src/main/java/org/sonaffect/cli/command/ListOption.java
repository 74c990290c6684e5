package org.sonaffect.cli.command;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option of commands whose clips may stand in a table. */
public final class ListOption {
  @Option(
      names = "--list",
      paramLabel = "TABLE",
      description =
          "Instead of IN: a table of clips, .csv or .parquet, with a column file or path "
              + "(relative to the table), and optionally start and end in seconds. Its other columns, such as an"
              + " id, are carried through to the output.")
  private @Nullable String table;

  /**
   * The table, as written; null: the clips are named themselves.
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
}
