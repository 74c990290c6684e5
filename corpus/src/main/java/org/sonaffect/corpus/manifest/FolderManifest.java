package org.sonaffect.corpus.manifest;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sonaffect.audio.stream.ReadFailure;
import org.sonaffect.corpus.CorpusException;
import org.sonaffect.corpus.file.FileException;
import org.sonaffect.corpus.file.YamlValue;

/** The manifest in a folder that is named as a corpus. */
public final class FolderManifest {
  /** The usual name, which decides between several. */
  public static final String USUAL = "corpus.yaml";

  private static final Set<String> KEYS = Set.of("clips", "tables", "format");
  private static final int MOST_ENTRIES = 10_000;

  private FolderManifest() {}

  /**
   * The only manifest in a folder, or the one of the usual name; null where there is none.
   *
   * @throws CorpusException where there are several, or the folder cannot be listed
   */
  public static @Nullable Path find(Path folder) throws CorpusException {
    List<Path> manifests = entries(folder).stream().filter(FolderManifest::isManifest).toList();
    for (Path manifest : manifests) {
      if (manifests.size() == 1 || USUAL.equals(name(manifest))) {
        return manifest;
      }
    }
    if (manifests.isEmpty()) {
      return null;
    }
    String names = manifests.stream().map(FolderManifest::name).collect(Collectors.joining(", "));
    throw new CorpusException(folder, 0, "holds several manifests: %s; name one".formatted(names));
  }

  /** What is in a folder and not hidden, in the order of the names; not all of very many. */
  public static List<Path> entries(Path folder) throws CorpusException {
    List<Path> entries = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
      for (Path entry : stream) {
        if (!name(entry).startsWith(".") && entries.size() < MOST_ENTRIES) {
          entries.add(entry);
        }
      }
    } catch (IOException e) {
      throw new CorpusException(folder, 0, "cannot be listed: " + ReadFailure.reason(e));
    } catch (DirectoryIteratorException e) {
      throw new CorpusException(folder, 0, "cannot be listed: " + e.getMessage());
    }
    entries.sort(null);
    return entries;
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  /** A faulty file of the usual name is meant as one. */
  private static boolean isManifest(Path file) {
    String name = name(file).toLowerCase(Locale.ROOT);
    if (!(name.endsWith(".yaml") || name.endsWith(".yml")) || !Files.isRegularFile(file)) {
      return false;
    }
    boolean usual = USUAL.equals(name(file));
    try {
      Set<String> keys = YamlValue.read(file, "the manifest").entries().keySet();
      return usual || keys.stream().anyMatch(KEYS::contains);
    } catch (FileException e) {
      return usual;
    }
  }
}
