package org.sonaffect.automl.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.sonaffect.automl.ensemble.EnsembleFit;
import org.sonaffect.automl.ensemble.EnsembleModel;
import org.sonaffect.automl.ensemble.EnsembleRule;
import org.sonaffect.automl.ensemble.EnsembleWeights;
import org.sonaffect.automl.space.Configuration;
import org.sonaffect.automl.space.Point;
import org.sonaffect.automl.space.Space;
import org.sonaffect.automl.space.Task;
import org.sonaffect.learning.family.Deadline;
import org.sonaffect.learning.random.Seeds;
import org.sonaffect.learning.rows.Crew;

/**
 * A search, in rounds: each evaluates a batch on the first split, with what earlier batches still
 * have to do, and decides which trials continue. Inside a round the order does not matter.
 */
final class SearchRun {
  /** Share of the time kept free for what no estimate knows. */
  private static final double SPARE = 0.02;

  /** Once time is short nothing new is proposed in the last part of it. */
  private static final double CLOSING = 0.1;

  /** A member may take this share of the time to be fitted in the end. */
  private static final double DEAREST = 0.05;

  /** Share of the time that the best trial may take beyond it, where there is no ensemble. */
  private static final double GRACE = 0.1;

  private final Task task;
  private final Space space;
  private final AutoMlOptions options;
  private final Budget budget;
  private final Crew crew;
  private final EvaluationLog log;
  private final AutoMlListener listener;
  private final SearchClock clock;
  private final Seeds seeds;
  private final List<Point> portfolio;
  private final SplitPlan splits;
  private final Losses losses;
  private final Evaluator evaluator;
  private final RowCache cache;
  private final EnsembleSelection selection;
  private final EnsembleFit fit;
  private final Proposals proposals;
  private final Shortfall shortfall;
  private final Costs costs;
  private final List<Candidate> trials = new ArrayList<>();
  private final List<AnytimePoint> curve = new ArrayList<>();
  private double reserve;

  /** The reserve that the last evaluations were to leave. */
  private double kept;

  private double seen;

  /** Whether something was not started for lack of time. */
  private boolean late;

  SearchRun(
      Task task,
      Space space,
      List<Point> portfolio,
      AutoMlOptions options,
      Budget budget,
      Crew crew,
      Seeds seeds,
      EvaluationLog log,
      AutoMlListener listener,
      SearchClock clock) {
    this.task = task;
    this.space = space;
    this.portfolio = portfolio;
    this.options = options;
    this.budget = budget;
    this.crew = crew;
    this.seeds = seeds;
    this.log = log;
    this.listener = listener;
    this.clock = clock;
    this.splits = SplitPlan.of(task, options.look());
    this.losses = new Losses(task, splits);
    this.cache = new RowCache(task, splits, seeds, budget.memoryBytes());
    this.evaluator = new Evaluator(task, splits, cache, seeds, clock);
    this.selection = new EnsembleSelection(task, splits.splits(), losses, options.ensemble());
    this.fit = new EnsembleFit(task, splits.splits(), seeds);
    this.costs = new Costs(splits.ratio(), task.variants().rows() / task.rows());
    this.shortfall = new Shortfall(selection, task.targets().length, splits.count());
    this.proposals =
        new Proposals(space, portfolio, task.targets().length, seeds.child("proposals"));
  }

  AutoMlResult run() {
    EnsembleModel first =
        fit.single(space.configuration(portfolio.get(0)), FirstAnswer.rows(task, seeds));
    if (first != null) {
      listener.answered(first);
    }
    while (true) {
      int before = trials.size();
      if (!late || clock.left() > CLOSING * (clock.elapsed() + clock.left())) {
        admit();
      }
      List<Job> jobs = jobs();
      if (jobs.isEmpty() && trials.size() == before) {
        break;
      }
      int done = evaluate(jobs);
      decide();
      report();
      if (late && done == 0) {
        break;
      }
    }
    cache.clear();
    clock.begin();
    EnsembleWeights chosen = chosen();
    int bagged = bagged();
    EnsembleModel model = ensemble(chosen, bagged, 0);
    boolean alone = model == null;
    EnsembleWeights weights;
    if (model != null) {
      weights =
          selection.fitted(
              chosen, model, trials, selection.level(affordable()), Math.max(1, bagged));
    } else {
      model = alone(first);
      weights = selection.of(model, trials, selection.level(trials));
    }
    Integer only = alone ? weights.trials().get(0) : null;
    boolean intended = options.chosen() && !alone && !clock.limited();
    String warning =
        intended
            ? null
            : shortfall.words(trials, only, model == first, clock, costs, crew.threads());
    Leaderboard leaderboard = Standings.of(task, splits.count(), trials, weights, curve, warning);
    if (warning != null) {
      listener.warned(warning);
    }
    return new AutoMlResult(model, weights, leaderboard);
  }

  /** The best trial so far that there is time to fit, or else the first answer. */
  private EnsembleModel alone(@Nullable EnsembleModel first) {
    for (Candidate trial : shortfall.betterThanFirst(trials)) {
      EnsembleModel model = ensemble(selection.only(trial), 0, GRACE * clock.limit());
      if (model != null) {
        return model;
      }
    }
    if (first == null) {
      throw new IllegalArgumentException(
          "no configuration could be fitted" + Shortfall.reasons(trials));
    }
    return first;
  }

  /**
   * The ensemble of those trials that may be members; of none where these are but the first answer
   * again, and a better trial is known.
   */
  private EnsembleWeights chosen() {
    EnsembleWeights chosen = selection.select(affordable());
    boolean onlyFirst = chosen.trials().equals(List.of(Shortfall.FIRST));
    return clock.limited() && onlyFirst && !shortfall.betterThanFirst(trials).isEmpty()
        ? selection.select(List.of())
        : chosen;
  }

  private record Job(Candidate trial, Configuration configuration, int split) {}

  /** Proposes the next batch. */
  private void admit() {
    int count = Math.min(options.batch(), budget.maxTrials() - trials.size());
    for (Point point : count > 0 ? proposals.next(count, trials) : List.<Point>of()) {
      Configuration configuration = null;
      String failure = null;
      try {
        configuration = space.configuration(point);
      } catch (RuntimeException refused) {
        failure = Evaluator.reason(refused);
      }
      Candidate trial =
          new Candidate(
              trials.size(),
              point,
              configuration,
              task.targets().length,
              splits.count(),
              task.foldCount(),
              splits.looks());
      if (failure != null) {
        trial.fail(failure);
      }
      trials.add(trial);
    }
  }

  private List<Job> jobs() {
    List<Job> jobs = new ArrayList<>();
    for (Candidate trial : trials) {
      Configuration configuration = trial.configuration();
      if (configuration == null || trial.failure() != null || trial.halved()) {
        continue;
      }
      for (int s = trial.planned() == 0 ? SplitPlan.LOOK : 0; s < trial.planned(); s++) {
        if (trial.evaluation(s) == null) {
          jobs.add(new Job(trial, configuration, s));
        }
      }
    }
    return jobs;
  }

  /** Evaluates what there is time for, and says how many that was. */
  private int evaluate(List<Job> jobs) {
    List<List<Job>> groups = groups(jobs);
    List<List<Evaluation>> results = new ArrayList<>();
    groups.forEach(group -> results.add(new ArrayList<>()));
    AtomicBoolean refused = new AtomicBoolean();
    crew.run(
        groups.size(),
        i -> {
          for (Job job : groups.get(i)) {
            Evaluation evaluation = evaluate(job);
            if (evaluation == null) {
              refused.set(true);
            } else {
              results.get(i).add(evaluation);
            }
          }
        });
    List<Evaluation> all = new ArrayList<>();
    results.forEach(all::addAll);
    all.sort(Comparator.comparingInt(Evaluation::trial).thenComparingInt(Evaluation::split));
    for (Evaluation evaluation : all) {
      trials.get(evaluation.trial()).add(evaluation, losses);
      seen = Math.max(seen, evaluation.elapsedSeconds());
    }
    late |= refused.get();
    return all.size();
  }

  /** Jobs on the same rows stand together, the longest groups first, none too long for a crew. */
  private List<List<Job>> groups(List<Job> jobs) {
    List<Job> sorted = new ArrayList<>(jobs);
    sorted.sort(
        Comparator.comparingInt(Job::split)
            .thenComparing(job -> job.configuration().preparation().describe())
            .thenComparingDouble(job -> job.configuration().balance())
            .thenComparingInt(job -> job.trial().number()));
    int longest = Math.max(1, (jobs.size() + 2 * crew.threads() - 1) / (2 * crew.threads()));
    List<List<Job>> groups = new ArrayList<>();
    for (Job job : sorted) {
      List<Job> last = groups.isEmpty() ? List.of() : groups.get(groups.size() - 1);
      if (last.isEmpty() || last.size() >= longest || !sameRows(last.get(0), job)) {
        groups.add(new ArrayList<>(List.of(job)));
      } else {
        last.add(job);
      }
    }
    return groups;
  }

  private static boolean sameRows(Job a, Job b) {
    return a.split() == b.split()
        && a.configuration().balance() == b.configuration().balance()
        && a.configuration()
            .preparation()
            .describe()
            .equals(b.configuration().preparation().describe());
  }

  /** Null where it could not end in time. */
  private @Nullable Evaluation evaluate(Job job) {
    Configuration configuration = job.configuration();
    Evaluation known = log.known(job.trial().number(), configuration.text(), job.split());
    if (known == null) {
      clock.begin();
      double spare =
          clock.limited() ? SPARE * clock.limit() + Math.max(0, costs.alone() - reserve) : 0;
      if (costs.evaluation(configuration, job.split()) + reserve + spare > clock.left()) {
        return null;
      }
      known =
          evaluator.evaluate(
              job.trial().number(), configuration, job.split(), deadline(reserve + spare));
      if (known == null) {
        return null;
      }
      log.record(known);
    }
    costs.add(configuration, known);
    return known;
  }

  /** When so many seconds are left. */
  private Deadline deadline(double seconds) {
    return clock.limited() ? new Deadline(() -> clock.left() < seconds) : Deadline.NONE;
  }

  private void decide() {
    List<Candidate> going = new ArrayList<>();
    List<Candidate> halved = new ArrayList<>();
    for (Candidate trial : trials) {
      if (trial.reached() && !trial.halved() && !trial.complete()) {
        boolean on =
            options.promotion().promotes(trial, trials, task.targets().length, task.foldCount());
        (on ? going : halved).add(trial);
      }
    }
    going.forEach(Candidate::promote);
    halved.forEach(Candidate::halve);
  }

  private void report() {
    EnsembleWeights now = chosen();
    kept = reserve;
    if (clock.limited()) {
      List<Candidate> members = now.trials().stream().map(trials::get).toList();
      reserve =
          members.isEmpty()
              ? shortfall.betterThanFirst(trials).stream()
                  .limit(1)
                  .mapToDouble(best -> costs.ensemble(List.of(best), 0, 1))
                  .sum()
              : costs.ensemble(members, bagged(), crew.threads());
    }
    List<Double> single = new ArrayList<>();
    List<Double> ensemble = new ArrayList<>();
    for (int t = 0; t < task.targets().length; t++) {
      double best = Double.NaN;
      for (Candidate trial : trials) {
        if (trial.failure() == null && trial.evaluated() >= task.foldCount()) {
          double score = trial.score(t, task.foldCount());
          best = Double.isNaN(best) ? score : Math.max(best, score);
        }
      }
      single.add(best);
      ensemble.add(now.score()[t]);
    }
    AnytimePoint point = new AnytimePoint(trials.size(), seen, single, ensemble);
    curve.add(point);
    listener.advanced(point);
  }

  /** Trials that may be members: with a limit of time, those that are quick enough to fit again. */
  private List<Candidate> affordable() {
    if (!clock.limited()) {
      return trials;
    }
    double most = DEAREST * (clock.elapsed() + clock.left());
    return trials.stream()
        .filter(trial -> costs.ensemble(List.of(trial), bagging() ? 1 : 0, 1) <= most)
        .toList();
  }

  private boolean bagging() {
    return options.ensemble().form() == EnsembleRule.Form.BAGGED;
  }

  private int bagged() {
    return bagging() ? selection.level(affordable()) : 0;
  }

  private @Nullable EnsembleModel ensemble(EnsembleWeights weights, int bagged, double grace) {
    List<EnsembleFit.Share> shares = new ArrayList<>();
    List<Integer> order = new ArrayList<>(weights.trials());
    order.sort(Comparator.<Integer>naturalOrder());
    order.sort(Comparator.comparingDouble(trial -> -weights.largest(trial)));
    for (int trial : order) {
      Configuration configuration = trials.get(trial).configuration();
      double[] own = new double[task.targets().length];
      Arrays.setAll(own, t -> weights.weight(t, trial));
      if (configuration != null) {
        shares.add(new EnsembleFit.Share(trial, configuration, own));
      }
    }
    // What was set aside for it is there even if the earlier runs have used it up.
    double set = clock.resumed() ? Math.min(kept, reserve) : 0;
    double over = Math.max(grace, set - clock.left());
    return fit.fit(
        shares,
        bagged,
        crew,
        deadline(-over),
        trial ->
            costs.ensemble(List.of(trials.get(trial)), bagged == 0 ? 0 : 1, 1)
                <= clock.left() + over);
  }
}
