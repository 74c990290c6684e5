package org.sonaffect.audio;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.sonaffect.audio.stream.ByteSource;

/**
 * The audio files meant by what a person writes: files, folders (with all folders in them), and
 * patterns with {@code *}, {@code **}, {@code ?}, {@code [...]} or <code>{...}</code>.
 *
 * <p>In folders, files count that have the ending of a sound or whose content is one; hidden files
 * do not, nor do pipes, devices and sockets. Links are followed as {@link FileTree} says. Each file
 * comes once; files of one folder or pattern are sorted by their path, so that the order is the
 * same everywhere. A name may be in another Unicode form than on disk ({@link DiskNames}).
 */
public final class AudioInputs {
  private static final Set<String> AUDIO =
      Set.of(
          "wav", "wave", "rf64", "w64", "mp3", "mp2", "mpga", "flac", "ogg", "oga", "opus", "aif",
          "aiff", "aifc", "au", "snd", "m4a", "m4b", "mp4", "aac", "wma", "webm", "mka", "mkv",
          "mov", "avi", "wmv", "amr", "ac3", "caf", "ape", "wv", "tta", "mpc", "spx");

  /** Endings of what commonly lies beside sounds and need not be looked into. */
  private static final Set<String> OTHER =
      Set.of(
          "csv", "tsv", "txt", "md", "json", "jsonl", "yaml", "yml", "xml", "html", "pdf", "xls",
          "xlsx", "zip", "gz", "tar", "jpg", "jpeg", "png", "gif", "svg", "arff", "arrow", "npy",
          "mat", "py", "java", "m3u", "cue", "log", "db", "ini");

  private static final int ANY_DEPTH = Integer.MAX_VALUE;

  private AudioInputs() {}

  /** Hears of what is left out. */
  @FunctionalInterface
  public interface Unreadable {
    /** A folder, or something in one, that cannot be read. */
    void skipped(Path path, IOException reason) throws IOException;
  }

  /**
   * Finds the files.
   *
   * @throws NoSuchFileException where something names nothing that exists
   * @throws IOException where a folder cannot be read
   * @throws java.util.regex.PatternSyntaxException where a pattern is none
   * @throws InvalidPathException where a pattern's folder cannot be a path
   */
  public static List<Path> find(List<String> inputs) throws IOException {
    return find(
        inputs,
        (path, reason) -> {
          throw reason;
        },
        note -> {});
  }

  /**
   * As above, but a folder that cannot be read is left out where the listener lets it pass.
   *
   * @param notes is given sentences on links to folders outside that were not followed
   */
  public static List<Path> find(List<String> inputs, Unreadable unreadable, Consumer<String> notes)
      throws IOException {
    Set<Path> found = new LinkedHashSet<>();
    DiskNames disk = new DiskNames();
    for (String input : inputs) {
      Path path = path(input, disk);
      if (path != null && Files.isDirectory(path)) {
        found.addAll(walk(path, ANY_DEPTH, AudioInputs::isAudio, unreadable, notes));
      } else if (path != null) {
        found.add(path);
      } else if (isPattern(input)) {
        found.addAll(matches(input, unreadable, notes));
      } else {
        throw new NoSuchFileException(input, null, "no such file or folder");
      }
    }
    return ofOwnName(found, unreadable);
  }

  /** Where bytes of a name are no text, two files may read as one; a table would mix them up. */
  private static List<Path> ofOwnName(Set<Path> found, Unreadable unreadable) throws IOException {
    List<Path> own = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Path path : found) {
      String name = path.toString();
      if (names.add(name)) {
        own.add(path);
      } else {
        unreadable.skipped(
            path,
            new FileSystemException(
                name, null, "its name is not UTF-8 and reads as that of another file"));
      }
    }
    return List.copyOf(own);
  }

  /** What is there under this name, if anything is. */
  private static @Nullable Path path(String input, DiskNames disk) throws IOException {
    Path path;
    try {
      path = Path.of(input).normalize();
    } catch (InvalidPathException e) {
      FileNames.check(input);
      return null;
    }
    List<Path> candidates = disk.named(path);
    if (candidates.isEmpty() && input.indexOf('\\') >= 0) {
      candidates = disk.named(Path.of(input.replace('\\', '/')).normalize());
    }
    if (candidates.size() > 1) {
      throw new NoSuchFileException(
          input,
          null,
          "no such file; did you mean one of %s?".formatted(DiskNames.listed(candidates)));
    }
    return candidates.isEmpty() ? null : candidates.get(0);
  }

  private static boolean isPattern(String input) {
    return input.chars().anyMatch(c -> "*?[{".indexOf(c) >= 0);
  }

  private static List<Path> matches(String pattern, Unreadable unreadable, Consumer<String> notes)
      throws IOException {
    String forward = pattern.replace(File.separatorChar, '/');
    int wild = 0;
    while ("*?[{".indexOf(forward.charAt(wild)) < 0) {
      wild++;
    }
    int slash = forward.lastIndexOf('/', wild);
    Path base = Path.of(slash < 0 ? "" : slash == 0 ? "/" : forward.substring(0, slash));
    String rest = forward.substring(slash + 1);
    PathMatcher exact = FileSystems.getDefault().getPathMatcher("glob:" + rest);
    PathMatcher composed = FileSystems.getDefault().getPathMatcher("glob:" + DiskNames.nfc(rest));
    int depth =
        rest.contains("**") ? ANY_DEPTH : 1 + (int) rest.chars().filter(c -> c == '/').count();
    List<Path> found =
        Files.isDirectory(base)
            ? walk(
                base,
                depth,
                file -> {
                  Path within = base.relativize(file);
                  return exact.matches(within)
                      || composed.matches(Path.of(DiskNames.nfc(within.toString())));
                },
                unreadable,
                notes)
            : List.of();
    if (found.isEmpty()) {
      throw new NoSuchFileException(pattern, null, "no file matches");
    }
    return found;
  }

  private static List<Path> walk(
      Path folder,
      int deepest,
      Predicate<Path> wanted,
      Unreadable unreadable,
      Consumer<String> notes)
      throws IOException {
    List<Path> files = new ArrayList<>();
    FileTree.Visitor visitor =
        new FileTree.Visitor() {
          @Override
          public boolean hidden(Path path) {
            return isHidden(path);
          }

          @Override
          public boolean file(Path file) {
            return wanted.test(file) && files.add(file);
          }

          @Override
          public void skipped(Path path, IOException reason) throws IOException {
            unreadable.skipped(path, reason);
          }

          @Override
          public void outside(Path first, int count) {
            notes.accept(outsideNote(folder, first, count));
          }
        };
    if (deepest == ANY_DEPTH) {
      FileTree.walk(folder, deepest, visitor);
    } else {
      FileTree.walkEveryWay(folder, deepest, visitor);
    }
    files.sort(Comparator.comparing(file -> folder.relativize(file).toString().replace('\\', '/')));
    return files;
  }

  /** What a person is told of links to folders outside that were not followed. */
  public static String outsideNote(Path folder, Path first, int count) {
    return count == 1
        ? "%s: is a link to a folder outside %s and was not followed; to have it, name it"
            .formatted(first, folder)
        : "%s: is one of %d links to folders outside %s, which were not followed; to have them, name them"
            .formatted(first, count, folder);
  }

  private static boolean isHidden(Path path) {
    Path name = path.getFileName();
    return name != null && name.toString().startsWith(".");
  }

  /** Whether a file's name has the ending of a sound. */
  public static boolean isNamedAsAudio(String name) {
    return AUDIO.contains(ending(name));
  }

  private static String ending(String name) {
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  private static boolean isAudio(Path file) {
    String name = String.valueOf(file.getFileName());
    if (isNamedAsAudio(name)) {
      return true;
    }
    if (OTHER.contains(ending(name)) || !Files.isRegularFile(file)) {
      return false;
    }
    try {
      if (Files.size(file) == 0) {
        return false; // nothing to look into; one of /proc may be waited for for ever
      }
    } catch (IOException e) {
      return false;
    }
    try (ByteSource source = ByteSource.of(file)) {
      return Formats.of(source.head()) != null;
    } catch (IOException e) {
      return false;
    }
  }
}
