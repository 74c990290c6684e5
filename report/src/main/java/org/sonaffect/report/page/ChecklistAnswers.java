package org.sonaffect.report.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.sonaffect.learning.metrics.Interval;
import org.sonaffect.report.text.Mixtures;
import org.sonaffect.report.text.Numbers;
import org.sonaffect.study.Cell;
import org.sonaffect.study.Control;
import org.sonaffect.study.Protocol;
import org.sonaffect.study.RatedClip;
import org.sonaffect.study.Result;
import org.sonaffect.study.TrainingSet;
import org.sonaffect.study.folder.FoldTable;
import org.sonaffect.study.folder.RunColumns;
import org.sonaffect.study.folder.RunFolder;
import org.sonaffect.study.summary.Summary.Mean;

/** The answers of one run to the items of the checklist. */
final class ChecklistAnswers {
  private static final String ASKED = "Not stated by the study; please add: ";

  private final RunFolder run;
  private final JsonNode json;
  private final JsonNode study;
  private final JsonNode folds;
  private final RunFacts facts;

  ChecklistAnswers(RunFolder run) {
    this.run = run;
    this.json = run.json();
    this.study = json.path("study");
    this.folds = study.path("folds");
    this.facts = new RunFacts(run);
  }

  /**
   * An answer.
   *
   * @param asked only the authors can give it
   */
  record Answer(String text, boolean asked) {}

  /**
   * The answer to an item.
   *
   * @param item such as {@code 3d}
   */
  Answer of(String item) {
    return switch (item) {
      case "1a" -> asked("whose ratings of which audio the claim is about.");
      case "1b" -> asked("why these listeners and this audio.");
      case "1c" -> asked("what a model that predicts ratings is for.");
      case "2a" -> data();
      case "2b" ->
          answered(
              "%s, Apache-2.0; study and corpora together have the hash %s."
                  .formatted(json.path("program").asText(), json.path("identity").asText()));
      case "2c" ->
          answered(
              "Java and its version, the number of jobs and the date are in results.json under run"
                  + " and, on the page, under Provenance.");
      case "2d" -> answered("README.md and the folder docs of the program.");
      case "2e" ->
          answered(
              "The command study with the study's file%s; the same study gives the same bytes, on any"
                      .formatted(run.quick() ? " and --quick" : "")
                  + " number of threads and any processor, except durations and dates%s."
                      .formatted(
                          facts.limitedByTime()
                              ? " and for a search that is limited by time"
                              : ""));
      case "3a" ->
          answered(
              "Training and test rows are parts of the same corpora, split by folds: "
                  + corpora(c -> c.path("domain").asText())
                  + ".");
      case "3b" -> asked("how the corpora's authors found their clips and their raters.");
      case "3c" -> asked("why these corpora suit the question.");
      case "3d" -> ratings();
      case "3e" ->
          answered(
              corpora(
                      c ->
                          c.has("groups")
                              ? "%s clips in %s groups that stay together"
                                  .formatted(c.path("clips").asText(), c.path("groups").asText())
                              : c.path("clips").asText() + " clips")
                  + ".");
      case "3f" ->
          answered(
              "A clip needs both ratings and all features. %s."
                  .formatted(
                      facts.leftOut().isEmpty()
                          ? "No clip of this run was left out for lack of them"
                          : "Left out, each reported by file and line when the corpus was loaded: "
                              + facts.leftOut()));
      case "3g" -> asked("what the corpora have too much or too little of.");
      case "4a" ->
          asked(
              "what the corpora's manifests exclude, and why. Nothing is excluded after they are"
                  + " loaded.");
      case "4b" ->
          answered(
              "Audio that cannot be read, ratings off their scale and features that are not numbers"
                  + " leave a clip out (%s)."
                      .formatted(
                          facts.leftOut().isEmpty() ? "in this run: none" : facts.leftOut()));
      case "4c" ->
          answered(
              "Ratings are mapped linearly from their scale to [−1, 1]. Features: %s. They are"
                      .formatted(corpora(c -> c.path("feature_source").asText()))
                  + " standardised and, if the pipeline says so, projected, using training rows only.");
      default -> ofModels(item);
    };
  }

  private Answer ofModels(String item) {
    return switch (item) {
      case "5a" ->
          answered(
              "%s; trained on %s."
                      .formatted(
                          Method.models(study),
                          Mixtures.of(study).stream()
                              .map(TrainingSet::words)
                              .collect(Collectors.joining("; ")))
                  + (run.quick() ? " In the study's quick form." : "")
                  + facts.shortSearches());
      case "5b" -> asked("why these kinds of model.");
      case "5c" ->
          answered(
              "%s outer folds, %s; %s."
                  .formatted(
                      folds.path("count").asText(),
                      folds.path("given").asBoolean()
                          ? "as given in a table"
                          : "stratified by clusters of the ratings",
                      Method.times(folds)));
      case "5d" ->
          answered(
              study
                      .path("models")
                      .valueStream()
                      .allMatch(model -> model.path("points").asInt() == 1)
                  ? "Each model is one pipeline; nothing was chosen."
                  : each(
                      study.path("protocols"),
                      protocol ->
                          nested(protocol)
                              ? "Under nested by %s inner folds of the outer training rows"
                                  .formatted(folds.path("inner").asText())
                              : "Under %s on the folds that are reported, as in the published code"
                                  .formatted(protocol.asText())));
      case "5e" ->
          answered(
              "The study's file states the grids and the limits of a search (%s); what was tried and"
                      .formatted(Method.models(study))
                  + " chosen in every fold is in trials.jsonl.");
      case "5f" -> baselines();
      case "6a" -> audit();
      case "6b" -> doubles();
      case "6c" -> inputs();
      case "7a" ->
          answered(
              "R², RMSE, MAE, CCC (Lin 1989) and Pearson r of %s, within each corpus."
                  .formatted(each(study.path("targets"), JsonNode::asText, " and ")));
      case "7b" ->
          answered(
              "95 %% intervals of means over %d test folds%s%s."
                  .formatted(
                      folds.path("count").asInt() * folds.path("repeats").asInt(1),
                      folds.path("repeats").asInt(1) > 1
                          ? ", corrected for overlapping training sets"
                          : " (Student's t)",
                      facts.bootstrap() ? ", and a bootstrap over clips" : ""));
      case "7c" ->
          answered(
              facts.tests()
                  ? "Paired t tests by fold with the variance of Nadeau and Bengio (2003), which assumes"
                      + " normal differences whose correlation is the share of test rows among all"
                      + " rows; Holm's correction over a table."
                  : "None: the run has one model and compares no training sets.");
      case "8a" -> elsewhere();
      case "8b" ->
          run.summary().synthetic()
              ? answered("Synthetic clips and ratings: the findings hold for these corpora only.")
              : asked("for which audio and which listeners the findings need not hold.");
      default -> throw new IllegalArgumentException("no item " + item);
    };
  }

  private Answer data() {
    String hashes =
        corpora(
            c ->
                "SHA-256 %s, licence %s"
                    .formatted(
                        c.path("hash").asText(),
                        c.has("licence") ? c.path("licence").asText() : "not stated"));
    boolean known = json.path("corpora").valueStream().allMatch(c -> c.has("licence"));
    return known
        ? answered(hashes + ".")
        : new Answer(
            hashes + ". " + ASKED + "where they are available, under which licence.", true);
  }

  private Answer ratings() {
    List<RatedClip> clips = run.clips();
    List<String> parts = new ArrayList<>();
    for (String corpus : run.corpora()) {
      for (String target : List.of("arousal", "valence")) {
        double[] values =
            clips.stream()
                .filter(c -> c.corpus().equals(corpus))
                .mapToDouble(c -> target.equals("arousal") ? c.arousal() : c.valence())
                .toArray();
        if (values.length > 0) {
          parts.add("%s %s %s".formatted(corpus, target, spread(values)));
        }
      }
    }
    return answered(
        "Mean ratings in [−1, 1]; mean, standard deviation and range: %s. Figure 1 shows them."
            .formatted(String.join("; ", parts)));
  }

  private static String spread(double[] values) {
    DoubleSummaryStatistics range = DoubleStream.of(values).summaryStatistics();
    double deviation = values.length == 1 ? 0 : Math.sqrt(Interval.variance(values));
    return String.format(
            Locale.ROOT,
            "%.2f, %.2f, %.2f to %.2f",
            Interval.mean(values),
            deviation,
            range.getMin(),
            range.getMax())
        .replace('-', '−');
  }

  private Answer baselines() {
    int controls = study.path("controls").size();
    boolean joint = Mixtures.of(study).stream().anyMatch(TrainingSet::joint);
    return answered(
        "R² of 0 is the mean rating of the test rows%s%s."
            .formatted(
                Mixtures.besideAlone(study)
                    ? ". Joint training is compared with training on a corpus alone, on the same test rows"
                    : joint
                        ? ". Joint training is not compared with training on a corpus alone"
                        : "",
                controls == 0
                    ? "; the study has no random-label control"
                    : "; real ratings are compared with random ratings of "
                        + each(
                            study.path("controls"),
                            control -> control.path("randomise").asText(),
                            " and ")));
  }

  private Answer audit() {
    boolean published =
        study.path("protocols").valueStream().anyMatch(protocol -> !nested(protocol));
    int findings = json.path("audit").size();
    return answered(
        (published
                ? "Under nested everything that is fitted is fitted on training rows; under published-*"
                    + " test rows reach the training rows, as in the published code. "
                : "Everything that is fitted is fitted on training rows. ")
            + (findings == 0
                ? "The audit compared them with the test rows by index, content and near-duplicate"
                    + " features and found none in both."
                : "The audit has %d %s, listed under Provenance."
                    .formatted(findings, findings == 1 ? "finding" : "findings")));
  }

  private Answer doubles() {
    String pairs =
        run.has(RunColumns.DUPLICATES)
            ? " %d pairs of clips have nearly the same features."
                .formatted(run.read(RunColumns.DUPLICATES).size())
            : "";
    if (study.path("protocols").valueStream().noneMatch(ChecklistAnswers::nested)) {
      return answered(
          "The published protocols ignore groups: duplicates may be on both sides." + pairs);
    }
    return answered(
        (grouped()
                ? "Clips of one artist or source, as the corpora's groups say, and equal or nearly"
                    + " equal audio, are one group"
                : "Equal or nearly equal audio is one group; the corpora name no groups of artists or"
                    + " sources")
            + (folds.path("given").asBoolean()
                ? ". The folds are given: where they split a group, its training rows are left out of"
                    + " that fold."
                : "; no fold of the protocol nested splits a group.")
            + pairs);
  }

  /** Whether some corpus names groups; those of equal audio alone are named after a clip. */
  private boolean grouped() {
    return run.has(RunColumns.FOLDS)
        && run.folds().entries().stream()
            .map(FoldTable.Entry::group)
            .anyMatch(group -> group != null && !group.contains(":same as "));
  }

  private Answer inputs() {
    return run.extracted()
        ? answered("All features are computed from a clip's own samples.")
        : asked("where the columns of the feature tables come from, and that none knows a rating.");
  }

  /** What models reach on a corpus that they were not trained on. */
  private Answer elsewhere() {
    List<String> parts = new ArrayList<>();
    for (Mean mean : run.summary().means(Protocol.NESTED, Control.NONE, Result.R2)) {
      Cell cell = mean.cell();
      if (cell.train().share(cell.test()) == 0) {
        parts.add(
            "%s on %s, trained on %s: %s %s"
                .formatted(
                    cell.model(),
                    cell.test(),
                    cell.train().words(),
                    cell.target(),
                    Numbers.score(mean.mean())));
      }
    }
    return parts.isEmpty()
        ? asked("what is known about other data; this study tests on none.")
        : answered(
            "R² on a corpus that was not trained on: %s.".formatted(String.join("; ", parts)));
  }

  private static boolean nested(JsonNode protocol) {
    return Protocol.parse(protocol.asText()) == Protocol.NESTED;
  }

  private String corpora(Function<JsonNode, String> what) {
    return each(json.path("corpora"), c -> c.path("name").asText() + ": " + what.apply(c), "; ");
  }

  private static String each(JsonNode list, Function<JsonNode, String> what) {
    return each(list, what, "; ") + ".";
  }

  private static String each(JsonNode list, Function<JsonNode, String> what, String between) {
    return list.valueStream().map(what).reduce((a, b) -> a + between + b).orElse("none");
  }

  private static Answer answered(String text) {
    return new Answer(text, false);
  }

  private static Answer asked(String text) {
    return new Answer(ASKED + text, true);
  }
}
