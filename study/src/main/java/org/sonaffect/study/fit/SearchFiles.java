package org.sonaffect.study.fit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.sonaffect.automl.AnytimePoint;
import org.sonaffect.automl.AutoMlResult;
import org.sonaffect.automl.GroupImportance;
import org.sonaffect.learning.prepare.FeatureGroups;
import org.sonaffect.learning.random.Seeds;
import org.sonaffect.study.Control;
import org.sonaffect.study.folder.AtomicFile;
import org.sonaffect.study.folder.AutoMlFiles;
import org.sonaffect.study.folder.CsvTable;
import org.sonaffect.study.folder.Decimals;
import org.sonaffect.study.plan.Labels;
import org.sonaffect.study.plan.PlannedFold;
import org.sonaffect.study.plan.Prepared;
import org.sonaffect.study.plan.TrainedDomains;

/**
 * Writes what a search of the AutoML has found; {@link AutoMlFiles} reads it. Durations stand in
 * files of their own, all others are the same bytes for the same trials.
 */
public final class SearchFiles {
  /** Permutations a family of descriptors is dealt by; folds are averaged over besides. */
  private static final int TIMES = 3;

  /** A table with more families than this has none: its columns' names say nothing of them. */
  private static final int MOST_GROUPS = 100;

  private final Prepared study;
  private final Path folder;

  SearchFiles(Prepared study, Path folder) {
    this.study = study;
    this.folder = folder;
  }

  /** The stem of a search's files, which says which search it is. */
  public static String name(PlannedFold fold, String control) {
    String text =
        String.format(
            Locale.ROOT,
            "%s_%s_r%d_f%d_%s",
            fold.protocol().word(),
            control,
            fold.repeat(),
            fold.fold(),
            fold.label());
    return text.replaceAll("[^A-Za-z0-9._+-]", "-");
  }

  /** The log that the search can be gone on with. */
  Path log(String name) {
    return folder.resolve(name + ".jsonl");
  }

  /** The index of all searches. */
  void index(List<AutoMlFiles.Search> searches) {
    CsvTable.write(
        folder.resolve(AutoMlFiles.INDEX),
        AutoMlFiles.SEARCHES,
        out ->
            searches.forEach(
                s ->
                    out.accept(
                        List.of(
                            s.name(),
                            s.protocol(),
                            s.control(),
                            Integer.toString(s.repeat()),
                            Integer.toString(s.fold()),
                            s.train()))));
  }

  /**
   * Writes one search, its leaderboard last.
   *
   * @param columns of ratings, in the order of the search's targets
   */
  void write(PlannedFold fold, List<Labels> columns, AutoMlResult result, Seeds seeds) {
    String name = name(fold, columns.get(0).control());
    text(name + "-curve.csv", curve(columns, result));
    text(name + "-curve-timings.csv", seconds(result));
    text(name + "-timings.csv", result.leaderboard().timingsCsv());
    if (columns.get(0).control().equals(Control.NONE)) {
      importance(fold, columns, result, seeds.child("importance"), name);
      outOfFold(fold, columns, result, name);
    }
    text(name + ".csv", result.leaderboard().csv());
  }

  /** What the model of the search predicts of its own training rows, out of its inner folds. */
  private void outOfFold(PlannedFold fold, List<Labels> columns, AutoMlResult result, String name) {
    double[][] predicted = result.weights().outOfFold();
    CsvTable.write(
        folder.resolve(name + AutoMlFiles.OUT_OF_FOLD),
        AutoMlFiles.OUT_OF_FOLD_COLUMNS,
        out -> {
          for (int t = 0; t < predicted.length; t++) {
            for (int i = 0; i < predicted[t].length; i++) {
              int row = fold.train()[i];
              out.accept(
                  List.of(
                      study.rows().names().get(study.rows().corpusOf(row)),
                      study.rows().item(row).id(),
                      columns.get(t).word(),
                      Decimals.of(predicted[t][i])));
            }
          }
        });
  }

  /** Measured on the fold's test rows of each corpus that was trained on, by itself. */
  private void importance(
      PlannedFold fold, List<Labels> columns, AutoMlResult result, Seeds seeds, String name) {
    FeatureGroups groups = DescriptorGroups.of(study.rows().corpora().get(0).features().columns());
    if (groups.sets().size() > MOST_GROUPS) {
      return;
    }
    List<List<String>> lines = new ArrayList<>();
    for (int c = 0; c < fold.test().length; c++) {
      int[] rows = fold.test()[c];
      if (!fold.mixture().trainsOn(c) || rows.length < 2) {
        continue;
      }
      double[][] targets = new double[columns.size()][];
      for (int t = 0; t < targets.length; t++) {
        double[] ratings = columns.get(t).ratings();
        targets[t] = Arrays.stream(rows).mapToDouble(row -> ratings[row]).toArray();
      }
      // The rows of a published fold may be another corpus's; each keeps its own domain.
      int[] domain = TrainedDomains.of(study, fold).of(rows);
      Map<String, double[]> lost =
          GroupImportance.of(
              result.model(),
              study.rows().x().rows(rows),
              targets,
              domain,
              groups,
              TIMES,
              seeds.child(c));
      String corpus = study.rows().names().get(c);
      lost.forEach(
          (group, values) -> {
            for (int t = 0; t < values.length; t++) {
              lines.add(List.of(corpus, group, columns.get(t).word(), Decimals.of(values[t])));
            }
          });
    }
    CsvTable.write(
        folder.resolve(name + "-importance.csv"), AutoMlFiles.IMPORTANCE, lines::forEach);
  }

  /** What the best trial and the ensemble had reached after so many trials. */
  private static String curve(List<Labels> columns, AutoMlResult result) {
    StringBuilder csv = new StringBuilder("trials");
    for (Labels labels : columns) {
      csv.append(",%1$s_single,%1$s_ensemble".formatted(labels.word()));
    }
    csv.append('\n');
    for (AnytimePoint point : result.leaderboard().curve()) {
      csv.append(point.trials());
      for (int t = 0; t < columns.size(); t++) {
        csv.append(',').append(Decimals.of(point.single().get(t)));
        csv.append(',').append(Decimals.of(point.ensemble().get(t)));
      }
      csv.append('\n');
    }
    return csv.toString();
  }

  private static String seconds(AutoMlResult result) {
    StringBuilder csv = new StringBuilder("trials,seconds\n");
    for (AnytimePoint point : result.leaderboard().curve()) {
      csv.append(point.trials()).append(',').append(Decimals.of(point.elapsedSeconds()));
      csv.append('\n');
    }
    return csv.toString();
  }

  private void text(String file, String text) {
    AtomicFile.write(folder.resolve(file), out -> out.write(text));
  }
}
