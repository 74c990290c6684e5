package org.sonaffect.automl.search;

import java.security.MessageDigest;
import java.util.List;
import java.util.function.LongSupplier;
import org.sonaffect.automl.space.Point;
import org.sonaffect.automl.space.Space;
import org.sonaffect.automl.space.Task;
import org.sonaffect.learning.portable.Sha256;
import org.sonaffect.learning.random.Seeds;
import org.sonaffect.learning.rows.Crew;

/**
 * The search for a model.
 *
 * <p>A portfolio of configurations known to be good comes first, then Bayesian optimisation. Each
 * trial is fitted on the training rows of one split, and continues to the other folds and repeats
 * as long as the promotion rule allows. The out-of-fold predictions choose the ensemble, which is
 * then fitted. With a budget of trials all results follow from task and seeds, on any number of
 * threads.
 */
public final class AutoMl {
  private final Space space;
  private final List<Point> portfolio;
  private final AutoMlOptions options;
  private final LongSupplier nanos;

  /**
   * A search.
   *
   * @param space of configurations
   * @param portfolio tried first, in this order; the first of all is also the first answer and
   *     should be quick to fit
   * @param options its rules
   */
  public AutoMl(Space space, List<Point> portfolio, AutoMlOptions options) {
    this(space, portfolio, options, System::nanoTime);
  }

  AutoMl(Space space, List<Point> portfolio, AutoMlOptions options, LongSupplier nanos) {
    if (portfolio.isEmpty()) {
      throw new IllegalArgumentException("expected a portfolio of at least one point");
    }
    this.space = space;
    this.portfolio = List.copyOf(portfolio);
    this.options = options;
    this.nanos = nanos;
  }

  /**
   * Searches.
   *
   * @param task the rows; where a study is nested, the outer training rows only
   * @param budget when to end
   * @param crew evaluates and fits
   * @param seeds of everything random
   * @param log remembers evaluations; that of an interrupted run is continued
   * @throws IllegalArgumentException if the log is of another search, or no configuration at all
   *     could be fitted
   * @throws org.sonaffect.automl.ensemble.HeapLimitException if a fit by itself fills the Java heap
   */
  public AutoMlResult run(
      Task task,
      Budget budget,
      Crew crew,
      Seeds seeds,
      EvaluationLog log,
      AutoMlListener listener) {
    log.begin(identity(task, seeds, budget.memoryBytes()));
    SearchClock clock = new SearchClock(nanos, log.elapsedSeconds(), budget.time());
    return new SearchRun(task, space, portfolio, options, budget, crew, seeds, log, listener, clock)
        .run();
  }

  /** What two searches must share for one to use the evaluations of the other. */
  private String identity(Task task, Seeds seeds, long memoryBytes) {
    StringBuilder text = new StringBuilder();
    text.append(task.identity()).append('\n').append(space.identity()).append('\n');
    portfolio.forEach(point -> text.append(point.text()).append('\n'));
    text.append(options.batch()).append(options.promotion().identity()).append(options.look());
    text.append('\n').append(seeds.value());
    // Which trials are too large to be fitted.
    text.append('\n').append(memoryBytes);
    MessageDigest digest = Sha256.digest();
    Sha256.add(digest, text.toString());
    return Sha256.hex(digest);
  }
}
