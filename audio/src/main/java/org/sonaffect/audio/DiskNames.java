package org.sonaffect.audio;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Finds files under names that were written on another system: exactly, else in another Unicode
 * form (macOS decomposes umlauts), else with other capitals ({@code .WAV} for {@code .wav}), else
 * without their ending. Each step counts only where the one before finds nothing, and several files
 * are never chosen between.
 *
 * <p>Folders are listed once, and only where a name is not there as written.
 */
public final class DiskNames {
  private final Map<Path, Listing> listings = new HashMap<>();

  /** The name in Unicode's composed form. */
  public static String nfc(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFC);
  }

  /** Some files for a message. */
  public static String listed(List<Path> files) {
    return files.stream()
        .limit(4)
        .map(file -> String.valueOf(file.getFileName()))
        .collect(Collectors.joining(", "));
  }

  /** What is there under this name: nothing, one file or folder, or several that it may mean. */
  public List<Path> named(Path name) {
    return found(name, false);
  }

  /** As {@link #named}, else the sounds that are called so without their ending. */
  public List<Path> sounds(Path name) {
    return found(name, true);
  }

  private List<Path> found(Path name, boolean withoutEnding) {
    if (Files.exists(name, LinkOption.NOFOLLOW_LINKS)
        && !(withoutEnding && Files.isDirectory(name))) {
      return List.of(name);
    }
    Path parent = name.getParent();
    Path last = name.getFileName();
    List<Path> folders = parent == null ? List.of(Path.of("")) : found(parent, false);
    if (last == null || folders.size() != 1) {
      return List.of();
    }
    Listing listing = listings.computeIfAbsent(folders.get(0), Listing::new);
    List<Path> found = listing.named(last.toString());
    List<Path> stemmed = withoutEnding ? listing.stemmed(last.toString()) : List.of();
    return stemmed.isEmpty() || found.stream().anyMatch(Files::isRegularFile) ? found : stemmed;
  }

  /** What is in a folder, by the forms of the names. */
  private static final class Listing {
    private final Map<String, List<Path>> composed = new HashMap<>();
    private final Map<String, List<Path>> folded = new HashMap<>();
    private final Map<String, List<Path>> stems = new HashMap<>();
    private final Map<String, List<Path>> foldedStems = new HashMap<>();

    /** Empty where the folder cannot be listed. */
    Listing(Path folder) {
      List<Path> entries = new ArrayList<>();
      try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
        stream.forEach(entries::add);
      } catch (IOException | DirectoryIteratorException e) {
        entries.clear();
      }
      entries.sort(null);
      for (Path entry : entries) {
        String name = nfc(String.valueOf(entry.getFileName()));
        add(composed, name, entry);
        add(folded, fold(name), entry);
        int dot = name.lastIndexOf('.');
        if (dot > 0 && AudioInputs.isNamedAsAudio(name)) {
          add(stems, name.substring(0, dot), entry);
          add(foldedStems, fold(name.substring(0, dot)), entry);
        }
      }
    }

    private static void add(Map<String, List<Path>> map, String key, Path entry) {
      map.computeIfAbsent(key, k -> new ArrayList<>(1)).add(entry);
    }

    private static String fold(String name) {
      return name.toLowerCase(Locale.ROOT);
    }

    private static List<Path> first(
        Map<String, List<Path>> strict, Map<String, List<Path>> lenient, String name) {
      List<Path> found = strict.get(nfc(name));
      return found != null ? found : lenient.getOrDefault(fold(nfc(name)), List.of());
    }

    List<Path> named(String name) {
      return first(composed, folded, name);
    }

    List<Path> stemmed(String name) {
      return first(stems, foldedStems, name);
    }
  }
}
