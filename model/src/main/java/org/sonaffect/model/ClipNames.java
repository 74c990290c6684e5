package org.sonaffect.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Names of training clips as a model may be given away with them: relative to their corpus. A name
 * that says where on a machine its clip lay loses the folders that all such clips of its corpus
 * have in common; all its folders, where that is next to nothing.
 */
final class ClipNames {
  /** {@code /home/...}, {@code C:/...}, {@code //server/...}, {@code file:/...}, {@code ~/...}. */
  private static final Pattern PLACE =
      Pattern.compile("(?:[A-Za-z][A-Za-z0-9+.-]*:)?/.*|~[^/]*/.*");

  /**
   * So many folders in common, such as {@code /home/}, are those of a machine and not of a corpus.
   */
  private static final int MACHINE = 2;

  /** Up from the corpus, into the folders of a machine. */
  private static final Pattern UP = Pattern.compile("(?:\\./)*\\.\\./.*");

  private ClipNames() {}

  /** The clips with such names; each stays unique within its corpus. */
  static List<ReferenceClip> relative(List<ReferenceClip> clips) {
    Map<String, List<String>> placed = new HashMap<>();
    Map<String, Set<String>> taken = new HashMap<>();
    for (ReferenceClip clip : clips) {
      if (isPlace(clip.id())) {
        placed.computeIfAbsent(clip.corpus(), c -> new ArrayList<>()).add(folder(clip.id()));
      } else {
        taken.computeIfAbsent(clip.corpus(), c -> new HashSet<>()).add(clip.id());
      }
    }
    if (placed.isEmpty()) {
      return List.copyOf(clips);
    }
    Map<String, Integer> common = new HashMap<>();
    placed.forEach((corpus, folders) -> common.put(corpus, common(folders)));
    List<ReferenceClip> named = new ArrayList<>();
    for (ReferenceClip clip : clips) {
      String name = clip.id();
      if (isPlace(name)) {
        Set<String> others = taken.computeIfAbsent(clip.corpus(), c -> new HashSet<>());
        int shared = common.getOrDefault(clip.corpus(), 0);
        name = slashes(name).substring(shared > 0 ? shared : folder(name).length());
        String plain = name;
        for (int i = 2; !others.add(name); i++) {
          name = plain + " (" + i + ")";
        }
      }
      named.add(clip.named(name));
    }
    return List.copyOf(named);
  }

  private static String slashes(String name) {
    return name.replace('\\', '/');
  }

  private static boolean isPlace(String name) {
    String path = slashes(name);
    return PLACE.matcher(path).matches() || UP.matcher(path).matches();
  }

  private static String folder(String name) {
    String path = slashes(name);
    return path.substring(0, path.lastIndexOf('/') + 1);
  }

  /** Length of the folders that all of these begin with; 0 where these are not of the corpus. */
  private static int common(List<String> folders) {
    String[] first = folders.get(0).split("(?<=/)");
    int parts = first.length;
    for (String folder : folders) {
      String[] other = folder.split("(?<=/)");
      int same = 0;
      while (same < Math.min(parts, other.length) && first[same].equals(other[same])) {
        same++;
      }
      parts = same;
    }
    if (parts <= MACHINE && PLACE.matcher(folders.get(0)).matches()) {
      return 0;
    }
    return Arrays.stream(first, 0, parts).mapToInt(String::length).sum();
  }
}
