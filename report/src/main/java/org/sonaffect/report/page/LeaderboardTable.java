package org.sonaffect.report.page;

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

  private static final Seconds NONE = new Seconds(Double.NaN, Double.NaN);

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
    List<LeaderboardRow> shown = trials.subList(0, Math.min(SHOWN, trials.size()));
    Columns<LeaderboardRow> columns =
        new Columns<LeaderboardRow>().label("Place", trial -> 1 + shown.indexOf(trial));
    for (String target : targets) {
      double best = best(trials, target);
      columns.value("R², " + target, trial -> score(score(trial, target), best));
    }
    for (String target : targets) {
      columns.value("Weight, " + target, trial -> weight(score(trial, target).weight()));
    }
    columns.value("Status", LeaderboardRow::status);
    if (timed) {
      columns
          .value("Fit, s", trial -> seconds(seconds.getOrDefault(trial.number(), NONE).fit()))
          .value("Predict, s", t -> seconds(seconds.getOrDefault(t.number(), NONE).predict()));
    }
    columns.value("Configuration", trial -> ConfigurationText.of(trial.configuration()));
    String caption =
        ("The %d best of the %d trials of the search in fold %d, trained on %s: out-of-fold R² inside"
                + " the training rows, averaged over corpora, ± half-width of its 95 %% interval over"
                + " the splits (none of a single split); best among those shown in bold; weight in the ensemble%s."
                + " Protocol: %s.")
            .formatted(
                shown.size(),
                trials.size(),
                search.cell().fold() + 1,
                search.cell().train().words(),
                timed ? "; mean seconds to fit and to predict one split" : "",
                search.cell().protocol());
    return columns.table(
        "automl-leaderboard-%s-%s"
            .formatted(search.cell().protocol(), Mixtures.stem(search.cell().train())),
        caption,
        shown);
  }

  /** The weight of a trial or a family; a dash where it has none. */
  private static Table.Entry score(Score score, double best) {
    return new Table.Entry(
        Numbers.withHalfWidth(score.mean(), score.halfWidth()), score.mean() == best);
  }

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
