package org.sonaffect.learning.grid;

import org.jspecify.annotations.Nullable;
import org.sonaffect.learning.Pipeline;

/**
 * Receives the progress of a search; calls come one at a time, from any thread, and should be
 * quick.
 */
@FunctionalInterface
public interface SearchListener {
  /** Does not listen. */
  SearchListener NONE = progress -> {};

  /** Called when points are done and when a rung ends. */
  void progress(Progress progress);

  /**
   * A moment of a search.
   *
   * @param search its name
   * @param rung the rung that is running, from 0
   * @param rungs number of rungs
   * @param done evaluations (point, split and target) done or known from the log, over all rungs
   * @param known of {@code done}, those from the log
   * @param total evaluations of the whole search
   * @param best best point of the last rung that ended, of the target that was ranked last
   * @param score of {@code best}, NaN before the first rung has ended
   */
  record Progress(
      String search,
      int rung,
      int rungs,
      long done,
      long known,
      long total,
      @Nullable Pipeline best,
      double score) {}
}
