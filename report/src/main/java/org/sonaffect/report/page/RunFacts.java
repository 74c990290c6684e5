package org.sonaffect.report.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.sonaffect.study.Protocol;
import org.sonaffect.study.folder.RunColumns;
import org.sonaffect.study.folder.RunFolder;

/** What a run did and lacked, as its results.json states it. */
final class RunFacts {
  private final RunFolder run;
  private final JsonNode json;
  private final JsonNode study;

  RunFacts(RunFolder run) {
    this.run = run;
    this.json = run.json();
    this.study = json.path("study");
  }

  boolean quick() {
    return study.path("quick").asBoolean();
  }

  /** By corpus, where clips were left out. */
  String leftOut() {
    return stream(json.path("corpora"))
        .filter(corpus -> corpus.path("left_out").asInt() > 0)
        .map(c -> "%s of %s".formatted(c.path("left_out").asText(), c.path("name").asText()))
        .collect(Collectors.joining(", "));
  }

  /** That an AutoML is not what it was to be. */
  String shortSearches() {
    int warned = 0;
    int all = 0;
    for (JsonNode trained : json.path("summary").path("automl")) {
      warned += trained.path("warnings").size();
      all += trained.path("searches").asInt();
    }
    return warned == 0
        ? ""
        : " In %d of %d searches the AutoML could not make its ensemble; the page says what predicts instead."
            .formatted(warned, all);
  }

  /** Whether a table says how sure a difference is by its clips. */
  boolean bootstrap() {
    return run.has(RunColumns.PREDICTIONS)
        && stream(study.path("protocols"))
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
    return stream(study.path("models")).anyMatch(model -> model.has("seconds"));
  }

  private static Stream<JsonNode> stream(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }
}
