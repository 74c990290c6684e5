package org.sonaffect.study.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.sonaffect.study.folder.CsvTable;
import org.sonaffect.study.folder.RunColumns;
import org.sonaffect.study.gate.RowSet;
import org.sonaffect.study.plan.PlannedFold;
import org.sonaffect.study.plan.Prepared;

/** fits.csv: what the final fit of each fold was fitted on, step by step, for the audit. */
final class FitRecord {
  private FitRecord() {}

  static void write(Path folder, Prepared study) {
    List<String> grids = List.of("standardise", "project", "regressor");
    List<String> steps = new ArrayList<>();
    if (!study.study().grids().isEmpty()) {
      steps.addAll(grids);
    }
    study.study().autoMl().ifPresent(model -> steps.add("ensemble"));
    int mixtures = study.plan().size();
    List<PlannedFold> folds = study.everyFold();
    CsvTable.write(
        folder.resolve("fits.csv"),
        RunColumns.FITS,
        out -> {
          for (int i = 0; i < folds.size(); i++) {
            PlannedFold fold = folds.get(i);
            List<String> names = new ArrayList<>();
            for (int row : fold.train()) {
              names.add(
                  study.rows().names().get(study.rows().corpusOf(row))
                      + "/"
                      + study.rows().item(row).id());
            }
            String hash = RowSet.hash(names);
            for (String step : i < mixtures ? steps : grids) {
              out.accept(
                  List.of(
                      fold.protocol().word(),
                      Integer.toString(fold.repeat()),
                      Integer.toString(fold.fold()),
                      fold.label(),
                      step,
                      Integer.toString(names.size()),
                      hash));
            }
          }
        });
  }
}
