package org.sonaffect.report.page;

import com.fasterxml.jackson.databind.JsonNode;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sonaffect.study.Protocol;
import org.sonaffect.study.folder.RunColumns;
import org.sonaffect.study.folder.RunFolder;
import org.sonaffect.study.folder.RunRows;

/** The first screen of a report: what was studied, the answer, warnings, the scores. */
final class Overview {
  private final RunFolder run;
  private final JsonNode json;
  private final JsonNode study;

  private Overview(RunFolder run) {
    this.run = run;
    this.json = run.json();
    this.study = json.path("study");
  }

  static List<DomContent> of(RunFolder run, Parts parts) {
    List<Protocol> protocols = run.summary().protocols();
    return new FirstScreen(
            new Overview(run).facts(), "The answer", run.summary().sentence(), Cautions.of(run))
        .with(
            "Scores",
            protocols.isEmpty() ? null : parts.written(HeadlineScores.of(run, protocols.get(0))));
  }

  private Map<String, String> facts() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("Corpora", corpora(Overview::corpus));
    facts.put("Raters", raters());
    Stream<String> features = json.path("corpora").valueStream().map(Overview::features);
    facts.put("Features", features.distinct().collect(Collectors.joining("; ")));
    Stream<String> protocols = study.path("protocols").valueStream().map(JsonNode::asText);
    facts.put("Protocol", protocols.collect(Collectors.joining(", ")) + ": " + folds());
    facts.put("Models", models());
    return facts;
  }

  private String corpora(Function<JsonNode, String> of) {
    return json.path("corpora").valueStream().map(of).collect(Collectors.joining("; "));
  }

  private static String corpus(JsonNode corpus) {
    String name = corpus.path("name").asText();
    String domain = corpus.path("domain").asText();
    return "%s%s: %s clips"
        .formatted(
            name,
            domain.isEmpty() || domain.equals(name) ? "" : " (" + domain + ")",
            corpus.path("clips").asText());
  }

  private static String features(JsonNode corpus) {
    String source = corpus.path("feature_source").asText();
    String columns = corpus.path("features").asText();
    return source.startsWith("compare2013")
        ? "ComParE 2013, %s per clip".formatted(columns)
        : "%s per clip, from %s".formatted(columns, source.replaceFirst(" sha256:\\w+$", ""));
  }

  /** How many people rated a clip, where the manifests say so. */
  private String raters() {
    List<RunRows.Raters> known = run.readIfAny(RunColumns.RATERS);
    return corpora(
        corpus -> {
          String name = corpus.path("name").asText();
          List<Integer> counts =
              known.stream()
                  .filter(row -> row.corpus().equals(name))
                  .map(RunRows.Raters::raters)
                  .filter(count -> count > 0)
                  .sorted()
                  .toList();
          if (counts.isEmpty()) {
            return name + ": not stated";
          }
          int least = counts.get(0);
          int most = counts.get(counts.size() - 1);
          return "%s: %s per clip"
              .formatted(name, least == most ? String.valueOf(least) : least + " to " + most);
        });
  }

  private String models() {
    List<String> models = new ArrayList<>();
    for (JsonNode model : study.path("models")) {
      String name = model.path("name").asText();
      int points = model.path("points").asInt();
      models.add(
          points > 1
              ? "%s (best of %d pipelines)".formatted(name, points)
              : model.has("trials")
                  ? "%s (at most %s trials)".formatted(name, model.path("trials").asText())
                  : name);
    }
    return String.join(", ", models);
  }

  private String folds() {
    JsonNode folds = study.path("folds");
    int repeats = folds.path("repeats").asInt(1);
    boolean nested = run.summary().protocols().contains(Protocol.NESTED);
    return "%s outer folds%s%s"
        .formatted(
            folds.path("count").asText(),
            repeats == 1 ? "" : " × %d repetitions".formatted(repeats),
            nested ? ", %s inner folds, groups whole".formatted(folds.path("inner").asText()) : "");
  }
}
