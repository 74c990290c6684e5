package org.sonaffect.corpus.clips;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sonaffect.audio.DiskNames;
import org.sonaffect.audio.FileNames;
import org.sonaffect.corpus.CorpusException;
import org.sonaffect.corpus.Problem;
import org.sonaffect.corpus.file.PlainText;

/**
 * A folder in which a manifest expects tables and sounds at certain places. Copies differ: blanks
 * for underscores in the names of folders, a folder more or less. What is not at its place is found
 * by its name, if the folders that are expected above it are there in some form and order; where
 * several files could be meant, none is taken. What was found elsewhere is reported.
 */
final class DataSetFolder {
  private static final int MOST_SHOWN = 3;

  /** A folder of any name, as in {@code 600_Sounds/*}. */
  private static final String ANY = "*/";

  private final Path root;
  private final DiskNames disk = new DiskNames();
  private final Map<String, Set<String>> elsewhere = new TreeMap<>();
  private Set<String> named = Set.of();
  private @Nullable SoundFolder all;
  private @Nullable CorpusException unlisted;

  /** A folder that exists. */
  DataSetFolder(Path root) throws CorpusException {
    if (!Files.isDirectory(root)) {
      String what = Files.exists(root) ? "not a folder" : "there is no such folder";
      throw new CorpusException(root, 0, what);
    }
    this.root = root;
  }

  private SoundFolder all() throws CorpusException {
    if (unlisted != null) {
      throw unlisted; // a folder of very many files is gone through once
    }
    try {
      all = all == null ? new SoundFolder(root) : all;
      return all;
    } catch (CorpusException e) {
      unlisted = e;
      throw e;
    }
  }

  /**
   * A table; the path expected where there is none.
   *
   * @throws CorpusException where several files could be meant
   */
  Path table(Path expected) throws CorpusException {
    List<Path> named = disk.named(expected);
    if (named.size() == 1 && Files.isRegularFile(named.get(0))) {
      return named.get(0);
    }
    Path place = root.relativize(expected);
    String name = plain(String.valueOf(expected.getFileName()));
    List<Path> alike =
        all().files().stream()
            .filter(file -> plain(String.valueOf(file.getFileName())).equals(name))
            .toList();
    List<Path> fitting =
        alike.stream().filter(file -> isBelow(file, folders(place.getParent()))).toList();
    fitting = fitting.isEmpty() ? alike : fitting;
    if (fitting.size() > 1) {
      String found = fitting.stream().map(this::shown).collect(Collectors.joining(", "));
      throw new CorpusException(expected, 0, "did you mean one of %s?".formatted(found));
    }
    if (fitting.isEmpty()) {
      return expected;
    }
    tell("the table " + place, shown(fitting.get(0)));
    return fitting.get(0);
  }

  /** Tells the stems of all sounds that rows name: such a sound is no other row's. */
  void named(Set<String> stems) {
    named = stems;
  }

  private boolean isOfAnother(Path file, String name) {
    String stem = SoundFolder.stem(file.toString());
    return named.contains(stem) && !stem.equals(SoundFolder.stem(name));
  }

  /**
   * The sound at the first of some places where there is one; the first place where there is none.
   *
   * @param places relative to the folder; the folder {@code *} is any one folder
   */
  SoundFolder.Found sound(List<String> places) throws CorpusException {
    for (String place : places) {
      Path expected = expected(place);
      if (expected == null) {
        String message = "the sound \"%s\" is outside the folder of the corpus";
        return new SoundFolder.Found(null, message.formatted(PlainText.shortened(place)));
      }
      List<Path> named =
          place.startsWith(ANY) || place.contains("/" + ANY) ? List.of() : disk.sounds(expected);
      if (named.size() == 1) {
        return new SoundFolder.Found(named.get(0), "");
      }
    }
    for (boolean strict : List.of(true, false)) {
      for (String place : places) {
        List<String> folders = folders(place);
        String name = place.substring(place.lastIndexOf('/') + 1);
        SoundFolder.Found found =
            all()
                .find(
                    name,
                    file ->
                        (strict ? isIn(file, folders) : isBelow(file, folders))
                            && !isOfAnother(file, name));
        if (found.file() != null && !strict) {
          tell("audio of " + String.join("/", folders), shown(found.file().getParent()));
        }
        if (found.file() != null || !found.reason().isEmpty()) {
          return found;
        }
      }
    }
    return new SoundFolder.Found(expected(places.get(0)), "");
  }

  /** The place under the root, any folders left out; null where it would lie outside. */
  private @Nullable Path expected(String place) {
    try {
      Path path = root.resolve(place.replace(ANY, "")).normalize();
      return path.startsWith(root) && !path.equals(root) ? path : null;
    } catch (InvalidPathException e) {
      FileNames.check(place);
      return null;
    }
  }

  private static List<String> folders(String place) {
    List<String> names = List.of(place.split("/"));
    return names.subList(0, names.size() - 1);
  }

  private static List<String> folders(@Nullable Path parent) {
    List<String> names = new ArrayList<>();
    if (parent != null) {
      parent.forEach(name -> names.add(name.toString()));
    }
    return names;
  }

  private List<String> foldersOf(Path file) {
    return folders(root(file).relativize(file).getParent());
  }

  /** Whether a file lies in the very folders. */
  private boolean isIn(Path file, List<String> folders) {
    List<String> there = foldersOf(file);
    boolean same = there.size() == folders.size();
    for (int i = 0; same && i < there.size(); i++) {
      same = folders.get(i).equals("*") || folders.get(i).equals(there.get(i));
    }
    return same;
  }

  /**
   * Whether a file lies below some folders, in this order, others between them or not. The names
   * are those of people: blanks, signs and case do not count. Without folders, it lies in the root.
   */
  private boolean isBelow(Path file, List<String> folders) {
    List<String> there = foldersOf(file);
    if (folders.isEmpty()) {
      return there.isEmpty();
    }
    there.add(0, String.valueOf(root.getFileName()));
    int at = 0;
    for (String folder : folders) {
      while (!folder.equals("*")
          && at < there.size()
          && !plain(there.get(at)).equals(plain(folder))) {
        at++;
      }
      if (!folder.equals("*") && at++ == there.size()) {
        return false;
      }
    }
    return true;
  }

  private Path root(Path file) {
    return file.startsWith(root) || all == null ? root : all.root();
  }

  private String shown(@Nullable Path file) {
    if (file == null) {
      return ".";
    }
    String place = root(file).relativize(file).toString().replace('\\', '/');
    return place.isEmpty() ? "." : place;
  }

  private void tell(String expected, String found) {
    elsewhere.computeIfAbsent(expected, e -> new TreeSet<>()).add(found);
  }

  /** Tells what was found elsewhere than expected. */
  void report(Path manifest, List<Problem> problems) {
    elsewhere.forEach(
        (expected, found) -> {
          String more =
              found.size() > MOST_SHOWN ? " and %d more".formatted(found.size() - MOST_SHOWN) : "";
          String places = found.stream().limit(MOST_SHOWN).collect(Collectors.joining(", "));
          problems.add(
              Problem.note(
                  manifest, 0, "%s: found in %s%s instead".formatted(expected, places, more)));
        });
  }

  private static String plain(String name) {
    return DiskNames.nfc(name).toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}.]", "");
  }
}
