package org.sonaffect.report.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.sonaffect.study.Protocol;
import org.sonaffect.study.folder.RunFolder;

/** What was done, in paragraphs made from the run's own results.json. */
final class Method {
  private Method() {}

  static List<String> paragraphs(RunFolder run) {
    JsonNode study = run.json().path("study");
    JsonNode folds = study.path("folds");
    List<String> corpora = new ArrayList<>();
    for (JsonNode corpus : run.json().path("corpora")) {
      corpora.add(
          "%s (%s, %s clips, %s features per clip)"
              .formatted(
                  corpus.path("name").asText(),
                  corpus.path("domain").asText(),
                  corpus.path("clips").asText(),
                  corpus.path("features").asText()));
    }
    String data =
        ("Corpora: %s. Each was cut into %s folds, %s; fold i of the study holds fold i of"
                + " every corpus. Models: %s. Seed %s.%s")
            .formatted(
                String.join("; ", corpora),
                folds.path("count").asText(),
                folds.path("given").asBoolean()
                    ? "as given in a table, " + times(folds)
                    : "stratified by Ward clusters of its ratings, " + times(folds),
                models(study),
                study.path("seed").asText(),
                run.quick()
                    ? " This is the study's quick form: it shows that the study runs, not what it finds."
                    : "");
    List<String> paragraphs = new ArrayList<>(List.of(data));
    for (JsonNode protocol : study.path("protocols")) {
      paragraphs.add(
          Protocol.parse(protocol.asText()) == Protocol.NESTED
              ? ("Protocol nested: no fold%s splits a group (same artist or source, identical or nearly"
                      + " identical audio); each pipeline was chosen by %s inner folds of the"
                      + " outer training rows only, and everything that is fitted (scaling, projection,"
                      + " penalty, regressor) was fitted on training rows only.")
                  .formatted(
                      folds.path("given").asBoolean() ? " drawn here" : "",
                      folds.path("inner").asText())
              : "Protocol "
                  + protocol.asText()
                  + ": the row placement and the search of the published code, reproduced to show"
                  + " what it yields; its test rows reach the training rows, so its scores do not"
                  + " estimate the error on new clips.");
    }
    if (study.has("learning_curve")) {
      paragraphs.add(
          "Learning curves: nested, stratified parts of each fold's training rows, with whole"
              + " groups. Each part has its own nested search and predicts the whole outer test"
              + " folds.");
    }
    if (study.has("transfer")) {
      paragraphs.add(
          "Transfer: trained on one corpus, tested on another on the same outer folds, with the pipeline that the nested search on the source's training rows chose, the same for every alignment and number of labelled clips. Means, deviations and covariances of the target come from its training rows, without ratings; labelled clips are among these rows, never among those tested. CORAL after Sun, Feng and Saenko (2016).");
    }
    return paragraphs;
  }

  /** The models and what there was to choose from. */
  static String models(JsonNode study) {
    return study
        .path("models")
        .valueStream()
        .map(model -> "%s (%s)".formatted(model.path("name").asText(), choice(model)))
        .collect(Collectors.joining(", "));
  }

  private static String choice(JsonNode model) {
    if (model.has("points")) {
      int points = model.path("points").asInt();
      return points == 1 ? "one pipeline" : points + " pipelines to choose from";
    }
    if (model.has("chooses")) {
      return "for each corpus %s on it alone, or joined with the others, by the inner folds"
          .formatted(model.path("chooses").asText());
    }
    List<String> limits = new ArrayList<>();
    if (model.has("trials")) {
      limits.add(model.path("trials").asText() + " trials");
    }
    if (model.has("seconds")) {
      limits.add(model.path("seconds").asText() + " s");
    }
    return "an ensemble from a search with at most %s for each training set of each fold"
        .formatted(String.join(" and ", limits));
  }

  /** How often folds were drawn. */
  static String times(JsonNode folds) {
    int repeats = folds.path("repeats").asInt();
    return repeats == 1 ? "once" : repeats + " times";
  }
}
