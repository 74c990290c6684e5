package org.sonaffect.report.page;

import static j2html.TagCreator.p;

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
record AutoMlSection(AutoMlFiles files, Protocol protocol, Parts parts) {
  /** Nothing where the protocol has no search. */
  void add() {
    parts.add(FamilyTable.of(files, protocol));
    files.real(protocol).forEach(this::trainingSet);
  }

  private void trainingSet(TrainingSet train, List<Search> searches) {
    parts.heading("Trained on " + train.words());
    parts.text(counted(searches));
    for (Search search : searches) {
      files
          .warning(search)
          .ifPresent(
              warning ->
                  parts
                      .content()
                      .add(
                          p("Warning: repeat %d, fold %d: %s."
                                  .formatted(search.cell().repeat(), search.cell().fold(), warning))
                              .withClass("notice")));
    }
    Search first = searches.get(0);
    var trials = files.leaderboard(first);
    if (!trials.isEmpty()) {
      parts.written(LeaderboardTable.of(first, trials, Map.of()));
      parts.content().add(Page.of(LeaderboardTable.of(first, trials, files.timings(first))));
    }
    var curves = searches.stream().map(files::curve).toList();
    if (SearchFigure.shows(curves)) {
      parts.add(SearchFigure.of(curves, protocol, train));
    }
    List<Loss> losses = new ArrayList<>();
    searches.forEach(one -> losses.addAll(files.importance(one)));
    losses.removeIf(loss -> !Double.isFinite(loss.lost()));
    if (!losses.isEmpty()) {
      int folds = (int) searches.stream().mapToInt(s -> s.cell().fold()).distinct().count();
      parts.add(DescriptorFigure.of(losses, folds, protocol, train));
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
