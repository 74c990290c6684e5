package org.sonaffect.study.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sonaffect.corpus.Item;
import org.sonaffect.corpus.group.Groups;
import org.sonaffect.corpus.group.NearDuplicates;

/**
 * Rows that no fold may separate: of the same group of a corpus, with the same audio, or with
 * near-identical features, over all corpora (docs/spec/experiment.md §5.1). Within a corpus its
 * loader has joined them already; what is found here besides stands in two corpora.
 *
 * @param nearDuplicates rows whose features are nearly the same; of a set of m rows m - 1 pairs
 */
@SuppressWarnings("ArrayRecordComponent")
public record RowGroups(
    int[] root, @Nullable String[] names, List<NearDuplicates.Pair> nearDuplicates) {
  /** Finds the groups of all rows. */
  static RowGroups of(StackedRows rows) {
    int n = rows.size();
    Groups groups = new Groups(n);
    List<@Nullable String> declared = new ArrayList<>();
    List<String> contents = new ArrayList<>();
    for (int row = 0; row < n; row++) {
      Item item = rows.item(row);
      declared.add(item.group() == null ? null : rows.corpusOf(row) + ":" + item.group());
      contents.add(item.contentHash());
    }
    groups.joinEqual(declared);
    groups.joinEqual(contents);
    List<NearDuplicates.Pair> pairs = NearDuplicates.of(rows.features());
    pairs.forEach(pair -> groups.join(pair.first(), pair.second()));

    int[] sizes = groups.sizes();
    int[] root = new int[n];
    @Nullable String[] names = new @Nullable String[n];
    for (int row = 0; row < n; row++) {
      root[row] = groups.root(row);
      Item item = rows.item(root[row]);
      if (item.group() != null || sizes[row] > 1) {
        names[row] =
            rows.names().get(rows.corpusOf(root[row]))
                + ":"
                + (item.group() != null ? item.group() : "same as " + item.id());
      }
    }
    return new RowGroups(root, names, pairs);
  }

  /** Every row alone. */
  static RowGroups none(StackedRows rows) {
    int[] root = new int[rows.size()];
    Arrays.setAll(root, row -> row);
    return new RowGroups(root, new @Nullable String[rows.size()], List.of());
  }

  /** The lowest row of the group of a row; the row itself where it stands alone. */
  public int root(int row) {
    return root[row];
  }

  /**
   * The name of each row's group, from its first member: {@code corpus:group}; null where a row
   * stands alone and has no group.
   */
  /** Whether some group has rows of both corpora. */
  boolean link(StackedRows rows, int corpusA, int corpusB) {
    boolean[] inA = new boolean[root.length];
    for (int row : rows.rowsOf(corpusA)) {
      inA[root[row]] = true;
    }
    return Arrays.stream(rows.rowsOf(corpusB)).anyMatch(row -> inA[root[row]]);
  }
}
