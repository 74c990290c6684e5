package org.sonaffect.study.fit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.sonaffect.study.Cell;
import org.sonaffect.study.Grouped;
import org.sonaffect.study.JointModel;
import org.sonaffect.study.ModelGrid;
import org.sonaffect.study.Protocol;
import org.sonaffect.study.plan.Labels;
import org.sonaffect.study.plan.PlannedTraining;
import org.sonaffect.study.plan.PlannedTransfer;
import org.sonaffect.study.plan.StudyPlan;

/**
 * The work of a study, cut where nothing of one piece decides anything of another: the same list
 * wherever the study is prepared.
 *
 * @param plan of the study
 * @param trainings what one search serves: a fold of the nested protocol, all folds of a published
 *     one, and then the folds beside the mixtures
 * @param mixtures how many of these are the mixtures'
 * @param transfers that share their aligned rows; done after the folds, whose choices they use
 * @param searches of the AutoML
 */
public record StudyUnits(
    StudyPlan plan,
    List<List<PlannedTraining>> trainings,
    int mixtures,
    List<List<PlannedTransfer>> transfers,
    List<AutoMlRun.Planned> searches) {

  public static StudyUnits of(StudyPlan plan) {
    Collection<List<PlannedTraining>> units =
        Grouped.by(
                plan.trainings().stream(),
                t -> t.protocol() == Protocol.NESTED ? t.rows() : t.rows().ofAllFolds())
            .values();
    List<List<PlannedTraining>> trainings = new ArrayList<>(units);
    plan.extraTrainings().forEach(training -> trainings.add(List.of(training)));
    return new StudyUnits(
        plan,
        trainings,
        units.size(),
        TransferRun.units(plan.curvesAndTransfers().transfers()),
        AutoMlRun.planned(plan));
  }

  /** How many evaluations all of it is counted as. */
  public long evaluations() {
    long points = plan.study().grids().stream().mapToLong(ModelGrid::evaluations).sum();
    long joint =
        plan.study().joint().map(m -> m.separate().evaluations() * jointColumns()).orElse(0L);
    return points * splitsAndTargets()
        + joint
        + TransferRun.evaluations(plan) * plan.curvesAndTransfers().transfers().size()
        + searches.size();
  }

  /** How many splits and targets the grid of a model is searched on, over all units. */
  long splitsAndTargets() {
    long all = 0;
    for (int i = 0; i < trainings.size(); i++) {
      all += splitsAndTargets(i);
    }
    return all;
  }

  /** The same of the searches of the joint model. */
  long jointColumns() {
    long all = 0;
    for (int i = 0; i < trainings.size(); i++) {
      if (joint(i).isPresent()) {
        all += JointRun.columns(plan, trainings.get(i).get(0));
      }
    }
    return all;
  }

  private long splitsAndTargets(int unit) {
    PlannedTraining first = trainings.get(unit).get(0);
    int splits =
        first.protocol() == Protocol.NESTED
            ? plan.study().folds().inner()
            : trainings.get(unit).size();
    return (long) splits * first.concerned(labels(unit)).size();
  }

  /** The ratings that a unit of folds learns: of mixtures all, beside them the real ones. */
  private List<Labels> labels(int unit) {
    return unit < mixtures ? plan.labels() : plan.realLabels();
  }

  /** The joint model, where it exists for a unit of folds. */
  private Optional<JointModel> joint(int unit) {
    PlannedTraining first = trainings.get(unit).get(0);
    return plan.study()
        .joint()
        .filter(model -> unit < mixtures && model.exists(first.protocol(), first.mixture()));
  }

  /** Does a unit of folds, whatever of it is not known. */
  public void fit(Engine engine, int unit) {
    PlannedTraining first = trainings.get(unit).get(0);
    if (unit >= mixtures) {
      NestedRun.besideMixtures(engine).run(first);
    } else if (first.protocol() == Protocol.NESTED) {
      NestedRun.ofMixtures(engine).run(first);
      joint(unit).ifPresent(model -> new JointRun(engine, model).run(first));
    } else {
      new PublishedRun(engine).run(trainings.get(unit));
    }
  }

  /** Where the results of a unit of folds belong. */
  public List<Cell> cells(int unit) {
    List<Cell> cells = new ArrayList<>();
    for (PlannedTraining training : trainings.get(unit)) {
      List<Labels> concerned = training.concerned(labels(unit));
      cells.addAll(cells(training, concerned));
      joint(unit)
          .ifPresent(model -> concerned.forEach(l -> cells.add(training.cell(l, model.name()))));
    }
    return cells;
  }

  /** Where the results of a unit of transfers belong. */
  public List<Cell> transferred(int unit) {
    List<Cell> cells = new ArrayList<>();
    transfers.get(unit).forEach(t -> cells.addAll(cells(t.training(), plan.realLabels())));
    return cells;
  }

  /** Where the choices are that a unit of transfers uses. */
  public List<Cell> sources(int unit) {
    List<Cell> cells = new ArrayList<>();
    for (PlannedTransfer transfer : transfers.get(unit)) {
      for (ModelGrid model : plan.study().grids()) {
        for (Labels column : plan.realLabels()) {
          cells.add(TransferRun.source(plan, transfer, model, column));
        }
      }
    }
    return cells.stream().distinct().toList();
  }

  private List<Cell> cells(PlannedTraining training, List<Labels> labels) {
    return plan.study().grids().stream()
        .flatMap(model -> labels.stream().map(l -> training.cell(l, model.name())))
        .toList();
  }
}
