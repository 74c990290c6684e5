package org.sonaffect.report.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Collectors;
import org.sonaffect.study.Protocol;
import org.sonaffect.study.folder.RunColumns;
import org.sonaffect.study.folder.RunFolder;

/** What a run did and lacked, as its results.json states it. */
final class RunFacts {
  private final RunFolder run;
  private final JsonNode study;

  RunFacts(RunFolder run) {
    this.run = run;
    this.study = run.json().path("study");
  }

  /** By corpus, where clips were left out. */
  String leftOut() {
    return run.leftOut().entrySet().stream()
        .map(corpus -> "%d of %s".formatted(corpus.getValue(), corpus.getKey()))
        .collect(Collectors.joining(", "));
  }

  /** That an AutoML is not what it was to be. */
  String shortSearches() {
    RunFolder.Searches searches = run.searches();
    return searches.tooShort() == 0
        ? ""
        : " In %d of %d searches the AutoML could not make its ensemble; the page says what predicts instead."
            .formatted(searches.tooShort(), searches.all());
  }

  /** Whether a table says how sure a difference is by its clips. */
  boolean bootstrap() {
    return run.has(RunColumns.PREDICTIONS)
        && study
            .path("protocols")
            .valueStream()
            .anyMatch(protocol -> Protocol.parse(protocol.asText()) == Protocol.NESTED)
        && (!run.summary().comparisons().isEmpty()
            || run.clips().stream().anyMatch(clip -> !clip.category().isEmpty()));
  }

  /** Whether anything is compared: training sets, or models. */
  boolean tests() {
    return !run.summary().comparisons().isEmpty()
        || study.path("models").size() > 1
        || study.has("learning_curve")
        || study.has("transfer");
  }

  boolean limitedByTime() {
    return study.path("models").valueStream().anyMatch(model -> model.has("seconds"));
  }
}
