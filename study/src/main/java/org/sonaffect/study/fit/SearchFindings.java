package org.sonaffect.study.fit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.sonaffect.automl.ensemble.GroupImportance;
import org.sonaffect.automl.search.AutoMlResult;
import org.sonaffect.learning.prepare.FeatureGroups;
import org.sonaffect.learning.random.Seeds;
import org.sonaffect.study.folder.AutoMlFiles;
import org.sonaffect.study.folder.AutoMlWriter;
import org.sonaffect.study.plan.Labels;
import org.sonaffect.study.plan.PlannedTraining;
import org.sonaffect.study.plan.StudyPlan;
import org.sonaffect.study.plan.TrainedDomains;

/**
 * What a search of the AutoML has found.
 *
 * @param columns of ratings, in the order of the search's targets
 */
record SearchFindings(
    StudyPlan plan, PlannedTraining training, List<Labels> columns, AutoMlResult result) {
  /** Permutations a family of descriptors is dealt by; folds are averaged over besides. */
  private static final int TIMES = 3;

  /** A table with more families than this has none: its columns' names say nothing of them. */
  private static final int MOST_GROUPS = 100;

  /** Writes all of it, the leaderboard last. */
  void write(AutoMlWriter files, AutoMlFiles.Search search, Seeds seeds) {
    files.curve(search, columns.stream().map(Labels::word).toList(), result.leaderboard().curve());
    FeatureGroups groups = DescriptorGroups.of(plan.rows().columns());
    if (search.cell().control().isNone()) {
      if (groups.sets().size() <= MOST_GROUPS) {
        files.importance(search, importance(groups, seeds.child("importance")));
      }
      files.outOfFold(search, outOfFold());
    }
    files.leaderboard(search, result.leaderboard());
  }

  /** What the model of the search predicts of its own training rows, out of its inner folds. */
  private List<AutoMlFiles.OutOfFold> outOfFold() {
    double[][] predicted = result.weights().outOfFold();
    List<AutoMlFiles.OutOfFold> rows = new ArrayList<>();
    for (int t = 0; t < predicted.length; t++) {
      for (int i = 0; i < predicted[t].length; i++) {
        int row = training.train()[i];
        rows.add(
            new AutoMlFiles.OutOfFold(
                plan.rows().corpusName(row),
                plan.rows().item(row).id(),
                columns.get(t).word(),
                predicted[t][i]));
      }
    }
    return rows;
  }

  /** Measured on the fold's test rows of each corpus that was trained on, by itself. */
  private List<AutoMlFiles.Loss> importance(FeatureGroups groups, Seeds seeds) {
    List<AutoMlFiles.Loss> losses = new ArrayList<>();
    for (int c = 0; c < training.test().length; c++) {
      int[] rows = training.test()[c];
      if (!training.mixture().trainsOn(c) || rows.length < 2) {
        continue;
      }
      double[][] targets = columns.stream().map(l -> l.ratings(rows)).toArray(double[][]::new);
      // The rows of a published fold may be another corpus's; each keeps its own domain.
      int[] domain = TrainedDomains.of(plan, training).of(rows);
      Map<String, double[]> lost =
          GroupImportance.of(
              result.model(),
              plan.rows().x().rows(rows),
              targets,
              domain,
              groups,
              TIMES,
              seeds.child(c));
      String corpus = plan.rows().names().get(c);
      lost.forEach(
          (group, values) -> {
            for (int t = 0; t < values.length; t++) {
              losses.add(new AutoMlFiles.Loss(corpus, group, columns.get(t).word(), values[t]));
            }
          });
    }
    return losses;
  }
}
