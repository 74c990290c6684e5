package org.sonaffect.model.interval;

import java.util.LinkedHashSet;
import java.util.Set;
import org.sonaffect.model.ModelCard;

/** For whom the intervals of a model hold, in a sentence that is said once. */
public final class LikeListeners {
  private LikeListeners() {}

  /** The sentence; empty for a demonstration model, whose ratings no listener gave. */
  public static String sentence(ModelCard card) {
    ModelCard.CalibrationCard calibration = card.calibration();
    Set<String> names = new LinkedHashSet<>();
    for (int c = 0; c < card.corpora().size(); c++) {
      if (calibration != null && calibration.domain().equals(card.domains().get(c))) {
        names.add(calibration.corpus());
      } else {
        names.add(card.corpora().get(c).name());
      }
    }
    return card.demonstration()
        ? ""
        : "the 90 % intervals hold for listeners like those of " + String.join(", ", names);
  }
}
