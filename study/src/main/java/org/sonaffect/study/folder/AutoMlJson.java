package org.sonaffect.study.folder;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.sonaffect.study.Protocol;
import org.sonaffect.study.folder.AutoMlFiles.LeaderboardRow;
import org.sonaffect.study.folder.AutoMlFiles.Score;
import org.sonaffect.study.folder.AutoMlFiles.Search;

/**
 * The AutoML's part of a summary as JSON: by protocol and training set how many trials there were,
 * the weights of the families of regressors in the ensembles, and the best configuration of each
 * fold.
 */
public final class AutoMlJson {
  private AutoMlJson() {}

  public static ArrayNode of(AutoMlFiles files) {
    ArrayNode json = new ObjectMapper().createArrayNode();
    Set<Protocol> protocols = new LinkedHashSet<>();
    files.searches().forEach(search -> protocols.add(search.cell().protocol()));
    for (Protocol protocol : protocols) {
      files
          .real(protocol)
          .forEach(
              (train, searches) -> {
                ObjectNode node = json.addObject();
                node.put("protocol", protocol.word()).put("train", train.label());
                node.put("searches", searches.size());
                trials(node.putObject("trials"), files, searches);
                List<String> warnings =
                    searches.stream().flatMap(search -> files.warning(search).stream()).toList();
                if (!warnings.isEmpty()) {
                  ArrayNode array = node.putArray("warnings");
                  warnings.forEach(array::add);
                }
                ArrayNode targets = node.putArray("targets");
                files
                    .familyWeights(searches)
                    .forEach(
                        (target, weights) -> {
                          ObjectNode entry = targets.addObject().put("target", target);
                          ArrayNode families = entry.putArray("families");
                          weights.forEach(
                              (family, weight) ->
                                  families
                                      .addObject()
                                      .put("family", family)
                                      .put("weight", Decimals.decimal(weight)));
                          best(entry.putArray("best"), files, searches, target);
                        });
              });
    }
    return json;
  }

  private static void trials(ObjectNode node, AutoMlFiles files, List<Search> searches) {
    TreeMap<String, Integer> counts = new TreeMap<>();
    for (Search search : searches) {
      files.leaderboard(search).forEach(trial -> counts.merge(trial.status(), 1, Integer::sum));
    }
    counts.forEach(node::put);
  }

  /** Of those trials that were evaluated on most splits. */
  private static void best(
      ArrayNode array, AutoMlFiles files, List<Search> searches, String target) {
    for (Search search : searches) {
      files.leaderboard(search).stream()
          .filter(trial -> Double.isFinite(score(trial, target).mean()))
          .max(
              Comparator.comparingInt(LeaderboardRow::splits)
                  .thenComparingDouble(trial -> score(trial, target).mean())
                  .thenComparing(trial -> -trial.number()))
          .ifPresent(
              trial -> {
                Score score = score(trial, target);
                ObjectNode node = array.addObject();
                node.put("repeat", search.cell().repeat()).put("fold", search.cell().fold());
                node.put("r2", Decimals.decimal(score.mean()));
                if (Double.isFinite(score.halfWidth())) {
                  node.put("half_width", Decimals.decimal(score.halfWidth()));
                } else {
                  node.putNull("half_width");
                }
                node.put("configuration", trial.configuration());
              });
    }
  }

  private static Score score(LeaderboardRow trial, String target) {
    return trial.scores().getOrDefault(target, new Score(Double.NaN, Double.NaN, 0));
  }
}
