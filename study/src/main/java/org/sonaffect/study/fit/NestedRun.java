package org.sonaffect.study.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sonaffect.learning.folds.Folds;
import org.sonaffect.learning.folds.Split;
import org.sonaffect.learning.grid.PipelineFits;
import org.sonaffect.learning.grid.ScoreRule;
import org.sonaffect.learning.grid.SearchPlan;
import org.sonaffect.study.ModelGrid;
import org.sonaffect.study.StudyException;
import org.sonaffect.study.plan.Labels;
import org.sonaffect.study.plan.PlannedTraining;
import org.sonaffect.study.plan.StudyPlan;

/**
 * The nested search of one outer fold and mixture (docs/spec/experiment.md §5.2): for every model
 * and column of ratings a pipeline is chosen on inner folds of the training rows, fitted on all of
 * them, and predicts the test rows of all corpora.
 */
public final class NestedRun {
  private final Engine engine;
  private final StudyPlan plan;
  private final List<ModelGrid> models;
  private final List<Labels> labels;
  private final boolean few;

  private NestedRun(Engine engine, List<Labels> labels, boolean few) {
    this.engine = engine;
    this.plan = engine.plan();
    this.labels = labels;
    this.few = few;
    this.models = engine.models();
  }

  /** For the folds of a mixture: all controls. */
  public static NestedRun ofMixtures(Engine engine) {
    return new NestedRun(engine, engine.plan().labels(), false);
  }

  /**
   * For folds beside the mixtures: real ratings only, and fewer inner folds where a training set
   * has fewer groups than there should be inner folds.
   */
  static NestedRun besideMixtures(Engine engine) {
    return new NestedRun(engine, engine.plan().realLabels(), true);
  }

  /** Searches, fits and predicts whatever the log does not hold yet. */
  public void run(PlannedTraining training) {
    List<Labels> concerned = training.concerned(labels);
    PipelineFits.Source shared =
        models.size() > 1
            ? new SharedSource(FitSource.of(training.protocol()), plan.study().folds().inner())
            : FitSource.of(training.protocol());
    List<Engine.Chosen> chosen = new ArrayList<>();
    for (ModelGrid model : models) {
      List<Labels> open = engine.open(training, concerned, model);
      long columns = (long) plan.study().folds().inner() * concerned.size();
      try (Tally tally = new Tally(engine.stage(), model, columns)) {
        if (!open.isEmpty()) {
          SearchPlan search = searchPlan(training, model, open, innerSplits(training));
          chosen.addAll(
              engine.choose(
                  model, search, shared, open, l -> training.cell(l, model.name()), tally));
        }
      }
    }
    if (!chosen.isEmpty()) {
      engine.predict(training, chosen, plan.rungRows(training));
    }
  }

  /** The search of a model on the training rows, for some columns of ratings. */
  SearchPlan searchPlan(
      PlannedTraining training, ModelGrid model, List<Labels> columns, List<Split> splits) {
    return new SearchPlan(
        "%s %s fold %d %s"
            .formatted(training.protocol().word(), training.label(), training.fold(), model.name()),
        plan.rows().x(),
        plan.corpusOf(),
        columns.stream().map(Labels::target).toList(),
        splits,
        model.grid(),
        model.halving(),
        plan.rungRows(training),
        ScoreRule.NESTED);
  }

  /** Inner folds over the training rows only, stratified and grouped like the outer ones. */
  public List<Split> innerSplits(PlannedTraining training) {
    @Nullable String[] groups = plan.groups().names();
    int wanted = plan.study().folds().inner();
    int count = few ? Math.min(wanted, groupsOf(training.train())) : wanted;
    try {
      int[] inner =
          Folds.within(
              training.train(),
              plan.strata().overall(),
              groups,
              count,
              plan.searchSeeds(training).child("inner").value());
      return Folds.splits(training.train(), inner, count);
    } catch (IllegalArgumentException e) {
      throw new StudyException(
          "inner folds of %s, fold %d: %s"
              .formatted(training.label(), training.fold(), e.getMessage()),
          e);
    }
  }

  private int groupsOf(int[] rows) {
    return (int) Arrays.stream(rows).map(plan.groups()::root).distinct().count();
  }
}
