package org.sonaffect.learning.grid;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sonaffect.learning.Pipeline;
import org.sonaffect.learning.folds.Split;
import org.sonaffect.learning.metrics.Interval;
import org.sonaffect.learning.rows.Crew;
import org.sonaffect.learning.rows.Target;

/**
 * Finds the best point of a grid by successive halving over splits.
 *
 * <p>In a rung each split is one task: its rows are cut and decomposed once, for all targets and
 * points. At most as many decompositions are alive as the crew has threads. Scores are put together
 * in the order of the splits, so results do not depend on the number of threads; and a rung that is
 * only partly in the log is computed whole, so they do not depend on where an earlier run was cut.
 */
public final class Search {
  private final SearchPlan plan;
  private final PipelineFits.Source source;
  private final TrialLog log;
  private final Crew crew;
  private final SearchListener listener;
  private final int[] twins;
  private final List<Halving.Rung> rungs;
  private final Object telling = new Object();
  private long done;
  private long known;
  private Ranking.@Nullable Place best;

  private Search(
      SearchPlan plan,
      PipelineFits.Source source,
      TrialLog log,
      Crew crew,
      SearchListener listener) {
    this.plan = plan;
    this.source = source;
    this.log = log;
    this.crew = crew;
    this.listener = listener;
    twins = plan.grid().twins();
    rungs = plan.halving().rungs(plan.grid().size());
  }

  /**
   * Runs a search.
   *
   * @return one ranking for each target of the plan, in its order
   */
  public static List<Ranking> run(
      SearchPlan plan,
      PipelineFits.Source source,
      TrialLog log,
      Crew crew,
      SearchListener listener) {
    return new Search(plan, source, log, crew, listener).run();
  }

  private List<Ranking> run() {
    List<TargetSearch> searches = plan.targets().stream().map(TargetSearch::new).toList();
    for (int rung = 0; rung < rungs.size(); rung++) {
      evaluate(rung, searches);
      int kept = rung + 1 < rungs.size() ? rungs.get(rung + 1).points() : 0;
      for (TargetSearch search : searches) {
        search.rank(rung, kept);
        tell(rung, 0);
      }
    }
    return searches.stream().map(TargetSearch::ranking).toList();
  }

  private void evaluate(int rung, List<TargetSearch> searches) {
    List<TargetSearch> open = searches.stream().filter(search -> !search.recall(rung)).toList();
    for (TargetSearch search : searches) {
      if (!open.contains(search)) {
        long recalled = (long) search.points.length * plan.splits().size();
        known += recalled;
        tell(rung, recalled);
      }
    }
    if (open.isEmpty()) {
      return;
    }
    double share = rungs.get(rung).share();
    crew.run(
        plan.splits().size(),
        s -> {
          Split cut = plan.rows().cut(plan.splits().get(s), s, share);
          int[] folds = plan.rows().penaltyFolds(cut.train());
          int[] corpus = Arrays.stream(cut.test()).map(row -> plan.corpus()[row]).toArray();
          PipelineFits fits = source.of(plan.x(), cut);
          for (TargetSearch search : open) {
            search.evaluate(rung, s, cut, folds, corpus, fits);
          }
        });
    open.forEach(search -> search.record(rung));
  }

  private void tell(int rung, long more) {
    synchronized (telling) {
      done += more;
      Ranking.Place place = best;
      listener.progress(
          new SearchListener.Progress(
              plan.name(),
              rung,
              rungs.size(),
              done,
              known,
              total(),
              place == null ? null : place.pipeline(),
              place == null ? Double.NaN : place.score()));
    }
  }

  private long total() {
    long points = rungs.stream().mapToLong(Halving.Rung::points).sum();
    return points * plan.splits().size() * plan.targets().size();
  }

  /** The search for one target: its points that are left and their scores in this rung. */
  private final class TargetSearch {
    private final Target target;
    private final List<Ranking.Place> dropped = new ArrayList<>();
    private int[] points = IntStream.range(0, plan.grid().size()).toArray();

    /** Position among {@link #points} of the twin that is solved for each of them. */
    private int[] solvedBy = new int[0];

    private double[][] scores = new double[0][];
    private double[][] seconds = new double[0][];
    private long solved;

    TargetSearch(Target target) {
      this.target = target;
      startRung();
    }

    private void startRung() {
      scores = new double[points.length][plan.splits().size()];
      seconds = new double[points.length][plan.splits().size()];
      int[] place = new int[twins.length];
      Arrays.fill(place, -1);
      solvedBy = new int[points.length];
      for (int i = 0; i < points.length; i++) {
        int twin = twins[points[i]];
        if (place[twin] < 0) {
          place[twin] = i;
        }
        solvedBy[i] = place[twin];
      }
    }

    /** Takes this rung's scores from the log, if it has all of them. */
    boolean recall(int rung) {
      double[][] known = new double[points.length][];
      for (int i = 0; i < points.length; i++) {
        double @Nullable [] found = log.known(key(rung, i));
        if (found == null || found.length != plan.splits().size()) {
          return false;
        }
        known[i] = found;
      }
      scores = known;
      return true;
    }

    void evaluate(int rung, int split, Split cut, int[] folds, int[] corpus, PipelineFits fits) {
      int[] own = IntStream.range(0, points.length).filter(i -> solvedBy[i] == i).toArray();
      List<Pipeline> specs =
          Arrays.stream(own)
              .mapToObj(i -> plan.grid().points().get(points[i]).representative())
              .toList();
      double[] rating = Arrays.stream(cut.test()).mapToDouble(r -> target.rating()[r]).toArray();
      long[] last = {System.nanoTime()};
      fits.predict(
          target,
          folds,
          specs,
          (i, prediction) -> {
            long now = System.nanoTime();
            scores[own[i]][split] = plan.rule().score(rating, prediction, corpus);
            seconds[own[i]][split] = (now - last[0]) * 1e-9;
            last[0] = now;
            tell(rung, 1);
          });
      for (int i = 0; i < points.length; i++) {
        scores[i][split] = scores[solvedBy[i]][split];
      }
      tell(rung, points.length - own.length);
    }

    void record(int rung) {
      for (int i = 0; i < points.length; i++) {
        solved += solvedBy[i] == i ? plan.splits().size() : 0;
        TrialKey key = key(rung, i);
        if (log.known(key) == null) {
          log.record(
              new Trial(
                  key,
                  plan.grid().points().get(points[i]),
                  rungs.get(rung).share(),
                  scores[i],
                  Interval.mean(scores[i]),
                  points[solvedBy[i]],
                  Arrays.stream(seconds[i]).sum()));
        }
      }
    }

    /** Ranks the points of this rung and continues with the best. */
    void rank(int rung, int kept) {
      List<Ranking.Place> places = new ArrayList<>();
      for (int i = 0; i < points.length; i++) {
        places.add(
            new Ranking.Place(
                points[i], plan.grid().points().get(points[i]), rung, Interval.mean(scores[i])));
      }
      places.sort(
          Comparator.<Ranking.Place>comparingDouble(
                  place -> Double.isNaN(place.score()) ? Double.POSITIVE_INFINITY : -place.score())
              .thenComparingInt(Ranking.Place::point));
      synchronized (telling) {
        best = places.get(0);
      }
      dropped.addAll(0, places.subList(kept, places.size()));
      points = places.subList(0, kept).stream().mapToInt(Ranking.Place::point).sorted().toArray();
      startRung();
    }

    Ranking ranking() {
      return new Ranking(target.name(), List.copyOf(dropped), solved);
    }

    private TrialKey key(int rung, int i) {
      return new TrialKey(plan.name(), target.name(), rung, points[i]);
    }
  }
}
