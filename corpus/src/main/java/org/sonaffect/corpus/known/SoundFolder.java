package org.sonaffect.corpus.known;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sonaffect.audio.FileTree;
import org.sonaffect.corpus.CorpusException;
import org.sonaffect.corpus.extract.ContentHash;
import org.sonaffect.corpus.file.PlainText;

/** The files in and under a folder, and the sounds among them by the stem of their names. */
public final class SoundFolder {
  /** What may hold a sound; of one sound in several, the earlier (lossless first) is taken. */
  private static final List<String> EXTENSIONS =
      List.of(
          "wav", "wave", "flac", "aiff", "aif", "au", "ogg", "oga", "mp3", "m4a", "aac", "opus");

  private static final int DEEPEST = 16;
  private static final int MOST_FILES = 200_000;

  /** A sound, or the reason why none was found. */
  public record Found(@Nullable Path file, String reason) {}

  private final Path root;
  private final List<Path> files = new ArrayList<>();
  private final Map<String, List<Path>> byStem = new HashMap<>();

  /** Looks through a folder; links are followed as {@link FileTree} does. */
  public SoundFolder(Path folder) throws CorpusException {
    if (!Files.isDirectory(folder)) {
      String what = Files.exists(folder) ? "not a folder" : "there is no such folder";
      throw new CorpusException(folder, 0, what);
    }
    try {
      root = folder.toRealPath();
      FileTree.walk(root, DEEPEST, new Visitor());
    } catch (CorpusException e) {
      throw e;
    } catch (IOException e) {
      throw new CorpusException(folder, 0, "cannot be listed: " + e.getMessage());
    }
    files.sort(Comparator.naturalOrder());
    for (Path file : files) {
      if (EXTENSIONS.contains(extension(file.toString()))) {
        byStem.computeIfAbsent(key(stem(file.toString())), k -> new ArrayList<>(1)).add(file);
      }
    }
  }

  /**
   * All files, sorted; hidden ones (also {@code ._x}, which macOS leaves in archives) are left out.
   */
  public List<Path> files() {
    return files;
  }

  /** How many sounds there are. */
  public int sounds() {
    return byStem.values().stream().mapToInt(List::size).sum();
  }

  /** The sound of this id: its name without extension; case and leading zeros do not count. */
  public Found find(String id) {
    List<Path> found = byStem.getOrDefault(key(stem(id)), List.of());
    if (found.isEmpty()) {
      return new Found(null, "there is no sound named " + PlainText.shortened(id) + " in " + root);
    }
    boolean oneSound =
        found.stream().map(p -> stemPath(p)).distinct().count() == 1 || allEqual(found);
    if (oneSound) {
      return new Found(
          found.stream()
              .min(Comparator.comparingInt(p -> EXTENSIONS.indexOf(extension(p.toString()))))
              .orElseThrow(),
          "");
    }
    return new Found(
        null,
        "%d different sounds are named %s: %s"
            .formatted(
                found.size(),
                PlainText.shortened(id),
                found.stream()
                    .limit(4)
                    .map(p -> root.relativize(p).toString())
                    .collect(Collectors.joining(", "))));
  }

  /** In one folder under one name: the same sound in several formats. */
  private static Path stemPath(Path file) {
    return file.resolveSibling(stem(file.toString()));
  }

  private static boolean allEqual(List<Path> files) {
    Set<String> hashes = new HashSet<>();
    for (Path file : files) {
      try {
        hashes.add(ContentHash.file(file));
      } catch (IOException e) {
        return false;
      }
    }
    return hashes.size() == 1;
  }

  private static String extension(String file) {
    return file.substring(file.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  /** The last part of a path, without the extension of a sound, in lower case. */
  public static String stem(String file) {
    String name = file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
    int dot = name.lastIndexOf('.');
    boolean sound = dot > 0 && EXTENSIONS.contains(extension(name));
    return (sound ? name.substring(0, dot) : name).strip().toLowerCase(Locale.ROOT);
  }

  private static String key(String stem) {
    return stem.replaceFirst("^0+(?=\\d)", "");
  }

  private final class Visitor implements FileTree.Visitor {
    @Override
    public boolean file(Path file) throws IOException {
      if (files.size() >= MOST_FILES) {
        throw new CorpusException(
            root, 0, "more than " + MOST_FILES + " files; expected the folder of one data set");
      }
      return Files.isRegularFile(file) && files.add(file);
    }

    @Override
    public void skipped(Path path, IOException reason) {
      // A folder that may not be entered holds nothing for us.
    }

    @Override
    public boolean hidden(Path path) {
      Path name = path.getFileName();
      return name != null
          && (name.toString().startsWith(".")
              || name.toString().startsWith("~$")
              || name.toString().equals("__MACOSX"));
    }
  }
}
