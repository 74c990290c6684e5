package org.sonaffect.study.fit;

import java.util.Locale;
import org.sonaffect.learning.grid.SearchListener;
import org.sonaffect.study.ModelGrid;

/** Reports the progress of one search to the stage of a run. */
final class Tally implements AutoCloseable {
  private final RunStage stage;
  private final RunStage.Part part;
  private final RungWork work;
  private final long size;
  private final double each;
  private long told;
  private boolean searched;

  /**
   * A search of a run begins.
   *
   * @param splitsAndTargets how many times its points are evaluated in each rung
   */
  Tally(RunStage stage, ModelGrid model, long splitsAndTargets) {
    this(stage, model.name(), model, splitsAndTargets);
  }

  /** A search of another kind of work by the same points. */
  Tally(RunStage stage, String kind, ModelGrid model, long splitsAndTargets) {
    this.stage = stage;
    this.part = stage.begin(kind);
    this.work = RungWork.of(model);
    this.size = model.evaluations() * splitsAndTargets;
    this.each = splitsAndTargets;
  }

  /** Receives the progress of a search. */
  synchronized void progress(SearchListener.Progress now) {
    searched = true;
    double total = Math.max(1, now.total());
    part.reached(work(now.done() / total), work(now.known() / total));
    advanceTo(Math.min(size, Math.round(size * (now.done() / total))));
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

  /** The search has ended, or its results were known. */
  @Override
  public synchronized void close() {
    part.reached(work(1), searched ? 0 : work(1));
    part.close();
    advanceTo(size);
  }

  /** Of all splits and targets, after a share of the evaluations. */
  private double work(double share) {
    return each * work.after(share * size / each);
  }

  private void advanceTo(long done) {
    if (done > told) {
      stage.advance(done - told);
      told = done;
    }
  }
}
