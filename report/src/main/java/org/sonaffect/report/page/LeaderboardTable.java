package org.sonaffect.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.sonaffect.report.text.ConfigurationText;
import org.sonaffect.report.text.Mixtures;
import org.sonaffect.report.text.Numbers;
import org.sonaffect.study.folder.AutoMlFiles.LeaderboardRow;
import org.sonaffect.study.folder.AutoMlFiles.Score;
import org.sonaffect.study.folder.AutoMlFiles.Search;
import org.sonaffect.study.folder.AutoMlFiles.Seconds;

/** The best trials of one search of the AutoML. */
final class LeaderboardTable {
  private static final int SHOWN = 10;

  /** Shorter times are not worth their digits. */
  private static final double LEAST = 0.001;

  private LeaderboardTable() {}

  /**
   * The table.
   *
   * @param seconds of the trials by number; none for a table that is the same bytes in every run
   */
  static Table of(Search search, List<LeaderboardRow> trials, Map<Integer, Seconds> seconds) {
    List<String> targets =
        trials.isEmpty() ? List.of() : List.copyOf(trials.get(0).scores().keySet());
    boolean timed = !seconds.isEmpty();
    List<String> header = new ArrayList<>(List.of("Place"));
    targets.forEach(target -> header.add("R², " + target));
    targets.forEach(target -> header.add("Weight, " + target));
    header.add("Status");
    if (timed) {
      header.add("Fit, s");
      header.add("Predict, s");
    }
    header.add("Configuration");
    List<List<Table.Entry>> rows = new ArrayList<>();
    for (LeaderboardRow trial : trials.subList(0, Math.min(SHOWN, trials.size()))) {
      List<Table.Entry> row = Table.row(rows.size() + 1);
      for (String target : targets) {
        Score score = score(trial, target);
        row.add(
            new Table.Entry(
                Double.isNaN(score.halfWidth())
                    ? Numbers.score(score.mean())
                    : Numbers.withHalfWidth(score.mean(), score.halfWidth()),
                score.mean() == best(trials, target)));
      }
      for (String target : targets) {
        row.addAll(Table.row(weight(score(trial, target).weight())));
      }
      row.addAll(Table.row(trial.status()));
      if (timed) {
        Seconds own = seconds.getOrDefault(trial.number(), new Seconds(Double.NaN, Double.NaN));
        row.addAll(Table.row(seconds(own.fit()), seconds(own.predict())));
      }
      row.addAll(Table.row(ConfigurationText.of(trial.configuration())));
      rows.add(row);
    }
    String caption =
        ("The %d best of the %d trials of the search in fold %d, trained on %s: out-of-fold R² inside"
                + " the training rows, averaged over corpora, ± half-width of its 95 %% interval over"
                + " the splits (none of a single split); best among those shown in bold; weight in the ensemble%s."
                + " Protocol: %s.")
            .formatted(
                rows.size(),
                trials.size(),
                search.cell().fold() + 1,
                search.cell().train().words(),
                timed ? "; mean seconds to fit and to predict one split" : "",
                search.cell().protocol());
    return new Table(
        "automl-leaderboard-%s-%s"
            .formatted(search.cell().protocol(), Mixtures.stem(search.cell().train())),
        caption,
        header,
        1,
        rows);
  }

  /** The weight of a trial or a family; a dash where it has none. */
  static String weight(double weight) {
    return weight > 0 ? String.format(Locale.ROOT, "%.2f", weight) : "–";
  }

  private static String seconds(double value) {
    if (!Double.isFinite(value)) {
      return "n/a";
    }
    return value < LEAST ? "< 0.001" : String.format(Locale.ROOT, "%.3f", value);
  }

  private static Score score(LeaderboardRow trial, String target) {
    return trial.scores().getOrDefault(target, new Score(Double.NaN, Double.NaN, 0));
  }

  private static double best(List<LeaderboardRow> trials, String target) {
    return trials.stream()
        .limit(SHOWN)
        .mapToDouble(trial -> score(trial, target).mean())
        .filter(Double::isFinite)
        .max()
        .orElse(Double.NaN);
  }
}
