package org.sonaffect.study.plan;

import java.util.Arrays;
import org.sonaffect.learning.folds.Draw;
import org.sonaffect.learning.folds.Split;
import org.sonaffect.learning.random.Seeds;

/**
 * Where the published code finds its rows, once two corpora are stacked: all of A, then all of B
 * (docs/spec/experiment.md §4). It looks for B's training rows behind A's training rows instead of
 * behind A, so that rows which should be B's are A's, and rows of the test folds are trained on.
 */
public enum PublishedPlacement {
  /** The code whose logs hold the paper's Table 1: B is tested at its own place. */
  YEAR_2023,

  /** The head of the repository: B is tested at the wrong place too, in the search at another. */
  YEAR_2024;

  /**
   * The folds of both corpora and what a mixture draws of them; all row numbers are within their
   * corpus.
   *
   * @param sizeA rows of A
   * @param drawnA training rows of A in the order drawn
   * @param drawnB training rows of B in the order drawn
   * @param testA test rows of A's fold
   * @param testB test rows of B's fold
   * @param searchA test rows of A in the order drawn for the search of 2024
   * @param searchB test rows of B in the order drawn for the search of 2024
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Drawn(
      int sizeA,
      int[] drawnA,
      int[] drawnB,
      int[] testA,
      int[] testB,
      int[] searchA,
      int[] searchB) {
    /**
     * Draws for a mixture (k, p) with weights m^2, from the seeds' children `train-a`, `train-b`,
     * `test-a` and `test-b`.
     *
     * @param a the split of A's fold
     * @param b the split of B's fold
     * @param stratumA the stratum of every row of A
     * @param stratumB the stratum of every row of B
     */
    public static Drawn of(
        Split a, Split b, int[] stratumA, int[] stratumB, double k, double p, Seeds seeds) {
      return new Drawn(
          stratumA.length,
          Draw.weighted(a.train(), stratumA, k, seeds.child("train-a").value()),
          Draw.weighted(b.train(), stratumB, p, seeds.child("train-b").value()),
          a.test(),
          b.test(),
          Draw.weighted(a.test(), stratumA, k, seeds.child("test-a").value()),
          Draw.weighted(b.test(), stratumB, p, seeds.child("test-b").value()));
    }
  }

  /**
   * Rows of the stacked table.
   *
   * @param search training rows, and the test rows by which points are chosen
   * @param testA rows on which the result for A is reported
   * @param testB rows on which the result for B is reported
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Placed(Split search, int[] testA, int[] testB) {
    /** Training rows, of the search and of the report alike. */
    public int[] train() {
      return search.train();
    }
  }

  /** The rows that the published code uses for a fold. */
  public Placed place(Drawn drawn) {
    int trainedA = drawn.drawnA.length;
    int[] train = concat(drawn.drawnA, shifted(drawn.drawnB, trainedA));
    if (this == YEAR_2023) {
      int[] testB = shifted(drawn.testB, drawn.sizeA);
      return new Placed(new Split(train, concat(drawn.testA, testB)), drawn.testA, testB);
    }
    int[] search = concat(drawn.searchA, shifted(drawn.searchB, drawn.searchA.length));
    return new Placed(new Split(train, search), drawn.testA, shifted(drawn.testB, trainedA));
  }

  private static int[] shifted(int[] rows, int offset) {
    return Arrays.stream(rows).map(row -> row + offset).toArray();
  }

  private static int[] concat(int[] first, int[] second) {
    int[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
