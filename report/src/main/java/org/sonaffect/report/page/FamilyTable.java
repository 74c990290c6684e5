package org.sonaffect.report.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sonaffect.report.text.ConfigurationText;
import org.sonaffect.study.Protocol;
import org.sonaffect.study.TrainingSet;
import org.sonaffect.study.folder.AutoMlFiles;
import org.sonaffect.study.folder.AutoMlFiles.Search;

/** The weights of the families of regressors in the ensembles of the AutoML. */
final class FamilyTable {
  private FamilyTable() {}

  static Table of(AutoMlFiles files, Protocol protocol) {
    Map<String, Map<String, Double>> columns = new LinkedHashMap<>();
    for (Map.Entry<TrainingSet, List<Search>> entry : files.real(protocol).entrySet()) {
      files
          .familyWeights(entry.getValue())
          .forEach(
              (target, weights) ->
                  columns.put(
                      "%s, trained on %s".formatted(target, entry.getKey().words()), weights));
    }
    Map<String, Double> totals = new TreeMap<>();
    columns
        .values()
        .forEach(own -> own.forEach((family, weight) -> totals.merge(family, weight, Double::sum)));
    List<String> families =
        totals.entrySet().stream()
            .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
            .map(Map.Entry::getKey)
            .toList();
    Columns<String> table = new Columns<String>().label("Family", ConfigurationText::family);
    columns.forEach(
        (name, own) -> {
          double heaviest = own.values().stream().mapToDouble(w -> w).max().orElse(0);
          table.value(name, family -> weight(own.getOrDefault(family, 0.0), heaviest));
        });
    return table.table(
        "automl-families-" + protocol,
        "Weight of each family of regressors in the AutoML's ensembles, mean over the"
            + " searches of all folds; the largest of a column in bold. Protocol: "
            + protocol
            + ".",
        families);
  }

  private static Table.Entry weight(double weight, double heaviest) {
    return new Table.Entry(LeaderboardTable.weight(weight), weight > 0 && weight == heaviest);
  }
}
