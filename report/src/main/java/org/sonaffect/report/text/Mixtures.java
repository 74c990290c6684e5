package org.sonaffect.report.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.sonaffect.study.TrainingSet;

/** What a report says of the training mixtures of a study. */
public final class Mixtures {
  private Mixtures() {}

  /**
   * The mixtures of a study.
   *
   * @param study of results.json
   */
  public static List<TrainingSet> of(JsonNode study) {
    return study
        .path("mixtures")
        .valueStream()
        .map(label -> TrainingSet.parse(label.asText()))
        .toList();
  }

  /**
   * Whether a study joins corpora and trains on one of them alone besides.
   *
   * @param study of results.json
   */
  public static boolean besideAlone(JsonNode study) {
    List<TrainingSet> sets = of(study);
    return sets.stream()
        .filter(set -> !set.complementary() && set.joint())
        .anyMatch(
            set ->
                set.parts().stream()
                    .filter(part -> part.share() == 1)
                    .anyMatch(part -> sets.contains(TrainingSet.alone(part.corpus()))));
  }

  /** A training set as part of a file name: {@code music-1-sounds-0-5}. */
  public static String stem(TrainingSet train) {
    return train.label().replaceAll("[^A-Za-z0-9]+", "-").replaceAll("-$", "");
  }
}
