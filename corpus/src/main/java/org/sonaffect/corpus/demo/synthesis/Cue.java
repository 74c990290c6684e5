package org.sonaffect.corpus.demo.synthesis;

import java.util.Map;

/** Something audible in a clip that moves its ratings. */
public interface Cue {
  /** Points of arousal on the scale of 1 to 9 when the cue goes from 0 to 1. */
  double arousal();

  /** Points of valence on the scale of 1 to 9 when the cue goes from 0 to 1. */
  double valence();

  /** The arousal that the average listener hears in cues of [-1, 1]: linear, around 5. */
  static double arousal(Map<? extends Cue, Double> cues) {
    double sum = 5;
    for (Map.Entry<? extends Cue, Double> cue : cues.entrySet()) {
      sum += cue.getKey().arousal() * cue.getValue();
    }
    return sum;
  }

  /** The valence that the average listener hears in cues of [-1, 1]: linear, around 5. */
  static double valence(Map<? extends Cue, Double> cues) {
    double sum = 5;
    for (Map.Entry<? extends Cue, Double> cue : cues.entrySet()) {
      sum += cue.getKey().valence() * cue.getValue();
    }
    return sum;
  }
}
