package org.sonaffect.corpus.demo.synthesis;

import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Something audible in a clip that moves its ratings. */
public interface Cue {
  /**
   * Points on the scale of 1 to 9 when the cue goes from 0 to 1.
   *
   * @param arousal points of arousal
   * @param valence points of valence
   */
  record Weight(double arousal, double valence) {}

  /** How far the cue moves the ratings. */
  Weight weight();

  /** The arousal that the average listener hears in cues of [-1, 1]: linear, around 5. */
  static double arousal(Map<? extends Cue, Double> cues) {
    return sum(cues, Weight::arousal);
  }

  /** The valence that the average listener hears in cues of [-1, 1]: linear, around 5. */
  static double valence(Map<? extends Cue, Double> cues) {
    return sum(cues, Weight::valence);
  }

  private static double sum(Map<? extends Cue, Double> cues, ToDoubleFunction<Weight> points) {
    double sum = 5;
    for (Map.Entry<? extends Cue, Double> cue : cues.entrySet()) {
      sum += points.applyAsDouble(cue.getKey().weight()) * cue.getValue();
    }
    return sum;
  }
}
