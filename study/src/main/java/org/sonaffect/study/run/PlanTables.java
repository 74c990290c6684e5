package org.sonaffect.study.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.sonaffect.corpus.Item;
import org.sonaffect.study.RatedClip;
import org.sonaffect.study.folder.RunColumns;
import org.sonaffect.study.folder.RunRows;
import org.sonaffect.study.gate.RowSet;
import org.sonaffect.study.plan.PlannedFold;
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

  /** Clips whose raters' disagreement and number are known. */
  private void raters(Consumer<RunRows.Raters> out) {
    for (int row = 0; row < rows.size(); row++) {
      Item item = rows.item(row);
      int raters = rows.corpora().get(rows.corpusOf(row)).provenance().raters();
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
    plan.trainings().forEach(fold -> split(fold, new int[0], out));
    plan.sideFolds().forEach(fold -> split(fold, new int[0], out));
    plan.side().transfers().forEach(t -> split(t.fold(), t.unlabelled(), out));
  }

  private void split(PlannedFold fold, int[] unlabelled, Consumer<RunRows.Split> out) {
    split(fold, RunColumns.TRAIN, fold.train(), out);
    split(fold, RunColumns.SEARCH, fold.search(), out);
    split(fold, RunColumns.UNLABELLED, unlabelled, out);
    for (int c = 0; c < rows.names().size(); c++) {
      split(fold, RunColumns.TEST + rows.names().get(c), fold.test()[c], out);
    }
  }

  private void split(PlannedFold fold, String role, int[] of, Consumer<RunRows.Split> out) {
    for (int row : of) {
      out.accept(
          new RunRows.Split(
              fold.rows(),
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
    List<PlannedFold> folds = plan.everyFold();
    for (int i = 0; i < folds.size(); i++) {
      PlannedFold fold = folds.get(i);
      List<String> names =
          Arrays.stream(fold.train())
              .mapToObj(row -> rows.corpusName(row) + "/" + rows.item(row).id())
              .toList();
      String hash = RowSet.hash(names);
      for (String step : i < plan.trainings().size() ? steps : GRID_STEPS) {
        out.accept(new RunRows.Fit(fold.rows(), step, names.size(), hash));
      }
    }
  }
}
