package org.sonaffect.corpus.clips;

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
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sonaffect.audio.AudioInputs;
import org.sonaffect.audio.DiskNames;
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

  /** How well a place suits a sound. */
  public enum Fit {
    WRONG,
    OPEN,
    RIGHT
  }

  private final Path root;
  private String outside = "";
  private final List<Path> files = new ArrayList<>();
  private final Map<String, List<Path>> byStem = new HashMap<>();
  private final Map<String, List<Path>> byKey = new HashMap<>();

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
        String stem = stem(file.toString());
        byStem.computeIfAbsent(stem, k -> new ArrayList<>(1)).add(file);
        byKey.computeIfAbsent(key(stem), k -> new ArrayList<>(1)).add(file);
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

  /** The folder, without links. */
  Path root() {
    return root;
  }

  /**
   * The sound of this id: its name without extension, case aside. Of several sounds of that name it
   * is the one in the right place. Where none has it, leading zeros may differ, but then the place
   * may not be wrong, nor the name be that of another sound.
   *
   * @param others stems of other sounds
   * @param fit of a place, relative to the folder
   */
  public Found find(String id, Set<String> others, Function<Path, Fit> fit) {
    String stem = stem(id);
    List<Path> named = byStem.getOrDefault(stem, List.of());
    if (named.isEmpty()) {
      named =
          byKey.getOrDefault(key(stem), List.of()).stream()
              .filter(file -> mayBe(file, fit.apply(root.relativize(file)), others))
              .toList();
    }
    for (Fit least : List.of(Fit.OPEN, Fit.RIGHT)) {
      List<Path> placed =
          named.stream()
              .filter(file -> fit.apply(root.relativize(file)).compareTo(least) >= 0)
              .toList();
      named = placed.isEmpty() || oneSound(named) ? named : placed;
    }
    if (named.isEmpty()) {
      String reason = "there is no sound named " + PlainText.shortened(id) + " in " + root;
      return new Found(null, outside.isEmpty() ? reason : reason + " (" + outside + ")");
    }
    return one(id, named);
  }

  /**
   * The sound of this name, without extension, case aside, in a place that fits; leading zeros may
   * differ where none has the name. Neither a file nor a reason where there is none.
   */
  Found find(String id, Predicate<Path> place) {
    String stem = stem(id);
    List<Path> named = byStem.getOrDefault(stem, List.of()).stream().filter(place).toList();
    if (named.isEmpty()) {
      named = byKey.getOrDefault(key(stem), List.of()).stream().filter(place).toList();
    }
    return named.isEmpty() ? new Found(null, "") : one(id, named);
  }

  private Found one(String id, List<Path> named) {
    if (oneSound(named)) {
      return new Found(
          named.stream()
              .min(Comparator.comparingInt(p -> EXTENSIONS.indexOf(extension(p.toString()))))
              .orElseThrow(),
          "");
    }
    return new Found(
        null,
        "%d different sounds are named %s: %s"
            .formatted(
                named.size(),
                PlainText.shortened(id),
                named.stream()
                    .limit(4)
                    .map(p -> root.relativize(p).toString())
                    .collect(Collectors.joining(", "))));
  }

  private static boolean mayBe(Path file, Fit fit, Set<String> others) {
    return fit == Fit.RIGHT || fit == Fit.OPEN && !others.contains(stem(file.toString()));
  }

  private static boolean oneSound(List<Path> files) {
    return files.stream().map(SoundFolder::stemPath).distinct().count() == 1 || allEqual(files);
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
    return DiskNames.nfc((sound ? name.substring(0, dot) : name).strip()).toLowerCase(Locale.ROOT);
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
    public void outside(Path first, int count) {
      outside = AudioInputs.outsideNote(root, first, count);
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
