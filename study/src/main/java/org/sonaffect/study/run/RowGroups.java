package org.sonaffect.study.run;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sonaffect.study.corpus.Item;

/**
 * Rows that no fold may part: of the same group of a corpus, with the same audio, or with
 * near-identical features, over all corpora (PROTOCOL section 5.1).
 */
public final class RowGroups {
  private final int[] root;
  private final @Nullable String[] names;
  private final List<NearDuplicates.Pair> nearDuplicates;

  private RowGroups(
      int[] root, @Nullable String[] names, List<NearDuplicates.Pair> nearDuplicates) {
    this.root = root;
    this.names = names;
    this.nearDuplicates = nearDuplicates;
  }

  /** Finds the groups of all rows. */
  public static RowGroups of(StackedRows rows) {
    int n = rows.size();
    int[] parent = new int[n];
    Arrays.setAll(parent, i -> i);
    Map<String, Integer> first = new HashMap<>();
    for (int row = 0; row < n; row++) {
      Item item = rows.item(row);
      if (item.group() != null) {
        join(parent, row, first.merge(rows.corpusOf(row) + "g" + item.group(), row, Math::min));
      }
      join(parent, row, first.merge("#" + item.contentHash(), row, Math::min));
    }
    List<NearDuplicates.Pair> pairs = NearDuplicates.of(rows.x());
    pairs.forEach(pair -> join(parent, pair.first(), pair.second()));

    int[] root = new int[n];
    int[] members = new int[n];
    for (int row = 0; row < n; row++) {
      root[row] = find(parent, row);
      members[root[row]]++;
    }
    @Nullable String[] names = new @Nullable String[n];
    for (int row = 0; row < n; row++) {
      Item item = rows.item(root[row]);
      if (item.group() != null || members[root[row]] > 1) {
        names[row] =
            rows.names().get(rows.corpusOf(root[row]))
                + ":"
                + (item.group() != null ? item.group() : "=" + item.id());
      }
    }
    return new RowGroups(root, names, pairs);
  }

  /** The lowest row of the group of a row; the row itself where it stands alone. */
  public int root(int row) {
    return root[row];
  }

  /**
   * The name of each row's group, from its first member: {@code corpus:group}, or {@code
   * corpus:=id}; null where a row stands alone and has no group.
   */
  public @Nullable String[] names() {
    return names;
  }

  /** The rows whose features are nearly the same. */
  public List<NearDuplicates.Pair> nearDuplicates() {
    return nearDuplicates;
  }

  /** Whether some group has rows of both corpora. */
  public boolean link(StackedRows rows, int corpusA, int corpusB) {
    boolean[] inA = new boolean[root.length];
    for (int row : rows.rowsOf(corpusA)) {
      inA[root[row]] = true;
    }
    return Arrays.stream(rows.rowsOf(corpusB)).anyMatch(row -> inA[root[row]]);
  }

  private static int find(int[] parent, int row) {
    int at = row;
    while (parent[at] != at) {
      parent[at] = parent[parent[at]];
      at = parent[at];
    }
    return at;
  }

  /** The lower root stays, so a group's root is its lowest row. */
  private static void join(int[] parent, int a, int b) {
    int rootA = find(parent, a);
    int rootB = find(parent, b);
    parent[Math.max(rootA, rootB)] = Math.min(rootA, rootB);
  }
}
