package org.sonaffect.corpus.clips;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sonaffect.corpus.group.Groups;
import org.sonaffect.corpus.manifest.GroupRule;
import org.sonaffect.corpus.manifest.Manifest;

/**
 * The groups that a manifest declares: by a column, by the artist, by parts of names. A clip may
 * have several parts in common with others (two recordings of which it is a mix), and whatever is
 * connected is one group.
 */
public final class DeclaredGroups {
  private final Manifest manifest;
  private final List<List<Part>> parts = new ArrayList<>();

  /** What clips of one group share; {@code kind} keeps an artist and a column apart. */
  private record Part(String kind, String text) {}

  DeclaredGroups(Manifest manifest) {
    this.manifest = manifest;
  }

  /** Notes the parts of the next clip; {@code name} is that of its audio. */
  void add(JoinedTables.Cells cells, String name, RowCheck check) {
    List<Part> found = new ArrayList<>();
    String declared = cells.text("group");
    if (declared != null) {
      found.add(new Part("group", declared));
    }
    String artist = cells.text("artist");
    String person = artist == null ? null : artist(artist);
    for (String column : List.of("group", "artist")) {
      String missing = cells.missing(column);
      if (missing != null) {
        check.kept(missing + "; without it the clip's group is unknown");
      }
    }
    if (person != null) {
      found.add(new Part("artist", person));
    }
    for (GroupRule rule : manifest.groups()) {
      String text = rule.column() == null ? SoundFolder.stem(name) : cells.text(rule.column());
      List<String> of = text == null ? List.of() : rule.partsOf(text);
      of.forEach(part -> found.add(new Part("name", part)));
      if (!of.isEmpty()) {
        break;
      }
    }
    parts.add(found);
  }

  /** The clips, in the order in which they were noted, in their groups. */
  List<ClipRow> joined(List<ClipRow> rows) {
    Groups groups = new Groups(rows.size());
    Map<Part, Integer> first = new HashMap<>();
    for (int i = 0; i < rows.size(); i++) {
      for (Part part : parts.get(i)) {
        Integer earlier = first.putIfAbsent(part, i);
        if (earlier != null) {
          groups.join(earlier, i);
        }
      }
    }
    Map<Integer, Set<Part>> all = new HashMap<>();
    for (int i = 0; i < rows.size(); i++) {
      all.computeIfAbsent(groups.root(i), r -> new LinkedHashSet<>()).addAll(parts.get(i));
    }
    List<ClipRow> joined = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      joined.add(rows.get(i).inGroup(name(all.getOrDefault(groups.root(i), Set.of()))));
    }
    return joined;
  }

  /** A group is called by the first part that it has, and how many more there are. */
  private static @Nullable String name(Set<Part> parts) {
    if (parts.isEmpty()) {
      return null;
    }
    String first = parts.iterator().next().text();
    return parts.size() == 1 ? first : "%s and %d more".formatted(first, parts.size() - 1);
  }

  /**
   * The artist as one name: compatibility forms, case and runs of spaces made equal. Compilations
   * have none: "Various Artists", also in Chinese, says nothing of who sings.
   */
  public static @Nullable String artist(String artist) {
    String name =
        Normalizer.normalize(artist, Normalizer.Form.NFKC)
            .toLowerCase(Locale.ROOT)
            .replaceAll("[\\s\\p{Cntrl}]+", " ")
            .strip();
    boolean several = name.startsWith("various artists") || name.contains("\u7fa4\u661f");
    return name.isEmpty() || several ? null : name;
  }
}
