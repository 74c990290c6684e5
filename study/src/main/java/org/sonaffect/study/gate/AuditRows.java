package org.sonaffect.study.gate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What an audit knows about each clip: its corpus, its content, its group, its near-duplicates. */
public final class AuditRows {
  private final List<Row> rows = new ArrayList<>();
  private final Map<String, Integer> byName = new HashMap<>();
  private final Map<Integer, Set<Integer>> nearDuplicates = new HashMap<>();

  /**
   * One clip.
   *
   * @param hash of its content; null where unknown
   * @param group that must not be parted; null where it stands alone
   */
  public record Row(String corpus, String id, @Nullable String hash, @Nullable String group) {
    /** {@code corpus/id}. */
    public String name() {
      return corpus + "/" + id;
    }
  }

  /** Adds a clip; the number it gets, ascending from 0. Adding it again changes nothing. */
  public int add(Row row) {
    Integer known = byName.putIfAbsent(row.name(), rows.size());
    if (known != null) {
      return known;
    }
    rows.add(row);
    return rows.size() - 1;
  }

  /** Says that two clips have nearly the same features. */
  public void addNearDuplicates(int first, int second) {
    nearDuplicates.computeIfAbsent(first, row -> new TreeSet<>()).add(second);
    nearDuplicates.computeIfAbsent(second, row -> new TreeSet<>()).add(first);
  }

  /** The clips with nearly the same features as this one: what was added, and no further. */
  public Set<Integer> nearDuplicates(int row) {
    return nearDuplicates.getOrDefault(row, Set.of());
  }

  /** The clip with a number. */
  public Row get(int row) {
    return rows.get(row);
  }

  /** The number of a clip; -1 where it is unknown. */
  public int number(String corpus, String id) {
    return byName.getOrDefault(corpus + "/" + id, -1);
  }

  /** How many clips there are. */
  public int size() {
    return rows.size();
  }
}
