package org.sonaffect.study.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.sonaffect.corpus.Item;
import org.sonaffect.study.Prediction;
import org.sonaffect.study.Result;
import org.sonaffect.study.folder.CsvTable;
import org.sonaffect.study.folder.Decimals;
import org.sonaffect.study.folder.RunColumns;
import org.sonaffect.study.plan.PlannedFold;
import org.sonaffect.study.plan.Prepared;

/** The CSV files of a run folder, as docs/spec/file-formats.md §5 describes them. */
public final class RunTables {
  private RunTables() {}

  static void folds(Path folder, Prepared study) {
    CsvTable.write(
        folder.resolve("folds.csv"),
        RunColumns.FOLDS,
        out -> {
          for (int r = 0; r < study.folds().fold().length; r++) {
            for (int row = 0; row < study.rows().size(); row++) {
              Item item = study.rows().item(row);
              out.accept(
                  List.of(
                      Integer.toString(r),
                      corpus(study, row),
                      item.id(),
                      Integer.toString(study.folds().fold()[r][row]),
                      Objects.requireNonNullElse(study.groups().names()[row], ""),
                      item.contentHash()));
            }
          }
        });
  }

  static void strata(Path folder, Prepared study) {
    CsvTable.write(
        folder.resolve("strata.csv"),
        RunColumns.STRATA,
        out -> {
          for (int row = 0; row < study.rows().size(); row++) {
            Item item = study.rows().item(row);
            out.accept(
                List.of(
                    corpus(study, row),
                    item.id(),
                    Decimals.of(item.arousal()),
                    Decimals.of(item.valence()),
                    Objects.requireNonNullElse(item.category(), ""),
                    Integer.toString(study.strata().within()[row])));
          }
        });
  }

  /** Clips whose raters' disagreement and number are known. */
  static void raters(Path folder, Prepared study) {
    CsvTable.write(
        folder.resolve("raters.csv"),
        RunColumns.RATERS,
        out -> {
          for (int row = 0; row < study.rows().size(); row++) {
            Item item = study.rows().item(row);
            int raters =
                study.rows().corpora().get(study.rows().corpusOf(row)).provenance().raters();
            boolean known = Double.isFinite(item.arousalSd()) || Double.isFinite(item.valenceSd());
            if (raters > 0 && known) {
              out.accept(
                  List.of(
                      corpus(study, row),
                      item.id(),
                      Integer.toString(raters),
                      Decimals.of(item.arousalSd()),
                      Decimals.of(item.valenceSd())));
            }
          }
        });
  }

  static void duplicates(Path folder, Prepared study) {
    CsvTable.write(
        folder.resolve("duplicates.csv"),
        RunColumns.DUPLICATES,
        out ->
            study
                .groups()
                .nearDuplicates()
                .forEach(
                    pair ->
                        out.accept(
                            List.of(
                                corpus(study, pair.first()),
                                study.rows().item(pair.first()).id(),
                                corpus(study, pair.second()),
                                study.rows().item(pair.second()).id()))));
  }

  static void splits(Path folder, Prepared study) {
    CsvTable.write(
        folder.resolve("splits.csv"),
        RunColumns.SPLITS,
        out -> {
          study.plan().forEach(fold -> split(study, fold, new int[0], out));
          study.sideFolds().forEach(fold -> split(study, fold, new int[0], out));
          study.side().transfers().forEach(t -> split(study, t.fold(), t.unlabelled(), out));
        });
  }

  private static void split(
      Prepared study, PlannedFold fold, int[] unlabelled, Consumer<List<String>> out) {
    List<String> names = study.rows().names();
    List<int[]> rows = new ArrayList<>(List.of(fold.train(), fold.search(), unlabelled));
    List<String> roles =
        new ArrayList<>(List.of(RunColumns.TRAIN, RunColumns.SEARCH, RunColumns.UNLABELLED));
    for (int c = 0; c < names.size(); c++) {
      rows.add(fold.test()[c]);
      roles.add(RunColumns.TEST + names.get(c));
    }
    for (int i = 0; i < roles.size(); i++) {
      for (int row : rows.get(i)) {
        out.accept(
            List.of(
                fold.protocol().word(),
                RunColumns.ANY_CONTROL,
                Integer.toString(fold.repeat()),
                Integer.toString(fold.fold()),
                fold.label(),
                roles.get(i),
                corpus(study, row),
                study.rows().item(row).id()));
      }
    }
  }

  static void predictions(Path folder, ResultTables tables) {
    CsvTable.write(
        folder.resolve("predictions.csv"),
        RunColumns.PREDICTIONS,
        out -> tables.predictions(prediction -> out.accept(fields(prediction))));
  }

  private static List<String> fields(Prediction p) {
    return List.of(
        p.protocol(),
        p.control(),
        Integer.toString(p.repeat()),
        p.fold(),
        p.test(),
        p.train(),
        p.model(),
        p.target(),
        p.id(),
        Decimals.of(p.rating()),
        Decimals.of(p.prediction()));
  }

  static void results(Path folder, List<Result> results) {
    CsvTable.write(
        folder.resolve("results.csv"),
        RunColumns.RESULTS,
        out ->
            results.forEach(
                r ->
                    out.accept(
                        List.of(
                            r.protocol(),
                            r.control(),
                            Integer.toString(r.repeat()),
                            r.fold(),
                            r.test(),
                            r.train(),
                            r.model(),
                            r.target(),
                            r.metric(),
                            Decimals.of(r.value())))));
  }

  private static String corpus(Prepared study, int row) {
    return study.rows().names().get(study.rows().corpusOf(row));
  }
}
