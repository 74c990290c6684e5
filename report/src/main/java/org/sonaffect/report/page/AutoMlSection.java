package org.sonaffect.report.page;

import static j2html.TagCreator.h3;
import static j2html.TagCreator.p;

import j2html.tags.DomContent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sonaffect.report.figure.DescriptorFigure;
import org.sonaffect.report.figure.SearchFigure;
import org.sonaffect.study.Protocol;
import org.sonaffect.study.TrainingSet;
import org.sonaffect.study.folder.AutoMlFiles;
import org.sonaffect.study.folder.AutoMlFiles.Loss;
import org.sonaffect.study.folder.AutoMlFiles.Search;

/**
 * What the AutoML did under one protocol with real ratings, by training set. Tables that stand as
 * files hold no durations, which differ from run to run; those of the page do.
 */
record AutoMlSection(AutoMlFiles files, Protocol protocol, Path folder) {
  /** Nothing where the protocol has no search. */
  List<DomContent> content() throws IOException {
    Map<TrainingSet, List<Search>> byTrain = files.real(protocol);
    List<DomContent> content = new ArrayList<>();
    if (byTrain.isEmpty()) {
      return content;
    }
    Table families = FamilyTable.of(files, protocol);
    if (!families.rows().isEmpty()) {
      content.add(families.written(folder));
    }
    for (Map.Entry<TrainingSet, List<Search>> entry : byTrain.entrySet()) {
      trainingSet(entry.getKey(), entry.getValue(), content);
    }
    return content;
  }

  private void trainingSet(TrainingSet train, List<Search> searches, List<DomContent> content)
      throws IOException {
    content.add(h3("Trained on " + train.words()));
    content.add(p(counted(searches)));
    for (Search search : searches) {
      files
          .warning(search)
          .ifPresent(
              warning ->
                  content.add(
                      p("Warning: repeat %d, fold %d: %s."
                              .formatted(search.cell().repeat(), search.cell().fold(), warning))
                          .withClass("notice")));
    }
    Search first = searches.get(0);
    var trials = files.leaderboard(first);
    if (!trials.isEmpty()) {
      LeaderboardTable.of(first, trials, Map.of()).written(folder);
      content.add(Page.of(LeaderboardTable.of(first, trials, files.timings(first))));
    }
    var curves = searches.stream().map(files::curve).toList();
    if (SearchFigure.shows(curves)) {
      content.add(Page.written(SearchFigure.of(curves, protocol, train), folder));
    }
    List<Loss> losses = new ArrayList<>();
    searches.forEach(one -> losses.addAll(files.importance(one)));
    losses.removeIf(loss -> !Double.isFinite(loss.lost()));
    if (!losses.isEmpty()) {
      int folds = (int) searches.stream().mapToInt(s -> s.cell().fold()).distinct().count();
      content.add(Page.written(DescriptorFigure.of(losses, folds, protocol, train), folder));
    }
  }

  private String counted(List<Search> searches) {
    Map<String, Integer> counts = new TreeMap<>();
    int all = 0;
    for (Search search : searches) {
      for (var trial : files.leaderboard(search)) {
        counts.merge(trial.status(), 1, Integer::sum);
        all++;
      }
    }
    int failed = counts.getOrDefault("failed", 0);
    int cut = counts.getOrDefault("cut", 0);
    return ("%d %s, one per fold, made %d trials: %d were evaluated on all splits, %d were stopped early"
            + " by the halving rule, %s failed%s.")
        .formatted(
            searches.size(),
            searches.size() == 1 ? "search" : "searches",
            all,
            counts.getOrDefault("full", 0),
            counts.getOrDefault("halved", 0),
            failed == 0 ? "none" : String.valueOf(failed),
            cut > 0 ? ", %d were stopped by the time limit".formatted(cut) : "");
  }
}
