package org.sonaffect.study.fit;

import java.util.ArrayList;
import java.util.List;
import org.sonaffect.learning.Pipeline;
import org.sonaffect.learning.folds.Split;
import org.sonaffect.learning.grid.Grid;
import org.sonaffect.learning.grid.RungRows;
import org.sonaffect.learning.grid.ScoreRule;
import org.sonaffect.learning.grid.SearchPlan;
import org.sonaffect.learning.prepare.Projection;
import org.sonaffect.study.ModelGrid;
import org.sonaffect.study.plan.Labels;
import org.sonaffect.study.plan.PlannedTraining;
import org.sonaffect.study.plan.StudyPlan;

/**
 * The search of the published code (docs/spec/experiment.md §4.3): one for all folds of a training
 * set, on the folds that are reported, with the null components that it keeps.
 */
final class PublishedRun {
  private final Engine engine;
  private final StudyPlan plan;

  PublishedRun(Engine engine) {
    this.engine = engine;
    this.plan = engine.plan();
  }

  /** Searches, fits and predicts whatever the log does not hold yet of one training set. */
  void run(List<PlannedTraining> trainings) {
    PlannedTraining first = trainings.get(0);
    RungRows rungRows = RungRows.published();
    List<Labels> concerned = first.concerned(plan.labels());
    List<Engine.Chosen> chosen = new ArrayList<>();
    for (ModelGrid model : engine.models()) {
      List<Labels> open =
          concerned.stream()
              .filter(l -> trainings.stream().anyMatch(f -> !known(f, l, model)))
              .toList();
      long columns = (long) trainings.size() * concerned.size();
      try (Tally tally = new Tally(engine.stage(), model, columns)) {
        if (!open.isEmpty()) {
          SearchPlan searchPlan =
              new SearchPlan(
                  "%s %s %s".formatted(first.protocol().word(), first.label(), model.name()),
                  plan.rows().x(),
                  plan.corpusOf(),
                  open.stream().map(Labels::target).toList(),
                  trainings.stream().map(f -> new Split(f.train(), f.tuned())).toList(),
                  withNullComponents(model.grid()),
                  model.halving(),
                  rungRows,
                  ScoreRule.PUBLISHED);
          chosen.addAll(
              engine.choose(
                  model,
                  searchPlan,
                  FitSource.of(first.protocol()),
                  open,
                  l -> first.cell(l, model.name()).ofAllFolds(),
                  tally));
        }
      }
    }
    for (PlannedTraining training : trainings) {
      List<Engine.Chosen> missing =
          chosen.stream().filter(c -> !known(training, c.labels(), c.model())).toList();
      if (!missing.isEmpty()) {
        engine.predict(training, missing, rungRows);
      }
    }
  }

  private boolean known(PlannedTraining training, Labels labels, ModelGrid model) {
    return !engine.log().isOpen(training.cell(labels, model.name()));
  }

  /** The same points, keeping components whose variance is numerical noise. */
  private static Grid withNullComponents(Grid grid) {
    return new Grid(
        grid.name(),
        grid.points().stream()
            .map(
                point ->
                    point.projection() instanceof Projection.Pca pca
                        ? new Pipeline(
                            new Projection.Pca(pca.share(), pca.whiten(), true), point.regressor())
                        : point)
            .toList());
  }
}
