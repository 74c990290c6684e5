package org.sonaffect.model.explain;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.sonaffect.model.ClipSpace;
import org.sonaffect.model.ReferenceClip;
import org.sonaffect.model.TrainedModel;

/** The training clips around a clip. */
public final class Neighbourhood {
  /** Number of clips of the domain whose errors measure how hard a clip is. */
  public static final int ERRORS = 25;

  private final TrainedModel model;
  private final double[] isolation;
  private final int[] domainOf;

  /** Out-of-fold errors by target, then clip. */
  private final double[][] errors;

  public Neighbourhood(TrainedModel model) {
    this.model = model;
    this.isolation = new double[model.clips().size()];
    Arrays.setAll(isolation, i -> model.space().isolation()[i]);
    Arrays.sort(isolation);
    this.domainOf =
        model.clips().stream().mapToInt(clip -> model.domains().indexOf(clip.domain())).toArray();
    this.errors = new double[model.targets().size()][model.clips().size()];
    for (int t = 0; t < errors.length; t++) {
      for (int i = 0; i < errors[t].length; i++) {
        ReferenceClip clip = model.clips().get(i);
        errors[t][i] = Math.abs(clip.rating(model.targets().get(t)) - clip.outOfFold().get(t));
      }
    }
  }

  /** Training clips by their distance, nearest first; of equal distance in their order. */
  public static int[] order(double[] distances) {
    return IntStream.range(0, distances.length)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer i) -> distances[i]).thenComparing(i -> i))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** Share of the training clips that lie less far from others. */
  public double novelty(double[] distances, int[] order) {
    double mean = isolation(distances, order);
    int below = 0;
    while (below < isolation.length && isolation[below] < mean) {
      below++;
    }
    return below / (double) isolation.length;
  }

  /** Mean distance to the nearest clips. */
  public static double isolation(double[] distances, int[] order) {
    int count = Math.min(ClipSpace.NEAREST, order.length);
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += distances[order[i]];
    }
    return count == 0 ? 0 : sum / count;
  }

  /** The domain of most of the nearest clips. */
  public int domain(int[] order) {
    return vote(order, domainOf, model.domains().size());
  }

  /** The domain of most of the first ones; of equally many, that whose first clip is nearer. */
  public static int vote(int[] order, int[] domainOf, int domains) {
    int[] votes = new int[domains];
    for (int i = 0; i < Math.min(ClipSpace.NEAREST, order.length); i++) {
      votes[domainOf[order[i]]]++;
    }
    int best = -1;
    for (int i = 0; i < Math.min(ClipSpace.NEAREST, order.length); i++) {
      int domain = domainOf[order[i]];
      best = best < 0 || votes[domain] > votes[best] ? domain : best;
    }
    return Math.max(0, best);
  }

  /** The nearest clips. */
  public List<Neighbour> nearest(double[] distances, int[] order) {
    return Arrays.stream(order)
        .limit(ClipSpace.NEAREST)
        .mapToObj(
            i -> {
              ReferenceClip clip = model.clips().get(i);
              return new Neighbour(
                  clip.corpus(),
                  clip.id(),
                  clip.category(),
                  distances[i],
                  model.targets().stream().map(clip::rating).toList());
            })
        .toList();
  }

  /** Mean error, out of fold, of the nearest clips of a domain. */
  public double error(int[] order, int domain, int target) {
    return error(order, domainOf, domain, errors[target]);
  }

  /**
   * Mean error of the nearest clips of a domain.
   *
   * @param order clips, nearest first
   * @param domainOf of every clip
   * @param error of every clip; NaN where unknown
   */
  public static double error(int[] order, int[] domainOf, int domain, double[] error) {
    double sum = 0;
    int count = 0;
    for (int i = 0; i < order.length && count < ERRORS; i++) {
      double own = error[order[i]];
      if (domainOf[order[i]] == domain && !Double.isNaN(own)) {
        sum += own;
        count++;
      }
    }
    return count == 0 ? 1 : sum / count;
  }
}
