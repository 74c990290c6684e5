package org.sonaffect.study.fit;

import java.util.List;
import org.sonaffect.learning.grid.Halving;
import org.sonaffect.study.ModelGrid;

/**
 * How much of a search's work is done after so many evaluations: those of a late rung are on more
 * rows. Kernels and sweeps grow with the square of the rows; and each rung decomposes its rows
 * once.
 *
 * @param rungs of the search
 */
record RungWork(List<Halving.Rung> rungs) {
  /** So many evaluations take as long as the decomposition before them (docs/PERFORMANCE.md). */
  private static final double DECOMPOSITION = 300;

  static RungWork of(ModelGrid model) {
    return new RungWork(model.halving().rungs(model.grid().size()));
  }

  /** The work of one split and target. */
  double whole() {
    return after(Double.POSITIVE_INFINITY);
  }

  /** The part of {@link #whole()} that is done after {@code evaluations} of it, rung by rung. */
  double after(double evaluations) {
    double work = 0;
    double left = evaluations;
    for (Halving.Rung rung : rungs) {
      double done = Math.min(1, left / rung.points());
      work += done * rung.share() * rung.share() * (rung.points() + DECOMPOSITION);
      left -= done * rung.points();
    }
    return work;
  }
}
