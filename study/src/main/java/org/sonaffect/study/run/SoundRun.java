package org.sonaffect.study.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sonaffect.learning.Crew;
import org.sonaffect.learning.Folds;
import org.sonaffect.learning.PipelineFits;
import org.sonaffect.learning.Ranking;
import org.sonaffect.learning.RungRows;
import org.sonaffect.learning.ScoreRule;
import org.sonaffect.learning.Search;
import org.sonaffect.learning.SearchPlan;
import org.sonaffect.learning.Seeds;
import org.sonaffect.learning.Split;
import org.sonaffect.study.Progress;
import org.sonaffect.study.StudyException;

/**
 * The nested search of one outer fold and mixture (PROTOCOL section 5): for every model and column
 * of ratings a pipeline is chosen on inner folds of the training rows, fitted on all of them, and
 * predicts the test rows of all corpora.
 */
final class SoundRun {
  private final Prepared study;
  private final List<ModelGrid> models;
  private final PipelineFits.Source source;
  private final TrialFile trials;
  private final Crew crew;
  private final Progress.Stage stage;

  SoundRun(
      Prepared study,
      List<ModelGrid> models,
      PipelineFits.Source source,
      TrialFile trials,
      Crew crew,
      Progress.Stage stage) {
    this.study = study;
    this.models = models;
    this.source = source;
    this.trials = trials;
    this.crew = crew;
    this.stage = stage;
  }

  /** How many evaluations a fold is counted as: points of all rungs, inner folds, columns. */
  static long evaluations(Prepared study, List<ModelGrid> models, PlannedFold fold) {
    long columns = study.labels().stream().filter(l -> l.concerns(fold.mixture())).count();
    return models.stream().mapToLong(m -> evaluations(study, m)).sum() * columns;
  }

  private static long evaluations(Prepared study, ModelGrid model) {
    long points =
        model.halving().rungs(model.grid().size()).stream().mapToLong(r -> r.points()).sum();
    return points * study.study().folds().inner();
  }

  /** What a search chose for one column of ratings. */
  private record Chosen(ModelGrid model, Labels labels, Ranking.Place place) {}

  /** Searches, fits and predicts whatever the log does not hold yet. */
  void run(PlannedFold fold) {
    List<Labels> concerned =
        study.labels().stream().filter(l -> l.concerns(fold.mixture())).toList();
    Seeds seeds =
        study.seeds().child("search").child(fold.repeat()).child(fold.fold()).child(fold.label());
    RungRows rungRows =
        RungRows.sound(study.corpusOf(), study.strata().within(), study.groups().names(), seeds);
    PipelineFits.Source shared =
        models.size() > 1 ? new SharedSource(source, study.study().folds().inner()) : source;
    List<Chosen> chosen = new ArrayList<>();
    for (ModelGrid model : models) {
      List<Labels> open =
          concerned.stream()
              .filter(l -> trials.result(fold.cell(l.control(), model.name(), l.target())) == null)
              .toList();
      Tally tally = new Tally(stage, evaluations(study, model) * concerned.size());
      if (!open.isEmpty()) {
        List<Ranking> rankings = search(fold, model, open, rungRows, seeds, shared, tally);
        for (int i = 0; i < open.size(); i++) {
          chosen.add(new Chosen(model, open.get(i), rankings.get(i).best()));
        }
      }
      tally.end();
    }
    if (!chosen.isEmpty()) {
      predict(fold, chosen, rungRows);
    }
  }

  private List<Ranking> search(
      PlannedFold fold,
      ModelGrid model,
      List<Labels> open,
      RungRows rungRows,
      Seeds seeds,
      PipelineFits.Source shared,
      Tally tally) {
    Map<String, Cell> cells = new HashMap<>();
    open.forEach(l -> cells.put(l.name(), fold.cell(l.control(), model.name(), l.target())));
    SearchPlan plan =
        new SearchPlan(
            "%s %s fold %d %s"
                .formatted(fold.protocol().word(), fold.label(), fold.fold(), model.name()),
            study.rows().x(),
            study.corpusOf(),
            open.stream()
                .map(l -> new org.sonaffect.learning.Target(l.name(), l.ratings()))
                .toList(),
            innerSplits(fold, seeds),
            model.grid(),
            model.halving(),
            rungRows,
            ScoreRule.SOUND);
    return Search.run(plan, shared, trials.log(name -> cell(cells, name)), crew, tally::progress);
  }

  private static Cell cell(Map<String, Cell> cells, String target) {
    Cell cell = cells.get(target);
    if (cell == null) {
      throw new IllegalStateException(
          "a search reports the target "
              + target
              + ", asked were "
              + cells.keySet().stream().sorted().toList());
    }
    return cell;
  }

  /** Inner folds over the training rows only, stratified and grouped like the outer ones. */
  private List<Split> innerSplits(PlannedFold fold, Seeds seeds) {
    int count = study.study().folds().inner();
    @Nullable String[] groups = study.groups().names();
    try {
      int[] inner =
          Folds.within(
              fold.train(), study.strata().overall(), groups, count, seeds.child("inner").value());
      return Folds.splits(fold.train(), inner, count);
    } catch (IllegalArgumentException e) {
      throw new StudyException(
          "inner folds of %s, fold %d: %s".formatted(fold.label(), fold.fold(), e.getMessage()), e);
    }
  }

  private void predict(PlannedFold fold, List<Chosen> chosen, RungRows rungRows) {
    int[] penaltyFolds = rungRows.penaltyFolds(fold.train());
    PipelineFits fits = source.of(study.rows().x(), new Split(fold.train(), fold.tested()));
    for (Chosen choice : chosen) {
      Labels labels = choice.labels();
      Ranking.Place place = choice.place();
      long begun = System.nanoTime();
      fits.predict(
          new org.sonaffect.learning.Target(labels.name(), labels.ratings()),
          penaltyFolds,
          List.of(place.pipeline().representative()),
          (point, predictions) ->
              trials.add(
                  new FoldResult(
                      fold.cell(labels.control(), choice.model().name(), labels.target()),
                      place.point(),
                      place.pipeline().describe(),
                      place.score(),
                      predictions.clone(),
                      (System.nanoTime() - begun) * 1e-9)));
    }
  }
}
