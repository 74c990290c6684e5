package org.sonaffect.study.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.sonaffect.corpus.Item;
import org.sonaffect.study.JointAutoMlModel;
import org.sonaffect.study.JointModel;
import org.sonaffect.study.RatedClip;
import org.sonaffect.study.RatingTarget;
import org.sonaffect.study.folder.RunColumns;
import org.sonaffect.study.folder.RunRows;
import org.sonaffect.study.gate.RowSet;
import org.sonaffect.study.plan.PlannedTraining;
import org.sonaffect.study.plan.StackedRows;
import org.sonaffect.study.plan.StudyPlan;

/**
 * The tables of a run that are known before anything is fitted, as docs/spec/file-formats.md §5 has
 * them.
 */
final class PlanTables {
  /** The steps of the fit of a grid's pipeline, for the audit. */
  private static final List<String> GRID_STEPS = List.of("standardise", "project", "regressor");

  private final StudyPlan plan;
  private final StackedRows rows;

  private PlanTables(StudyPlan plan) {
    this.plan = plan;
    this.rows = plan.rows();
  }

  /** Writes all of them. */
  static void write(Path folder, StudyPlan plan) {
    PlanTables tables = new PlanTables(plan);
    RunColumns.FOLDS.write(folder, tables::folds);
    RunColumns.STRATA.write(folder, out -> tables.clips().forEach(out));
    RunColumns.DUPLICATES.write(folder, tables::duplicates);
    RunColumns.SPLITS.write(folder, tables::splits);
    RunColumns.RATERS.write(folder, tables::raters);
    if (plan.study().ratedTargets().size() > RatingTarget.ALWAYS.size()) {
      RunColumns.DIMENSIONS.write(folder, tables::dimensions);
    }
    RunColumns.FITS.write(folder, tables::fits);
  }

  /** Every clip of a study, and its stratum. */
  static List<RatedClip> clips(StudyPlan plan) {
    return new PlanTables(plan).clips();
  }

  private List<RatedClip> clips() {
    List<RatedClip> clips = new ArrayList<>();
    for (int row = 0; row < rows.size(); row++) {
      Item item = rows.item(row);
      clips.add(
          new RatedClip(
              rows.corpusName(row),
              item.id(),
              item.arousal(),
              item.valence(),
              Objects.requireNonNullElse(item.category(), ""),
              plan.strata().within()[row]));
    }
    return clips;
  }

  private void folds(Consumer<RunRows.Fold> out) {
    for (int r = 0; r < plan.folds().fold().length; r++) {
      for (int row = 0; row < rows.size(); row++) {
        out.accept(
            new RunRows.Fold(
                r,
                rows.corpusName(row),
                rows.item(row).id(),
                plan.folds().fold()[r][row],
                Objects.requireNonNullElse(plan.groups().names()[row], ""),
                rows.item(row).contentHash()));
      }
    }
  }

  private void dimensions(Consumer<RunRows.Dimension> out) {
    for (RatingTarget target : plan.study().ratedTargets()) {
      for (int row = 0; row < rows.size() && !RatingTarget.ALWAYS.contains(target); row++) {
        Item item = rows.item(row);
        out.accept(
            new RunRows.Dimension(rows.corpusName(row), item.id(), target.word(), target.of(item)));
      }
    }
  }

  /** Clips whose raters' disagreement and number are known. */
  private void raters(Consumer<RunRows.Raters> out) {
    for (int row = 0; row < rows.size(); row++) {
      Item item = rows.item(row);
      int stated = rows.corpora().get(rows.corpusOf(row)).provenance().raters();
      int raters = item.raters() > 0 ? item.raters() : stated;
      if (raters > 0 && (Double.isFinite(item.arousalSd()) || Double.isFinite(item.valenceSd()))) {
        out.accept(
            new RunRows.Raters(
                rows.corpusName(row), item.id(), raters, item.arousalSd(), item.valenceSd()));
      }
    }
  }

  private void duplicates(Consumer<RunRows.Duplicates> out) {
    plan.groups()
        .nearDuplicates()
        .forEach(
            pair ->
                out.accept(
                    new RunRows.Duplicates(
                        rows.corpusName(pair.first()),
                        rows.item(pair.first()).id(),
                        rows.corpusName(pair.second()),
                        rows.item(pair.second()).id())));
  }

  private void splits(Consumer<RunRows.Split> out) {
    plan.trainings().forEach(training -> split(training, new int[0], out));
    plan.extraTrainings().forEach(training -> split(training, new int[0], out));
    plan.curvesAndTransfers().transfers().forEach(t -> split(t.training(), t.unlabelled(), out));
  }

  private void split(PlannedTraining training, int[] unlabelled, Consumer<RunRows.Split> out) {
    split(training, RunColumns.TRAIN, training.train(), out);
    split(training, RunColumns.SEARCH, training.search(), out);
    split(training, RunColumns.UNLABELLED, unlabelled, out);
    for (int c = 0; c < rows.names().size(); c++) {
      split(training, RunColumns.TEST + rows.names().get(c), training.test()[c], out);
    }
  }

  private void split(PlannedTraining training, String role, int[] of, Consumer<RunRows.Split> out) {
    for (int row : of) {
      out.accept(
          new RunRows.Split(
              training.rows(),
              RunColumns.ANY_CONTROL,
              role,
              rows.corpusName(row),
              rows.item(row).id()));
    }
  }

  /** What the final fit of each fold is fitted on, step by step. */
  private void fits(Consumer<RunRows.Fit> out) {
    List<String> steps = new ArrayList<>();
    if (!plan.study().grids().isEmpty()) {
      steps.addAll(GRID_STEPS);
    }
    plan.study().autoMl().ifPresent(model -> steps.add("ensemble"));
    List<PlannedTraining> trainings = plan.everyTraining();
    for (int i = 0; i < trainings.size(); i++) {
      PlannedTraining training = trainings.get(i);
      List<String> names =
          Arrays.stream(training.train())
              .mapToObj(row -> rows.corpusName(row) + "/" + rows.item(row).id())
              .toList();
      String hash = RowSet.hash(names);
      List<String> own = new ArrayList<>(i < plan.trainings().size() ? steps : GRID_STEPS);
      if (i < plan.trainings().size() && joint(training)) {
        own.add("joint");
      }
      for (String step : own) {
        out.accept(new RunRows.Fit(training.rows(), step, names.size(), hash));
      }
    }
  }

  private boolean joint(PlannedTraining training) {
    return plan.study().models().stream()
        .filter(m -> m instanceof JointModel || m instanceof JointAutoMlModel)
        .anyMatch(model -> model.exists(training.protocol(), training.mixture()));
  }
}
