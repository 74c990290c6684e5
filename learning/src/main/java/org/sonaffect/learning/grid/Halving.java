package org.sonaffect.learning.grid;

import java.util.ArrayList;
import java.util.List;
import org.sonaffect.learning.rows.Check;

/**
 * Successive halving (Jamieson and Talwalkar, AISTATS 2016): all points on a small share of the
 * rows, the better ones on more, the best on all (docs/spec/experiment.md §3.3, §6.6).
 *
 * @param factor after a rung round(points / factor) are kept, halves to even; at least 2
 * @param share of the training rows in the first rung, in (0, 1]; it doubles from rung to rung
 */
public record Halving(int factor, double share) {
  /** Every point on all rows. */
  public static final Halving NONE = new Halving(2, 1);

  /** The paper's: a quarter is kept, and the first rung has a tenth of the rows. */
  public static final Halving PAPER = new Halving(4, 0.1);

  /** Checks both. */
  public Halving {
    Check.between("halving factor", factor, 2, 1_000_000);
    Check.positive("first share of rows", share);
    Check.between("first share of rows", share, 0, 1);
  }

  /**
   * One round of a search.
   *
   * @param points number of points that are evaluated
   * @param share of the training rows, in (0, 1]
   */
  public record Rung(int points, double share) {}

  /**
   * The rounds for a grid; the last one, of share 1, comes when the share has doubled so far, or
   * when the next rung would keep one point or none.
   */
  public List<Rung> rungs(int points) {
    List<Rung> rungs = new ArrayList<>();
    int left = points;
    double rows = share;
    while (true) {
      int kept = (int) StrictMath.rint((double) left / factor);
      if (rows >= 1 || kept <= 1) {
        rungs.add(new Rung(left, 1));
        return List.copyOf(rungs);
      }
      rungs.add(new Rung(left, rows));
      left = kept;
      rows *= 2;
    }
  }
}
