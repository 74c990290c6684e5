package org.sonaffect.learning.prepare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.sonaffect.learning.rows.ColumnSet;

/**
 * The group of descriptors each column belongs to, such as {@code spectral}.
 *
 * @param ofColumn name of the group of each column
 */
public record FeatureGroups(List<String> ofColumn) {
  /** Copies. */
  public FeatureGroups {
    ofColumn = List.copyOf(ofColumn);
  }

  /** All columns in one group. */
  public static FeatureGroups one(int columns) {
    return new FeatureGroups(Collections.nCopies(columns, "all"));
  }

  /** Names up to the first underscore. */
  public static FeatureGroups byPrefix(List<String> names) {
    return new FeatureGroups(
        names.stream()
            .map(name -> name.indexOf('_') > 0 ? name.substring(0, name.indexOf('_')) : name)
            .toList());
  }

  /** Larger groups: of names with a dot, what stands before the first. */
  public FeatureGroups broader() {
    return new FeatureGroups(ofColumn.stream().map(name -> name.substring(0, dot(name))).toList());
  }

  private static int dot(String name) {
    return name.indexOf('.') > 0 ? name.indexOf('.') : name.length();
  }

  /** Number of columns. */
  public int columns() {
    return ofColumn.size();
  }

  /** The groups by name, ascending, with their columns. */
  public Map<String, ColumnSet> sets() {
    Map<String, List<Integer>> columns = new TreeMap<>();
    for (int j = 0; j < ofColumn.size(); j++) {
      columns.computeIfAbsent(ofColumn.get(j), group -> new ArrayList<>()).add(j);
    }
    Map<String, ColumnSet> sets = new TreeMap<>();
    columns.forEach(
        (group, list) ->
            sets.put(group, ColumnSet.of(list.stream().mapToInt(Integer::intValue).toArray())));
    return sets;
  }

  /** Columns of the groups named, ascending. */
  int[] columns(List<String> groups) {
    int[] picked =
        IntStream.range(0, ofColumn.size())
            .filter(j -> groups.isEmpty() || groups.contains(ofColumn.get(j)))
            .toArray();
    if (picked.length == 0) {
      throw new IllegalArgumentException(
          "no column of the groups %s, found %s".formatted(groups, sets().keySet()));
    }
    return picked;
  }

  /** The groups of some columns. */
  FeatureGroups of(int[] columns) {
    return new FeatureGroups(Arrays.stream(columns).mapToObj(ofColumn::get).toList());
  }
}
