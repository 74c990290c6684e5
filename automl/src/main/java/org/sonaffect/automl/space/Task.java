package org.sonaffect.automl.space;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.sonaffect.learning.folds.Folds;
import org.sonaffect.learning.folds.Split;
import org.sonaffect.learning.portable.Sha256;
import org.sonaffect.learning.prepare.FeatureGroups;
import org.sonaffect.learning.rows.Matrix;
import org.sonaffect.learning.rows.ShortDecimal;
import org.sonaffect.learning.rows.WholeMatrix;

/**
 * What is to be learnt. Where a study is nested these are the outer training rows and nothing else.
 *
 * @param x the rows, finite
 * @param targets {@code [target][row]}, finite
 * @param targetNames of each target
 * @param domain domain of each row, from 0
 * @param folds {@code [repeat][row]}: the fold of each row, from 0, of the same number of folds in
 *     every repeat; rows that belong together are in one fold
 * @param groups the group of descriptors of each column
 * @param clips the first rows, which are judged by; those behind them are variants of the same rows
 *     in the same order, once or several times over, and only ever trained on. As many as there are
 *     rows, where there are no variants
 */
@SuppressWarnings("ArrayRecordComponent")
public record Task(
    Matrix x,
    double[][] targets,
    List<String> targetNames,
    int[] domain,
    int[][] folds,
    FeatureGroups groups,
    int clips) {
  /** Values that are digested at a time: those of a large table have no array of bytes. */
  private static final int DIGESTED = 1 << 13;

  /** Checks that all sizes agree. */
  public Task {
    int n = x.rows();
    targetNames = List.copyOf(targetNames);
    if (targets.length == 0 || targets.length != targetNames.size() || folds.length == 0) {
      throw new IllegalArgumentException(
          "%d targets, %d names of targets and %d repeats of folds; expected at least one of each"
              .formatted(targets.length, targetNames.size(), folds.length));
    }
    same("domains", domain.length, n);
    if (groups.columns() != x.columns()) {
      throw new IllegalArgumentException(
          "groups of %d columns for %d".formatted(groups.columns(), x.columns()));
    }
    for (double[] target : targets) {
      same("ratings", target.length, n);
      for (double y : target) {
        finite(y);
      }
    }
    for (double value : x.values()) {
      finite(value);
    }
    if (clips < 1 || clips > n || n % clips != 0) {
      throw new IllegalArgumentException("%d rows of %d clips".formatted(n, clips));
    }
    int count = Domains.count(folds[0]);
    for (int[] fold : folds) {
      same("folds", fold.length, n);
      boolean[] seen = new boolean[count];
      for (int f : fold) {
        if (f < 0 || f >= count) {
          throw new IllegalArgumentException("fold %d, expected 0..%d".formatted(f, count - 1));
        }
        seen[f] = true;
      }
      for (int i = clips; i < n; i++) {
        if (fold[i] != fold[i % clips]) {
          throw new IllegalArgumentException("a variant is in another fold than its clip");
        }
      }
      for (boolean s : seen) {
        if (!s || count < 2) {
          throw new IllegalArgumentException("expected at least 2 folds, none of them empty");
        }
      }
    }
  }

  /** Of rows without variants. */
  public Task(
      Matrix x,
      double[][] targets,
      List<String> targetNames,
      int[] domain,
      int[][] folds,
      FeatureGroups groups) {
    this(x, targets, targetNames, domain, folds, groups, x.rows());
  }

  /**
   * The same with variants, which are trained on where their rows are.
   *
   * @param all these rows, and behind them their variants, each time all in the same order
   */
  public Task withVariants(Matrix all) {
    int[] of = IntStream.range(0, all.rows()).map(row -> row % clips).toArray();
    return new Task(
        all,
        targetsOf(of),
        targetNames,
        pick(domain, of),
        Arrays.stream(folds).map(fold -> pick(fold, of)).toArray(int[][]::new),
        groups,
        clips);
  }

  /**
   * A task with folds drawn here: stratified and whole groups, several times over.
   *
   * @param plan strata and groups of the rows, and how many folds
   */
  public static Task of(
      Matrix x,
      double[][] targets,
      List<String> targetNames,
      int[] domain,
      FoldPlan plan,
      FeatureGroups groups) {
    int[][] folds = new int[plan.repeats()][];
    for (int r = 0; r < folds.length; r++) {
      folds[r] =
          Folds.stratified(
              plan.stratum(), plan.group(), plan.count(), plan.seeds().child(r).value());
    }
    return new Task(x, targets, targetNames, domain, folds, groups);
  }

  /** Number of rows. */
  public int rows() {
    return x.rows();
  }

  /** Number of repeats of the folds. */
  public int repeats() {
    return folds.length;
  }

  /** Number of folds in a repeat. */
  public int foldCount() {
    return Domains.count(folds[0]);
  }

  /** The splits of all repeats, repeat by repeat. */
  public List<Split> splits() {
    int[] rows = WholeMatrix.rows(rows());
    return Arrays.stream(folds)
        .flatMap(fold -> Folds.splits(rows, fold, foldCount()).stream())
        .map(split -> clips == rows() ? split : new Split(split.train(), clipsOf(split.test())))
        .toList();
  }

  private int[] clipsOf(int[] rows) {
    return Arrays.stream(rows).filter(row -> row < clips).toArray();
  }

  /**
   * How many of some rows, from the first on, are clips, where those behind them are variants of
   * the same clips in the same order; else all of them.
   */
  public int clipsAmong(int[] rows) {
    int count = (int) Arrays.stream(rows).filter(row -> row < clips).count();
    if (count == 0 || rows.length % count != 0) {
      return rows.length;
    }
    for (int i = count; i < rows.length; i++) {
      if (rows[i] % clips != rows[i % count]) {
        return rows.length;
      }
    }
    return count;
  }

  /** The targets of some rows. */
  public double[][] targetsOf(int[] rows) {
    double[][] picked = new double[targets.length][rows.length];
    for (int t = 0; t < targets.length; t++) {
      for (int i = 0; i < rows.length; i++) {
        picked[t][i] = targets[t][rows[i]];
      }
    }
    return picked;
  }

  /** The domains of some rows. */
  public int[] domainsOf(int[] rows) {
    return pick(domain, rows);
  }

  /**
   * Folds by which a fit on some rows may choose among its own settings: those of the repeat that
   * are left, numbered from 0.
   */
  public int[] foldsOf(int repeat, int[] rows) {
    int[] picked = pick(folds[repeat], rows);
    int[] sorted = Arrays.stream(picked).distinct().sorted().toArray();
    Arrays.setAll(picked, i -> Arrays.binarySearch(sorted, picked[i]));
    return picked;
  }

  /** A digest of everything in it, in hexadecimal. */
  public String identity() {
    MessageDigest digest = Sha256.digest();
    update(digest, x.values());
    for (double[] target : targets) {
      update(digest, target);
    }
    Sha256.add(digest, String.join("\n", targetNames));
    Sha256.add(digest, Arrays.toString(domain));
    Sha256.add(digest, Arrays.deepToString(folds));
    Sha256.add(digest, String.join("\n", groups.ofColumn()));
    if (clips < rows()) {
      Sha256.add(digest, clips + " clips");
    }
    return Sha256.hex(digest);
  }

  private static void update(MessageDigest digest, double[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(DIGESTED * Double.BYTES);
    for (int from = 0; from < values.length; from += DIGESTED) {
      bytes.clear();
      for (int i = from; i < Math.min(values.length, from + DIGESTED); i++) {
        bytes.putDouble(values[i]);
      }
      digest.update(bytes.flip());
    }
  }

  private static int[] pick(int[] values, int[] rows) {
    return Arrays.stream(rows).map(row -> values[row]).toArray();
  }

  private static void same(String what, int found, int wanted) {
    if (found != wanted) {
      throw new IllegalArgumentException("%d %s for %d rows".formatted(found, what, wanted));
    }
  }

  private static void finite(double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(
          "a value is %s, expected a finite number".formatted(ShortDecimal.of(value)));
    }
  }
}
