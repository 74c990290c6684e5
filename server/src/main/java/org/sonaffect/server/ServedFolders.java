package org.sonaffect.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sonaffect.audio.Audio;
import org.sonaffect.audio.stream.SampleStream;

/**
 * The folders that files may be handed out from. What a manifest or a run folder names is data of
 * whoever wrote it, so a file counts by where it really lies, with all links resolved.
 */
final class ServedFolders {
  private final List<Path> roots;

  private ServedFolders(List<Path> roots) {
    this.roots = List.copyOf(roots);
  }

  /**
   * The folders themselves, with links resolved.
   *
   * @throws IOException where one does not exist
   */
  static ServedFolders of(List<Path> folders) throws IOException {
    List<Path> roots = new ArrayList<>();
    for (Path folder : folders) {
      if (!Files.isDirectory(folder)) {
        throw new IOException("%s is no folder, expected one to serve from".formatted(folder));
      }
      roots.add(folder.toRealPath());
    }
    return new ServedFolders(roots);
  }

  /** These folders and the one that holds a file. */
  ServedFolders and(Path file) throws IOException {
    List<Path> more = new ArrayList<>(roots);
    Path parent = file.toAbsolutePath().getParent();
    if (parent != null) {
      more.add(parent.toRealPath());
    }
    return new ServedFolders(more);
  }

  /** Where a regular file really lies; null where that is outside these folders, or nowhere. */
  @Nullable Path file(@Nullable Path named) {
    Path real = named == null ? null : real(named);
    return real != null && Files.isRegularFile(real) ? real : null;
  }

  /** Whether a file or folder lies outside these folders. What does not exist is not outside. */
  boolean outside(@Nullable Path named) {
    return named != null && Files.exists(named) && real(named) == null;
  }

  /** Where an audio file really lies; null where it is outside or its content is no audio. */
  @Nullable Path audio(@Nullable Path named) {
    Path file = file(named);
    if (file == null) {
      return null;
    }
    try (SampleStream samples = Audio.open(file)) {
      return samples.sampleRate() > 0 ? file : null;
    } catch (IOException e) {
      return null;
    }
  }

  private @Nullable Path real(Path named) {
    try {
      Path real = named.toRealPath();
      return roots.stream().anyMatch(real::startsWith) ? real : null;
    } catch (IOException e) {
      return null;
    }
  }
}
