package org.sonaffect.automl.search;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sonaffect.learning.metrics.Interval;
import org.sonaffect.learning.rows.ShortDecimal;

/**
 * All trials of a search, those evaluated on most splits first and among them the best, and the
 * course of the search.
 *
 * @param targets names
 * @param warning what is to be known of what predicts, such as that the budget was too short; null
 *     where an ensemble was made as intended
 */
public record Leaderboard(
    List<String> targets,
    List<Standing> standings,
    List<AnytimePoint> curve,
    @Nullable String warning) {
  /** Copies the lists. */
  public Leaderboard {
    targets = List.copyOf(targets);
    standings = List.copyOf(standings);
    curve = List.copyOf(curve);
  }

  /** The trials as CSV, without durations: the same bytes for the same trials. */
  public String csv() {
    StringBuilder csv = new StringBuilder("trial,status,splits");
    for (String target : targets) {
      csv.append(",%1$s_score,%1$s_half_width,%1$s_weight".formatted(quoted(target)));
    }
    csv.append(",words,configuration,reason\n");
    for (Standing s : standings) {
      csv.append(s.trial())
          .append(',')
          .append(s.status().name().toLowerCase(Locale.ROOT))
          .append(',')
          .append(s.splits());
      for (int t = 0; t < targets.size(); t++) {
        Interval score = s.scores().get(t);
        csv.append(',').append(ShortDecimal.of(score.mean()));
        csv.append(',').append(ShortDecimal.of(score.halfWidth()));
        csv.append(',').append(ShortDecimal.of(s.weights().get(t)));
      }
      String reason = s.reason();
      csv.append(',').append(quoted(s.words()));
      csv.append(',').append(quoted(s.configuration()));
      csv.append(',').append(quoted(reason == null ? "" : reason)).append('\n');
    }
    return csv.toString();
  }

  /** The durations as CSV, which differ between runs. */
  public String timingsCsv() {
    StringBuilder csv = new StringBuilder("trial,fit_seconds,predict_seconds\n");
    for (Standing s : standings) {
      csv.append(
          String.format(
              Locale.ROOT, "%d,%.6f,%.6f%n", s.trial(), s.fitSeconds(), s.predictSeconds()));
    }
    return csv.toString().replace(System.lineSeparator(), "\n");
  }

  private static String quoted(String text) {
    return text.matches("[^,\"\r\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
