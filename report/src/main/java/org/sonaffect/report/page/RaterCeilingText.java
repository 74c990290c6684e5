package org.sonaffect.report.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.sonaffect.report.statistics.RaterCeiling;
import org.sonaffect.study.folder.RunFolder;

/** Why a corpus has no ceiling of its raters. */
final class RaterCeilingText {
  private RaterCeilingText() {}

  /** A sentence for each corpus without one. */
  static List<String> of(RunFolder run) {
    Set<String> known =
        RaterCeiling.of(run).stream().map(RaterCeiling::corpus).collect(Collectors.toSet());
    List<String> reasons = new ArrayList<>();
    for (JsonNode corpus : run.json().path("corpora")) {
      String name = corpus.path("name").asText();
      if (!known.contains(name)) {
        reasons.add(
            "The highest R² that the raters of %s allow is unknown: %s."
                .formatted(
                    name,
                    corpus.path("rater_deviations").asBoolean()
                        ? "the deviations of their ratings are known, but the manifest does not say"
                            + " how many raters a clip has (key raters)"
                        : "the corpus has no deviations of ratings (columns arousal_sd and"
                            + " valence_sd)"));
      }
    }
    return reasons;
  }
}
