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
 * @param variants of the rows, which what is chosen is fitted on too and nothing is judged by: all
 *     rows in their order, once or several times over, or not at all
 */
@SuppressWarnings("ArrayRecordComponent")
public record Task(
    Matrix x,
    double[][] targets,
    List<String> targetNames,
    int[] domain,
    int[][] folds,
    FeatureGroups groups,
    Matrix variants) {
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
    for (double value : variants.values()) {
      finite(value);
    }
    if (variants.columns() != x.columns() || variants.rows() % n != 0) {
      throw new IllegalArgumentException(
          "variants: %d rows of %d columns, expected a multiple of %d rows of %d"
              .formatted(variants.rows(), variants.columns(), n, x.columns()));
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
    this(x, targets, targetNames, domain, folds, groups, new Matrix(0, x.columns(), new double[0]));
  }

  /** The same with variants of its rows. */
  public Task withVariants(Matrix added) {
    return new Task(x, targets, targetNames, domain, folds, groups, added);
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
        .toList();
  }

  /** The variants of some rows: of all of them in their order, as often as there are variants. */
  public Matrix variantsOf(int[] rows) {
    int times = variants.rows() / rows();
    return variants.rows(
        IntStream.range(0, times * rows.length)
            .map(i -> i / rows.length * rows() + rows[i % rows.length])
            .toArray());
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
    if (variants.rows() > 0) {
      update(digest, variants.values());
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
