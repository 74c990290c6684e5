package org.sonaffect.study.plan;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.sonaffect.corpus.Corpus;
import org.sonaffect.corpus.CorpusException;
import org.sonaffect.corpus.LoadedCorpus;
import org.sonaffect.corpus.Problem;
import org.sonaffect.corpus.SampleRates;
import org.sonaffect.corpus.extract.Progress;
import org.sonaffect.learning.random.Seeds;
import org.sonaffect.study.Protocol;
import org.sonaffect.study.RatingTarget;
import org.sonaffect.study.StudyException;
import org.sonaffect.study.StudyFile;
import org.sonaffect.study.StudyOptions;

/** Prepares a study: corpora, groups, strata, folds, mixtures. */
public final class Planner {
  private Planner() {}

  /**
   * Prepares a study.
   *
   * @throws StudyException naming what is wrong with the study or its corpora
   */
  public static StudyPlan of(StudyFile study, StudyOptions.Corpora loader, Progress progress) {
    StackedRows rows = StackedRows.of(corpora(study, loader, progress));
    study.presentation().check(rows.names());
    Seeds seeds = Seeds.of(study.seed());
    RowGroups groups = RowGroups.of(rows);
    RowStrata strata = RowStrata.of(rows, study.folds().minStratum());
    OuterFolds folds;
    OuterFolds published;
    if (study.folds().given()) {
      folds = GivenFolds.read(rows, study.folds(), progress);
      published = folds;
    } else {
      folds = OuterFolds.draw(rows, strata, groups, study.folds(), seeds);
      published = OuterFolds.draw(rows, strata, RowGroups.none(rows), study.folds(), seeds);
    }
    MixtureRows training = new MixtureRows(rows, strata, groups, folds, seeds);
    List<PlannedTraining> trainings = new ArrayList<>();
    for (Protocol protocol : study.protocols()) {
      trainings.addAll(
          protocol == Protocol.NESTED
              ? NestedFolds.of(study, training, progress)
              : PublishedFolds.of(study, protocol, rows, published, strata, seeds));
    }
    return new StudyPlan(
        study,
        rows,
        strata,
        groups,
        folds,
        Labels.of(study, rows, seeds),
        trainings,
        CurvesAndTransfers.of(study, training),
        VariantRows.of(rows, study.augmentation(), progress),
        seeds);
  }

  /** Whether a corpus has ratings of all targets. */
  private static void rated(StudyFile study, Corpus corpus, List<String> failures) {
    for (RatingTarget target : study.targets()) {
      if (corpus.items().stream().anyMatch(item -> Double.isNaN(target.of(item)))) {
        List<String> rated = new ArrayList<>(List.of("arousal", "valence"));
        corpus.items().stream()
            .limit(1)
            .forEach(item -> item.others().keySet().stream().sorted().forEach(rated::add));
        failures.add(
            "%s: targets has %s, and the corpus %s has ratings of %s; the key dimensions of its manifest may name more"
                .formatted(study.file(), target, corpus.name(), String.join(", ", rated)));
      }
    }
  }

  private static List<LoadedCorpus> corpora(
      StudyFile study, StudyOptions.Corpora loader, Progress progress) {
    List<LoadedCorpus> corpora = new ArrayList<>();
    List<String> failures = new ArrayList<>();
    for (Path manifest : study.corpora()) {
      try {
        LoadedCorpus loaded = loader.load(manifest, study.sets());
        Problem.lines(loaded.problems()).forEach(progress::warn);
        corpora.add(loaded);
      } catch (CorpusException e) {
        failures.add(String.valueOf(e.getMessage()));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new CancellationException("interrupted");
      }
    }
    corpora.forEach(loaded -> rated(study, loaded.corpus(), failures));
    corpora.forEach(loaded -> checkLeftOut(study, loaded.corpus(), failures));
    if (!failures.isEmpty()) {
      throw new StudyException(String.join("\n", failures));
    }
    List<SampleRates> rates = corpora.stream().map(c -> c.corpus().provenance().rates()).toList();
    SampleRates all = SampleRates.together(rates);
    if (rates.stream().map(SampleRates::hertz).filter(r -> !r.isEmpty()).distinct().count() > 1) {
      progress.warn("the corpora have different sample rates, which make features differ: " + all);
    }
    return corpora.stream().map(loaded -> loaded.without(study.leaveOut())).toList();
  }

  private static void checkLeftOut(StudyFile study, Corpus corpus, List<String> failures) {
    List<String> columns = corpus.features().columns();
    for (String column : study.leaveOut()) {
      if (!columns.contains(column)) {
        failures.add(
            "%s: leave-out has %s, and the corpus %s has %s%s"
                .formatted(
                    study.file(),
                    column,
                    corpus.name(),
                    String.join(", ", columns.subList(0, Math.min(3, columns.size()))),
                    columns.size() > 3 ? " and %d more".formatted(columns.size() - 3) : ""));
      }
    }
    if (study.leaveOut().size() >= columns.size()) {
      failures.add("%s: leave-out leaves no column".formatted(study.file()));
    }
  }
}
