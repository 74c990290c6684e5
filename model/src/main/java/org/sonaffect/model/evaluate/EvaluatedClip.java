package org.sonaffect.model.evaluate;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sonaffect.corpus.Item;
import org.sonaffect.model.explain.KnownClips;
import org.sonaffect.model.predict.Affect;
import org.sonaffect.model.predict.Estimate;

/**
 * A rated clip and what a model says of it.
 *
 * @param item the clip
 * @param rating one per target of the model, in [-1, 1]
 * @param affect what the model says
 * @param shared the training clip that it is; null where it is none, and counts in the scores
 */
public record EvaluatedClip(
    Item item, List<Double> rating, Affect affect, @Nullable Shared shared) {
  /** Copies the ratings. */
  public EvaluatedClip {
    rating = List.copyOf(rating);
  }

  /**
   * A training clip of the model that a clip is.
   *
   * @param corpus of the training clip
   * @param id of the training clip
   * @param same what both have in common
   * @param distance in units of the model's space
   */
  public record Shared(String corpus, String id, KnownClips.Same same, double distance) {}

  /** Whether it counts. */
  public boolean scored() {
    return shared == null;
  }

  /** The estimate of the target of a number. */
  public Estimate estimate(int target) {
    return affect.estimates().get(target);
  }

  /** How far the prediction of a target is from the rating, in rating units. */
  public double error(int target) {
    return Math.abs(rating.get(target) - estimate(target).value());
  }

  /** Whether the interval of a target covers the rating. */
  public boolean covered(int target) {
    Estimate estimate = estimate(target);
    return rating.get(target) >= estimate.low() && rating.get(target) <= estimate.high();
  }
}
