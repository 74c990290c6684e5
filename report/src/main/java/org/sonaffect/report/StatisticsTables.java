package org.sonaffect.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.sonaffect.learning.random.Seeds;
import org.sonaffect.report.statistics.ClipBootstrap;
import org.sonaffect.report.statistics.GroupErrors;
import org.sonaffect.report.statistics.RaterCeiling;
import org.sonaffect.report.statistics.TestRows;
import org.sonaffect.report.statistics.TestRows.Series;
import org.sonaffect.study.Mixture;
import org.sonaffect.study.Summary.Comparison;
import org.sonaffect.study.Summary.Mean;
import org.sonaffect.study.folder.RunFolder;

/**
 * Checks beside the scores of the sound protocol: the bootstrap over clips, the error by category,
 * the ceiling that raters set. Each table has no rows where the run does not know enough.
 */
final class StatisticsTables {
  /** Fewer clips of a category say nothing. */
  private static final int FEWEST = 5;

  private final RunFolder run;
  private final List<Comparison> pairs;
  private final TestRows rows;
  private final Seeds seeds;

  private StatisticsTables(RunFolder run) {
    this.run = run;
    this.rows = TestRows.of(run);
    this.pairs =
        run.summary().comparisons().stream()
            .filter(c -> c.protocol().equals("sound") && c.control().equals("none"))
            .filter(c -> c.metric().equals("r2"))
            .toList();
    this.seeds = Seeds.of(run.json().path("study").path("seed").asLong()).child("bootstrap");
  }

  /** The tables that have rows. */
  static List<Table> of(RunFolder run) {
    StatisticsTables tables = new StatisticsTables(run);
    return List.of(tables.ceiling(), tables.bootstrap(), tables.categories()).stream()
        .filter(table -> !table.rows().isEmpty())
        .toList();
  }

  private Table ceiling() {
    List<List<Table.Cell>> cells = new ArrayList<>();
    for (RaterCeiling ceiling : RaterCeiling.of(run)) {
      Mean best =
          run.summary().means().stream()
              .filter(m -> m.protocol().equals("sound") && m.control().equals("none"))
              .filter(m -> m.metric().equals("r2") && m.test().equals(ceiling.corpus()))
              .filter(m -> m.target().equals(ceiling.target()))
              .max((a, b) -> Double.compare(a.mean(), b.mean()))
              .orElse(null);
      cells.add(
          List.of(
              Table.Cell.of(ceiling.corpus()),
              Table.Cell.of(ceiling.target()),
              Table.Cell.of(Integer.toString(ceiling.clips())),
              Table.Cell.of(Integer.toString(ceiling.raters())),
              Table.Cell.of(Numbers.score(ceiling.r2())),
              Table.Cell.of(Numbers.score(ceiling.rmse())),
              Table.Cell.of(
                  best == null ? "" : Numbers.withHalfWidth(best.mean(), best.halfWidth())),
              Table.Cell.of(
                  best == null
                      ? ""
                      : best.model() + ", trained on " + Mixtures.words(best.train()))));
    }
    return new Table(
        "ceiling",
        "What the disagreement of raters allows: a mean over k ratings of variance s² carries the"
            + " error s²/k, so R² of any model is at most 1 − mean(s²/k)/Var(ratings), the reliability"
            + " ICC(1, k) of Shrout and Fleiss (1979); beside it the best R² of this run. Where the"
            + " same people rated all clips the ceiling lies higher.",
        List.of("Corpus", "Target", "Clips", "Raters", "Highest R²", "Least RMSE", "Best R²", "By"),
        2,
        cells);
  }

  private Table bootstrap() {
    Map<Series, GroupErrors> errors = rows.whole();
    List<List<Table.Cell>> cells = new ArrayList<>();
    for (Comparison pair : pairs) {
      Series joint = new Series(pair.test(), pair.joint(), pair.model(), pair.target(), "");
      GroupErrors of = errors.get(joint);
      GroupErrors less = errors.get(joint.trainedOn(pair.alone()));
      if (of == null || less == null) {
        continue;
      }
      ClipBootstrap clips = ClipBootstrap.difference(of, less, "r2", seeds(joint));
      double low = pair.difference() - pair.halfWidth();
      double high = pair.difference() + pair.halfWidth();
      cells.add(
          List.of(
              Table.Cell.of(pair.test()),
              Table.Cell.of(pair.model()),
              Table.Cell.of(pair.target()),
              Table.Cell.of(Mixtures.words(pair.joint())),
              Table.Cell.of(Numbers.signed(clips.value())),
              new Table.Cell(interval(clips.low(), clips.high()), apart(clips.low(), clips.high())),
              new Table.Cell(interval(low, high), apart(low, high))));
    }
    return new Table(
        "bootstrap",
        "A check of the intervals: R² of joint training minus R² of training on the test corpus"
            + " alone, over all out-of-fold predictions, with the percentile interval of "
            + ClipBootstrap.DRAWS
            + " draws of test clips, whole groups at a time, beside the interval over folds. The"
            + " first holds the fitted models fixed, the second lets training sets vary too; bold"
            + " where 0 is excluded. Protocol: sound.",
        List.of(
            "Test corpus",
            "Model",
            "Target",
            "Trained on",
            "Difference",
            "95 % over clips",
            "95 % over folds"),
        4,
        cells);
  }

  private Table categories() {
    Map<Series, GroupErrors> errors = rows.byCategory();
    List<List<Table.Cell>> cells = new ArrayList<>();
    for (Comparison pair : pairs) {
      if (!whole(pair.joint())) {
        continue;
      }
      for (Map.Entry<Series, GroupErrors> entry : errors.entrySet()) {
        Series joint = entry.getKey();
        GroupErrors alone = errors.get(joint.trainedOn(pair.alone()));
        boolean concerned =
            joint.test().equals(pair.test())
                && joint.train().equals(pair.joint())
                && joint.model().equals(pair.model())
                && joint.target().equals(pair.target());
        if (concerned && alone != null && entry.getValue().size() >= FEWEST) {
          cells.add(category(joint, entry.getValue(), alone));
        }
      }
    }
    return new Table(
        "categories",
        "Which clips profit: RMSE of out-of-fold predictions by category, trained on the test corpus"
            + " alone and jointly; difference (below 0: joint training is better) with its percentile"
            + " interval over clips, bold where 0 is excluded. Many categories are looked at at once,"
            + " so single bold ones are hints. Categories of fewer than "
            + FEWEST
            + " groups are left out. Protocol: sound.",
        List.of(
            "Test corpus",
            "Category",
            "Model",
            "Target",
            "Joint with",
            "Groups",
            "Alone",
            "Joint",
            "Difference",
            "95 % over clips"),
        5,
        cells);
  }

  private List<Table.Cell> category(Series joint, GroupErrors of, GroupErrors alone) {
    Seeds own = seeds(joint);
    ClipBootstrap difference = ClipBootstrap.difference(of, alone, "rmse", own);
    return List.of(
        Table.Cell.of(joint.test()),
        Table.Cell.of(joint.category()),
        Table.Cell.of(joint.model()),
        Table.Cell.of(joint.target()),
        Table.Cell.of(added(joint)),
        Table.Cell.of(String.format(Locale.ROOT, "%d", of.size())),
        Table.Cell.of(Numbers.score(ClipBootstrap.of(alone, "rmse", own).value())),
        Table.Cell.of(Numbers.score(ClipBootstrap.of(of, "rmse", own).value())),
        Table.Cell.of(Numbers.signed(difference.value())),
        new Table.Cell(
            interval(difference.low(), difference.high()),
            apart(difference.low(), difference.high())));
  }

  /** The corpora that are trained on beside the one tested on. */
  private static String added(Series joint) {
    return Mixture.corporaOf(joint.train()).stream()
        .filter(corpus -> !corpus.equals(joint.test()))
        .collect(Collectors.joining(" + "));
  }

  private Seeds seeds(Series series) {
    return seeds
        .child(series.test())
        .child(series.train())
        .child(series.model())
        .child(series.target())
        .child(series.category());
  }

  /** Whether a mixture takes all of every corpus: {@code music:1+sounds:1}. */
  private static boolean whole(String train) {
    return Objects.requireNonNull(train).matches("[^(+]+:1(\\+[^(+]+:1)+");
  }

  private static boolean apart(double low, double high) {
    return low > 0 || high < 0;
  }

  private static String interval(double low, double high) {
    return Numbers.signed(low) + " to " + Numbers.signed(high);
  }
}
