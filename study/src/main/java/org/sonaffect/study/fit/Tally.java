package org.sonaffect.study.fit;

import java.util.Locale;
import org.sonaffect.corpus.extract.Progress;
import org.sonaffect.learning.grid.SearchListener;

/** Tells a stage of a run how far one of its searches is. */
final class Tally {
  private final Progress.Stage stage;
  private final long size;
  private long told;

  /**
   * A search of a run.
   *
   * @param size evaluations that the stage counts for it
   */
  Tally(Progress.Stage stage, long size) {
    this.stage = stage;
    this.size = size;
  }

  /** Receives the progress of a search. */
  void progress(SearchListener.Progress now) {
    advanceTo(Math.min(size, Math.round((double) size * now.done() / Math.max(1, now.total()))));
    if (now.best() != null) {
      stage.note(
          String.format(
              Locale.ROOT,
              "best %.4f by %s in %s, rung %d of %d",
              now.score(),
              now.best().describe(),
              now.search(),
              now.rung() + 1,
              now.rungs()));
    }
  }

  /** The search has ended, or was known. */
  void end() {
    advanceTo(size);
  }

  private synchronized void advanceTo(long done) {
    if (done > told) {
      stage.advance(done - told);
      told = done;
    }
  }
}
