package org.sonaffect.study.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.sonaffect.study.RunFolder;

/** What was done, in two paragraphs made from the run's own provenance. */
final class Method {
  private Method() {}

  static List<String> paragraphs(RunFolder run) {
    JsonNode provenance = run.json();
    List<String> corpora = new ArrayList<>();
    for (JsonNode corpus : provenance.path("corpora")) {
      corpora.add(
          "%s (%s; %s clips in %s groups and %s strata)"
              .formatted(
                  corpus.path("name").asText(),
                  corpus.path("domain").asText(),
                  corpus.path("items").asText(),
                  corpus.path("groups").asText(),
                  corpus.path("strata").asText()));
    }
    List<String> models = new ArrayList<>();
    for (JsonNode model : provenance.path("models")) {
      models.add(
          "%s (%s pipelines to choose from)"
              .formatted(model.path("name").asText(), model.path("points").asText()));
    }
    return List.of(
        ("Corpora: %s. Each was cut into %s folds, %s time(s), stratified by Ward clusters of its"
                + " ratings; fold i of the study joins fold i of every corpus.")
            .formatted(
                String.join("; ", corpora),
                provenance.path("folds").asText(),
                provenance.path("repeats").asText()),
        ("Models: %s. Under the protocol sound, groups (same artist or source, identical or nearly"
                + " identical audio) are never parted, each pipeline was chosen by %s inner folds of"
                + " the outer training rows only, and scaling, projection and regressor were fitted"
                + " on training rows only. Seed %s.")
            .formatted(
                String.join(", ", models),
                provenance.path("innerFolds").asText(),
                provenance.path("seed").asText()));
  }
}
