package org.sonaffect.corpus.group;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rows that no fold may separate, joined pair by pair (union-find, Galler and Fischer 1964). Of
 * each set the smallest row is the root, so the result does not depend on the order of joining.
 */
public final class Groups {
  private final int[] parent;

  /** Every row alone. */
  public Groups(int rows) {
    parent = new int[rows];
    Arrays.setAll(parent, i -> i);
  }

  /** The smallest row of the set that {@code row} is in. */
  public int root(int row) {
    int root = row;
    while (parent[root] != root) {
      root = parent[root];
    }
    for (int next = row; parent[next] != root; ) {
      int above = parent[next];
      parent[next] = root;
      next = above;
    }
    return root;
  }

  /** Joins the sets of two rows. */
  public void join(int first, int second) {
    int a = root(first);
    int b = root(second);
    parent[Math.max(a, b)] = Math.min(a, b);
  }

  /** Joins all rows that have equal keys; a null key joins nothing. */
  public void joinEqual(List<? extends @Nullable Object> keys) {
    Map<Object, Integer> first = new HashMap<>();
    for (int i = 0; i < keys.size(); i++) {
      Object key = keys.get(i);
      Integer earlier = key == null ? null : first.putIfAbsent(key, i);
      if (earlier != null) {
        join(earlier, i);
      }
    }
  }

  /** Size of the set of each row. */
  public int[] sizes() {
    int[] counts = new int[parent.length];
    int[] sizes = new int[parent.length];
    for (int i = 0; i < parent.length; i++) {
      counts[root(i)]++;
    }
    Arrays.setAll(sizes, i -> counts[root(i)]);
    return sizes;
  }
}
