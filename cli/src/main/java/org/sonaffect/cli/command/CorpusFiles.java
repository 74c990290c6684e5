package org.sonaffect.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.sonaffect.corpus.CorpusException;
import org.sonaffect.corpus.file.Destination;
import org.sonaffect.corpus.manifest.Manifest;

/** The files that inputs stand for, so that no output takes their place. */
public final class CorpusFiles {
  private CorpusFiles() {}

  /** Whether an input, as written, is the manifest of a corpus. */
  public static boolean isManifest(String input) {
    String name = input.toLowerCase(Locale.ROOT);
    return name.endsWith(".yaml") || name.endsWith(".yml");
  }

  /** A manifest and the tables that it names. */
  public static List<Path> of(Path manifest) {
    List<Path> files = new ArrayList<>(List.of(manifest));
    try {
      Manifest read = Manifest.read(manifest);
      read.tables().forEach(table -> files.add(table.file()));
      Optional.ofNullable(read.features()).ifPresent(files::add);
    } catch (CorpusException e) {
      // The command will say what is wrong with it.
    }
    return files;
  }

  /**
   * Keeps a run out of the folder of a corpus, whose tables may have the names of its own.
   *
   * @throws UsageError naming what is there
   */
  public static void keepOut(String option, Path run, Path manifest) throws IOException {
    for (Path file : of(manifest)) {
      Path folder = Destination.folder(file);
      if (Files.isDirectory(run) && Files.exists(folder) && Files.isSameFile(run, folder)) {
        throw new UsageError(
            "%s %s: holds %s, an input of the study; expected another folder for the run"
                .formatted(option, run, file.getFileName()));
      }
    }
  }

  /** What is named as an input; of manifests also their tables. */
  public static List<Path> named(Iterable<String> inputs) {
    List<Path> files = new ArrayList<>();
    for (String input : inputs) {
      try {
        files.addAll(isManifest(input) ? of(Path.of(input)) : List.of(Path.of(input)));
      } catch (InvalidPathException e) {
        // A pattern, or an address of another file system.
      }
    }
    return files;
  }
}
