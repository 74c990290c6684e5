package org.sonaffect.report.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.sonaffect.study.Protocol;
import org.sonaffect.study.Result;
import org.sonaffect.study.folder.RunFolder;
import org.sonaffect.study.summary.Summary;
import org.sonaffect.study.summary.Summary.ControlOutcome;

/** What a reader of a run must beware of, the gravest first. */
final class Cautions {
  /** Fewer values give wide intervals (as for the claims). */
  private static final int FEW_VALUES = 5;

  /** Fewer clips are hardly enough to learn from. */
  private static final int FEW_CLIPS = 100;

  private Cautions() {}

  static List<String> of(RunFolder run) {
    Summary summary = run.summary();
    List<String> cautions = new ArrayList<>();
    if (summary.controls().stream().anyMatch(ControlOutcome::predicted)) {
      cautions.add("Random ratings were predicted: test rows leak into training somewhere.");
    }
    int findings = run.json().path("audit").size();
    if (findings > 0) {
      cautions.add(
          "The audit has %d %s; see Provenance."
              .formatted(findings, findings == 1 ? "finding" : "findings"));
    }
    if (summary.synthetic()) {
      cautions.add(
          "Clips and ratings are synthetic: nothing here says anything about how people hear.");
    }
    if (run.quick()) {
      cautions.add("The study's quick form: it shows that the study runs, not what it finds.");
    }
    List<String> published =
        summary.protocols().stream()
            .filter(protocol -> protocol != Protocol.NESTED)
            .map(Protocol::word)
            .toList();
    if (!published.isEmpty()) {
      cautions.add(
          "Under %s test rows are trained on: those scores do not estimate the error on new clips."
              .formatted(String.join(" and ", published)));
    }
    RunFolder.Searches searches = run.searches();
    if (searches.tooShort() > 0) {
      cautions.add(
          "In %d of %d searches the AutoML could not make its ensemble; see The AutoML."
              .formatted(searches.tooShort(), searches.all()));
    }
    int values = summary.means().stream().mapToInt(Summary.Mean::folds).max().orElse(0);
    if (values > 0 && values < FEW_VALUES) {
      cautions.add(
          "Each mean is of %d %s only: intervals are wide."
              .formatted(values, values == 1 ? "fold" : "folds"));
    }
    List<String> small = new ArrayList<>();
    run.leftOut()
        .forEach(
            (corpus, count) ->
                cautions.add(
                    "%s: %d %s left out."
                        .formatted(corpus, count, count == 1 ? "clip was" : "clips were")));
    for (JsonNode corpus : run.json().path("corpora")) {
      String name = corpus.path("name").asText();
      if (corpus.path("clips").asInt() < FEW_CLIPS) {
        small.add("%s has %s".formatted(name, corpus.path("clips").asText()));
      }
    }
    if (!small.isEmpty()) {
      cautions.add("Few clips: %s.".formatted(String.join(", ", small)));
    }
    String undefined =
        summary.means().stream()
            .filter(mean -> mean.metric().equals(Result.R2) && Double.isNaN(mean.mean()))
            .map(mean -> mean.cell().target() + " of " + mean.cell().test())
            .distinct()
            .collect(Collectors.joining(", "));
    if (!undefined.isEmpty()) {
      cautions.add(
          "R² is undefined for %s: the ratings of a test fold do not vary.".formatted(undefined));
    }
    if (cautions.isEmpty()) {
      cautions.add(
          "The program found no problem. It cannot see how clips and raters were chosen; see the"
              + " checklist.");
    }
    return cautions;
  }
}
