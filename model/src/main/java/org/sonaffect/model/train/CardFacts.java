package org.sonaffect.model.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sonaffect.acoustics.change.Change;
import org.sonaffect.acoustics.change.Excerpt;
import org.sonaffect.corpus.Corpus;
import org.sonaffect.corpus.CorpusProvenance;
import org.sonaffect.model.ExtractedColumns;
import org.sonaffect.model.ModelCard;
import org.sonaffect.model.interval.IntervalCheck;
import org.sonaffect.study.Augmentation;
import org.sonaffect.study.StudyFile;
import org.sonaffect.study.folder.RunColumns;
import org.sonaffect.study.folder.RunFolder;
import org.sonaffect.study.folder.RunRows;
import org.sonaffect.study.run.WholeTraining;
import org.sonaffect.study.summary.Summary;

/** Puts together what a model says of itself. */
@SuppressWarnings("ArrayRecordComponent")
record CardFacts(
    StudyFile study,
    WholeTraining.Outcome outcome,
    List<String> domains,
    int[] domain,
    double[][] rating) {
  private static final List<String> LIMITS =
      List.of(
          "It predicts mean ratings of listeners like those of its corpora, not what one listener"
              + " feels, and not what a maker meant.",
          "It hears sound, not words: speech is judged by its voice and loudness, what is said is"
              + " not understood. Speech is no domain of its own unless a corpus has it.",
          "An interval holds for clips like the training clips of its domain; for clips of high"
              + " novelty nothing is known.");

  ModelCard card(
      String name,
      RunFolder run,
      List<ModelCard.Coverage> intervals,
      ModelCard.@Nullable Changes changes,
      double domainAccuracy) {
    List<ModelCard.CorpusCard> corpora =
        IntStream.range(0, outcome.corpora().size()).mapToObj(this::corpus).toList();
    boolean demonstration = corpora.stream().anyMatch(ModelCard.CorpusCard::synthetic);
    String extractor = extractor();
    return new ModelCard(
        name,
        demonstration,
        study.models().get(0).name(),
        extractor,
        extracted() != null,
        outcome.x().columns(),
        outcome.targets(),
        domains,
        corpora,
        protocol(),
        scores(run.summary()),
        intervals,
        domainAccuracy,
        outcome.words(),
        study.seed(),
        run.json().path("program").asText(),
        limits(run, demonstration, extractor, intervals),
        null,
        changes);
  }

  /** Where all features come from, each source once. */
  private String extractor() {
    return ExtractedColumns.words(
        outcome.corpora().stream().map(c -> c.provenance().features()).toList(), study.sets());
  }

  /** How they come from audio; null where they do not. */
  private @Nullable ExtractedColumns extracted() {
    return ExtractedColumns.of(extractor(), outcome.corpora().get(0).features().columns());
  }

  private ModelCard.CorpusCard corpus(int c) {
    Corpus corpus = outcome.corpora().get(c);
    CorpusProvenance provenance = corpus.provenance();
    List<ModelCard.RatingRange> ranges = new ArrayList<>();
    for (int t = 0; t < rating.length; t++) {
      double low = 1;
      double high = -1;
      for (int row = 0; row < domain.length; row++) {
        if (domain[row] == c) {
          low = Math.min(low, rating[t][row]);
          high = Math.max(high, rating[t][row]);
        }
      }
      ranges.add(new ModelCard.RatingRange(outcome.targets().get(t), low, high));
    }
    return new ModelCard.CorpusCard(
        corpus.name(),
        domains.get(c),
        corpus.items().size(),
        provenance.contentHash(),
        provenance.features(),
        provenance.licence(),
        provenance.format().isShipped()
            ? provenance.format().title() + " as its authors ship it"
            : "a table of clips, " + provenance.manifest().getFileName(),
        provenance.synthetic(),
        ranges,
        provenance.rates().counts().isEmpty() ? null : provenance.rates());
  }

  private String protocol() {
    return "%s: %d outer folds%s, stratified by rating, groups whole; within each, %d inner folds chose"
            .formatted(
                study.protocols().get(0).word(),
                outcome.folds().size(),
                study.folds().repeats() > 1
                    ? ", drawn %d times over".formatted(study.folds().repeats())
                    : "",
                study.folds().inner())
        + " the model; no test row had a part in anything fitted or chosen. The model itself is of"
        + " all clips, chosen the same way";
  }

  /**
   * The same clips, changed: of the first repetition, with the coverage of the model's intervals.
   */
  ModelCard.@Nullable Changes changes(RunFolder run, IntervalCheck check) {
    Augmentation augment = outcome.augment();
    if (augment.none()) {
      return null;
    }
    List<String> names = outcome.corpora().stream().map(Corpus::name).toList();
    List<String> compared = augment.compared().stream().map(Change::toString).toList();
    List<ModelCard.ChangeScore> scores = new ArrayList<>();
    for (RunRows.ChangeScore row : run.readIfAny(RunColumns.CHANGES)) {
      int d = names.indexOf(row.cell().test());
      int t = outcome.targets().indexOf(row.cell().target());
      int change = compared.indexOf(row.change());
      if (row.cell().repeat() == 0 && change >= 0) {
        scores.add(
            new ModelCard.ChangeScore(
                domains.get(d),
                row.cell().target(),
                row.change(),
                row.clips(),
                row.shift(),
                row.rms(),
                row.pearson(),
                row.r2(),
                row.clips() == 0 ? Double.NaN : check.coverageChanged(d, t, change)));
      }
    }
    return new ModelCard.Changes(
        augment.variants().stream().map(Change::toString).toList(), scores);
  }

  private List<ModelCard.Score> scores(Summary summary) {
    List<ModelCard.Score> scores = new ArrayList<>();
    for (int c = 0; c < domains.size(); c++) {
      for (String target : outcome.targets()) {
        for (String metric : List.of("r2", "ccc", "pearson", "rmse")) {
          String corpus = outcome.corpora().get(c).name();
          for (Summary.Mean mean : summary.means()) {
            if (mean.cell().test().equals(corpus)
                && mean.cell().target().equals(target)
                && mean.metric().equals(metric)) {
              scores.add(
                  new ModelCard.Score(
                      domains.get(c),
                      target,
                      metric,
                      mean.mean(),
                      mean.halfWidth(),
                      mean.outOfFold()));
            }
          }
        }
      }
    }
    return scores;
  }

  /** What the check of some intervals says against them. */
  static List<String> coverage(ModelCard.Coverage coverage) {
    String which = coverage.target() + " of " + coverage.domain();
    if (!coverage.checked()) {
      return List.of(
          "Its intervals of %s were not checked: a fold of the check has too few clips for one."
              .formatted(which));
    }
    List<String> limits = new ArrayList<>();
    if (coverage.coverage() < coverage.least()) {
      limits.add(
          String.format(
              Locale.ROOT,
              "Its intervals of %s covered %.1f %% of unseen clips, fewer than chance explains:"
                  + " take them for too narrow.",
              which,
              100 * coverage.coverage()));
    }
    if (coverage.guessedCoverage() < coverage.least()) {
      limits.add(
          String.format(
              Locale.ROOT,
              "Where the domain is guessed, its intervals of %s covered %.1f %% of unseen clips:"
                  + " say which domain clips are of.",
              which,
              100 * coverage.guessedCoverage()));
    }
    return limits;
  }

  /** What this training lacked of what its study intends. */
  List<String> cautions(RunFolder run) {
    List<String> cautions = new ArrayList<>();
    if (run.quick()) {
      cautions.add(
          "It was trained by the quick form of its study: it shows that training works, and is not"
              + " for use.");
    }
    run.leftOut()
        .forEach(
            (corpus, count) ->
                cautions.add(
                    "%d clip%s of %s %s left out."
                        .formatted(
                            count, count == 1 ? "" : "s", corpus, count == 1 ? "was" : "were")));
    if (outcome.warning() != null) {
      cautions.add("Its AutoML: %s.".formatted(outcome.warning()));
    }
    RunFolder.Searches searches = run.searches();
    if (searches.tooShort() > 0) {
      cautions.add(
          "In %d of the %d searches that its scores come from, the AutoML could not make its ensemble."
              .formatted(searches.tooShort(), searches.all()));
    }
    return cautions;
  }

  private List<String> limits(
      RunFolder run, boolean demonstration, String extractor, List<ModelCard.Coverage> intervals) {
    List<String> limits = new ArrayList<>();
    if (demonstration) {
      limits.add(
          "DEMONSTRATION: "
              + outcome.corpora().stream()
                  .filter(c -> c.provenance().synthetic())
                  .map(Corpus::name)
                  .collect(Collectors.joining(" and "))
              + " are synthesised, their ratings made up by a formula. What this model says is"
              + " nothing about listeners.");
    }
    limits.addAll(study.presentation().notes());
    if (!study.leaveOut().isEmpty()) {
      limits.add("It does not use " + String.join(", ", study.leaveOut()) + ".");
    }
    limits.addAll(cautions(run));
    ExtractedColumns extracted = extracted();
    if (extracted != null && !extractor.equals(extracted.sets().version())) {
      limits.add(
          "Its features were read from tables (%s). Audio is predicted as if they were those of %s."
              .formatted(extractor, extracted.sets().version()));
    }
    for (ModelCard.Coverage coverage : intervals) {
      coverage(coverage).forEach(limits::add);
      if (coverage.width() >= coverage.constantWidth()) {
        limits.add(
            ("Its intervals of %s of %s are no narrower than around a constant prediction: there"
                    + " it has found little.")
                .formatted(coverage.target(), coverage.domain()));
      }
      if (coverage.shipped() >= 2) {
        limits.add("%s, %s: %s".formatted(coverage.domain(), coverage.target(), coverage.method()));
      }
    }
    limits.addAll(LIMITS);
    boolean excerpts =
        outcome.augment().compared().stream().anyMatch(change -> change instanceof Excerpt);
    limits.add(
        "Of the windows of a curve no ratings were known; their intervals are those of "
            + (excerpts ? "excerpts as long, under the rating of the whole." : "whole clips."));
    limits.add("Reasons tell what the model responds to. They are no causes.");
    int smallest =
        Arrays.stream(domain)
            .boxed()
            .collect(Collectors.groupingBy(d -> d, Collectors.counting()))
            .values()
            .stream()
            .mapToInt(Long::intValue)
            .min()
            .orElse(0);
    limits.add(
        String.format(
            Locale.ROOT, "Its smallest domain has %d clips; more would do it good.", smallest));
    return limits;
  }
}
