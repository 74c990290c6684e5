package org.sonaffect.acoustics.dsp;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the real FFT of one size needs and does not change: twiddles, where the blocks of each kind
 * lie at each level, and where the results end up. Made once a size and shared.
 */
final class FftTables {
  private static final ConcurrentHashMap<Integer, FftTables> CACHE = new ConcurrentHashMap<>();

  /** Where the outputs of blocks b0 to b3 go (docs/spec/float-math.md §M1.2). */
  private static final int[] PLACE = {0, 2, 1, 3};

  /** Blocks up to this many points are done by straight-line code. */
  static final int LEAF = 8;

  /** Per level (log2 of the points of a block): E1 and E3 of q in fours, c, s, c3, s3. */
  final float[][] t1;

  /** Per level: the four factors of q in eights. */
  final float[][] t2;

  /** Twiddles of the first pass. */
  final float[] first;

  /** The same in rows: c, s, c3, s3. */
  final float[][] firstByRow;

  /** Offsets of the blocks of kind T1 and T2 at each level; the last level holds the leaves. */
  final int[][] blocks1;

  final int[][] blocks2;

  /** Per level: whether a block, counted from 0, is of kind T2. */
  final boolean[][] isKind2;

  /** Points of a leaf: 1, 2, 4 or 8. */
  final int leaf;

  /** Where result k lies after all passes. */
  final int[] place;

  /** g and f of the real post-processing. */
  final float[][] post;

  static FftTables of(int size) {
    return CACHE.computeIfAbsent(size, FftTables::new);
  }

  private FftTables(int size) {
    int points = size / 2;
    int top = Integer.numberOfTrailingZeros(points);
    t1 = new float[top + 1][];
    t2 = new float[top + 1][];
    blocks1 = new int[top + 1][];
    blocks2 = new int[top + 1][];
    isKind2 = new boolean[top + 1][];
    firstByRow = Twiddles.t1(Math.max(points, 4), true);
    first = interleave(firstByRow);
    List<Integer> kind1 = List.of(0);
    List<Integer> kind2 = List.of();
    int level = top;
    blocks1[top] = new int[] {0};
    blocks2[top] = new int[0];
    while (1 << level > LEAF) {
      t1[level] = interleave(Twiddles.t1(1 << level, false));
      t2[level] = interleave(Twiddles.t2(1 << level));
      List<Integer> next1 = new ArrayList<>();
      List<Integer> next2 = new ArrayList<>();
      int quarter = 1 << (level - 2);
      for (int o : kind1) {
        next1.add(o);
        next2.add(o + quarter);
        next1.add(o + 2 * quarter);
        next1.add(o + 3 * quarter);
      }
      for (int o : kind2) {
        next1.add(o);
        next2.add(o + quarter);
        next1.add(o + 2 * quarter);
        next2.add(o + 3 * quarter);
      }
      kind1 = next1;
      kind2 = next2;
      level -= 2;
      blocks1[level] = kind1.stream().mapToInt(Integer::intValue).toArray();
      blocks2[level] = kind2.stream().mapToInt(Integer::intValue).toArray();
      isKind2[level] = new boolean[points >> level];
      for (int o : kind2) {
        isKind2[level][o >> level] = true;
      }
    }
    leaf = 1 << level;
    place = new int[points];
    settle(0, points, 0, 1);
    post = Twiddles.post(size);
  }

  /** Notes where the outputs of the block of {@code m} points at {@code o} go. */
  private void settle(int o, int m, int base, int stride) {
    if (m < 4) {
      for (int k = 0; k < m; k++) {
        place[base + k * stride] = o + k;
      }
      return;
    }
    for (int b = 0; b < 4; b++) {
      settle(o + b * (m / 4), m / 4, base + stride * PLACE[b], 4 * stride);
    }
  }

  private static float[] interleave(float[][] rows) {
    int n = rows[0].length;
    float[] mixed = new float[rows.length * n];
    for (int r = 0; r < rows.length; r++) {
      for (int q = 0; q < n; q++) {
        mixed[q * rows.length + r] = rows[r][q];
      }
    }
    return mixed;
  }
}
