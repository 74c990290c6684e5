package org.sonaffect.cli.command;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.sonaffect.study.StudyOptions;
import picocli.CommandLine.Option;

/** Where a study's manifests are taken from, if not from where it says. */
public final class CorpusFolder {
  @Option(
      names = "--corpora",
      paramLabel = "FOLDER",
      defaultValue = "${env:SONAFFECT_CORPORA}",
      description =
          "Look for the study's corpus files in this folder (same file names), such as"
              + " demo-run/corpora (default: $SONAFFECT_CORPORA, else the paths in the study).")
  private @Nullable Path folder;

  /** A loader that looks there. */
  public StudyOptions.Corpora of(StudyOptions.Corpora loader) {
    return (manifest, sets) -> loader.load(of(manifest), sets);
  }

  /** Where a manifest is taken from. */
  public Path of(Path manifest) {
    Path from = folder;
    return from == null || from.toString().isEmpty()
        ? manifest
        : from.resolve(manifest.getFileName());
  }
}
