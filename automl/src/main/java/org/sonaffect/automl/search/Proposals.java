package org.sonaffect.automl.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sonaffect.automl.space.Point;
import org.sonaffect.automl.space.Space;
import org.sonaffect.learning.random.Seeds;
import org.sonaffect.learning.random.SplitMix64;
import org.sonaffect.learning.rows.Matrix;
import org.sonaffect.learning.tree.Forest;

/**
 * What to try next: the portfolio in its order, then points of the largest expected improvement
 * among random ones and neighbours of the best, for one target after the other, and every so often
 * one drawn at random from a family whose turn it is. No point is proposed twice. What is proposed
 * follows from the seed and the trials so far.
 */
final class Proposals {
  /** Every so many proposals is random, so that no region is given up for good. */
  private static final int RANDOM_EVERY = 5;

  private static final int RANDOM_POINTS = 150;
  private static final int NEIGHBOURS_OF = 8;
  private static final int NEIGHBOURS_EACH = 8;

  /** A loss so many times the best counts as this many times: how bad does not matter. */
  private static final double WORST = 1.4;

  /** Draws before a space counts as used up. */
  private static final int ATTEMPTS = 200;

  private final Space space;
  private final List<Point> portfolio;
  private final Seeds seeds;
  private final int targets;
  private final Set<String> proposed = new HashSet<>();
  private int next;
  private int drawn;

  Proposals(Space space, List<Point> portfolio, int targets, Seeds seeds) {
    this.space = space;
    this.portfolio = portfolio;
    this.targets = targets;
    this.seeds = seeds;
  }

  /** At most so many points; none when the space is used up. */
  List<Point> next(int count, List<Candidate> trials) {
    List<Point> batch = new ArrayList<>();
    while (batch.size() < count && next < portfolio.size()) {
      Point point = portfolio.get(next++);
      if (proposed.add(point.text())) {
        batch.add(point);
      }
    }
    if (batch.size() == count) {
      return batch;
    }
    Seeds batchSeeds = seeds.child(drawn);
    @Nullable Model[] models = new @Nullable Model[targets];
    while (batch.size() < count) {
      SplitMix64 random = seeds.child("draw").child(drawn).random();
      int target = drawn % targets;
      boolean chance = drawn % RANDOM_EVERY == RANDOM_EVERY - 1;
      Model model = models[target];
      if (model == null && !chance) {
        model = model(target, trials, batchSeeds.child(target));
        models[target] = model;
      }
      Point point = model == null || chance ? random(random) : model.propose(random);
      drawn++;
      if (point == null) {
        return batch;
      }
      proposed.add(point.text());
      batch.add(point);
    }
    return batch;
  }

  private @Nullable Point random(SplitMix64 random) {
    List<String> families = space.families();
    String family = families.get(drawn / RANDOM_EVERY % families.size());
    for (int i = 0; i < ATTEMPTS; i++) {
      Point point = i < ATTEMPTS / 2 ? space.sample(family, random) : space.sample(random);
      if (!proposed.contains(point.text())) {
        return point;
      }
    }
    return null;
  }

  private Model model(int target, List<Candidate> trials, Seeds own) {
    List<Candidate> judged =
        trials.stream()
            .filter(trial -> trial.configuration() != null)
            .filter(trial -> trial.failure() != null || trial.has(trial.evaluated()))
            .toList();
    double[][] codes = new double[judged.size()][];
    double[] loss = new double[judged.size()];
    for (int i = 0; i < loss.length; i++) {
      codes[i] = space.encode(judged.get(i).point());
      loss[i] = relative(judged.get(i), judged, target);
    }
    return new Model(judged, codes, loss, own);
  }

  /**
   * Log of the mean loss of a trial over its splits, relative to the lowest on the same splits
   * among all that have them: trials stopped early can so be compared with others.
   */
  private static double relative(Candidate trial, List<Candidate> all, int target) {
    if (trial.failure() != null) {
      return StrictMath.log(WORST);
    }
    int splits = trial.evaluated();
    double lowest = Double.POSITIVE_INFINITY;
    for (Candidate other : all) {
      if (other.failure() == null && other.has(splits)) {
        lowest = Math.min(lowest, other.loss(target, splits));
      }
    }
    return StrictMath.log(
        Math.min(WORST, trial.loss(target, splits) / Math.max(lowest, Double.MIN_NORMAL)));
  }

  private final class Model {
    private final List<Point> best = new ArrayList<>();
    private final @Nullable Surrogate surrogate;
    private final double lowest;

    Model(List<Candidate> trials, double[][] codes, double[] loss, Seeds own) {
      List<Integer> order = new ArrayList<>(IntStream.range(0, loss.length).boxed().toList());
      // Trials that came far stand before those that were stopped with the same relative loss.
      order.sort(
          Comparator.comparingDouble((Integer i) -> loss[i])
              .thenComparing(i -> -trials.get(i).evaluated())
              .thenComparing(i -> i));
      for (int i : order.subList(0, Math.min(NEIGHBOURS_OF, order.size()))) {
        best.add(trials.get(i).point());
      }
      this.surrogate = loss.length == 0 ? null : new Surrogate(codes, loss, own);
      this.lowest = loss.length == 0 ? 0 : loss[order.get(0)];
    }

    @Nullable Point propose(SplitMix64 random) {
      List<Point> points = new ArrayList<>();
      for (int i = 0; i < RANDOM_POINTS + NEIGHBOURS_EACH * best.size(); i++) {
        Point point =
            i < RANDOM_POINTS
                ? space.sample(random)
                : space.neighbour(best.get((i - RANDOM_POINTS) / NEIGHBOURS_EACH), random);
        if (!proposed.contains(point.text())) {
          points.add(point);
        }
      }
      if (points.isEmpty() || surrogate == null) {
        return points.isEmpty() ? random(random) : points.get(0);
      }
      double[] improvements =
          surrogate.improvements(
              points.stream().map(space::encode).toArray(double[][]::new), lowest);
      int most = 0;
      for (int i = 1; i < improvements.length; i++) {
        most = improvements[i] > improvements[most] ? i : most;
      }
      return points.get(most);
    }
  }

  /** A forest that predicts the loss of points from their encodings, and how sure that is. */
  private static final class Surrogate {
    private static final int TREES = 24;
    private static final double TRIED = 0.4;
    private static final int LEAF = 2;

    /** Deviation below which trees are not taken to agree. */
    private static final double LEAST_DEVIATION = 1e-6;

    private final Forest forest;

    /**
     * Grows the forest.
     *
     * @param points {@code [point][coordinate]}, at least one
     * @param loss of each point
     */
    Surrogate(double[][] points, double[] loss, Seeds seeds) {
      this.forest = Forest.fit(Matrix.of(points), loss, TREES, TRIED, LEAF, seeds);
    }

    /**
     * The expected improvement on a loss at each point, at least 0 (Jones, Schonlau, Welch 1998).
     */
    double[] improvements(double[][] points, double best) {
      Forest.Prediction predicted = forest.predict(Matrix.of(points));
      double[] improvements = new double[points.length];
      for (int i = 0; i < improvements.length; i++) {
        double deviation = Math.max(LEAST_DEVIATION, Math.sqrt(predicted.variance()[i]));
        double z = (best - predicted.mean()[i]) / deviation;
        improvements[i] =
            Math.max(0, (best - predicted.mean()[i]) * below(z) + deviation * density(z));
      }
      return improvements;
    }

    private static double density(double z) {
      return StrictMath.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
    }

    /** The normal distribution, within 7.5e-8 (Abramowitz and Stegun 26.2.17). */
    private static double below(double z) {
      double t = 1 / (1 + 0.2316419 * Math.abs(z));
      double tail =
          density(z)
              * t
              * (0.319381530
                  + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
      return z > 0 ? 1 - tail : tail;
    }
  }
}
