package org.sonaffect.cli.command;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option of the commands that extract the features of a corpus. */
public final class CacheOption {
  @Option(
      names = "--cache",
      paramLabel = "FOLDER",
      description = "Where to cache extracted features (default: the user's cache folder).")
  private @Nullable Path folder;

  /** The folder of the cache; null: the user's own. */
  public @Nullable Path folder() {
    return folder;
  }
}
