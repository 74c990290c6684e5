package org.sonaffect.report.page;

import static j2html.TagCreator.dd;
import static j2html.TagCreator.div;
import static j2html.TagCreator.dl;
import static j2html.TagCreator.dt;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.li;
import static j2html.TagCreator.p;
import static j2html.TagCreator.section;
import static j2html.TagCreator.ul;

import com.fasterxml.jackson.databind.JsonNode;
import j2html.tags.DomContent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.sonaffect.study.Protocol;
import org.sonaffect.study.folder.RunColumns;
import org.sonaffect.study.folder.RunFolder;
import org.sonaffect.study.folder.RunRows;

/** The first screen of a report: what was studied, the answer, what to beware of, the scores. */
final class Overview {
  private final RunFolder run;
  private final JsonNode json;
  private final JsonNode study;

  private Overview(RunFolder run) {
    this.run = run;
    this.json = run.json();
    this.study = json.path("study");
  }

  static List<DomContent> of(RunFolder run, Path folder) throws IOException {
    Overview overview = new Overview(run);
    List<DomContent> content = new ArrayList<>();
    content.add(overview.facts());
    List<DomContent> parts = new ArrayList<>();
    parts.add(
        div(
                section(h2("The answer"), p(run.summary().sentence())).withClass("answer"),
                section(h2("Warnings"), ul(each(Cautions.of(run), caution -> li(caution))))
                    .withClass("beware"))
            .withClass("said"));
    if (!run.summary().protocols().isEmpty()) {
      DomContent scores = HeadlineScores.of(run, run.summary().protocols().get(0)).written(folder);
      parts.add(section(h2("Scores"), scores).withClass("scores"));
    }
    content.add(div(each(parts, part -> part)).withClass("opening"));
    return content;
  }

  private DomContent facts() {
    List<DomContent> facts = new ArrayList<>();
    facts.add(fact("Corpora", corpora(Overview::corpus)));
    facts.add(fact("Raters", raters()));
    Set<String> features = new LinkedHashSet<>();
    json.path("corpora").forEach(corpus -> features.add(features(corpus)));
    facts.add(fact("Features", String.join("; ", features)));
    List<String> protocols = new ArrayList<>();
    study.path("protocols").forEach(protocol -> protocols.add(protocol.asText()));
    facts.add(fact("Protocol", String.join(", ", protocols) + ": " + folds()));
    facts.add(fact("Models", models()));
    return dl(each(facts, fact -> fact)).withClass("facts");
  }

  private static DomContent fact(String name, String text) {
    return div(dt(name), dd(text));
  }

  private String corpora(Function<JsonNode, String> of) {
    List<String> texts = new ArrayList<>();
    json.path("corpora").forEach(corpus -> texts.add(of.apply(corpus)));
    return String.join("; ", texts);
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
