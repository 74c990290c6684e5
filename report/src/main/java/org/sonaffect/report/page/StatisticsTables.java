package org.sonaffect.report.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sonaffect.learning.metrics.Metric;
import org.sonaffect.learning.random.Seeds;
import org.sonaffect.report.statistics.ClipBootstrap;
import org.sonaffect.report.statistics.GroupErrors;
import org.sonaffect.report.statistics.RaterCeiling;
import org.sonaffect.report.statistics.TestRows;
import org.sonaffect.report.statistics.TestRows.Series;
import org.sonaffect.report.text.Numbers;
import org.sonaffect.study.Cell;
import org.sonaffect.study.Control;
import org.sonaffect.study.Prediction;
import org.sonaffect.study.Protocol;
import org.sonaffect.study.Result;
import org.sonaffect.study.TrainingSet;
import org.sonaffect.study.folder.RunFolder;
import org.sonaffect.study.summary.Summary.Comparison;
import org.sonaffect.study.summary.Summary.Mean;

/**
 * Checks beside the scores of the nested protocol: the bootstrap over clips, the error by category,
 * the ceiling that raters set. Each table has no rows where the run does not know enough.
 */
final class StatisticsTables {
  /** Fewer clips of a category say nothing. */
  private static final int FEWEST = 5;

  private final RunFolder run;
  private final TestRows rows;
  private final Seeds seeds;

  private StatisticsTables(RunFolder run, List<Prediction> real) {
    this.run = run;
    this.rows = TestRows.of(run, real);
    this.seeds = Seeds.of(run.json().path("study").path("seed").asLong()).child("bootstrap");
  }

  /** Joint training against the test corpus alone, real ratings only. */
  private List<Comparison> pairs(Metric metric) {
    return run.summary().comparisons(Protocol.NESTED, metric.word()).stream()
        .filter(pair -> pair.cell().control().isNone())
        .toList();
  }

  /**
   * The tables that have rows.
   *
   * @param real predictions with real ratings
   */
  static List<Table> of(RunFolder run, List<Prediction> real) {
    StatisticsTables tables = new StatisticsTables(run, real);
    return Stream.of(
            tables.ceiling(),
            tables.bootstrap("bootstrap", Metric.R2),
            tables.bootstrap("bootstrap-ccc", Metric.CCC),
            tables.categoryErrors(),
            tables.categories())
        .filter(table -> !table.rows().isEmpty())
        .toList();
  }

  private Table ceiling() {
    return new Columns<RaterCeiling>()
        .label("Corpus", RaterCeiling::corpus)
        .label("Target", RaterCeiling::target)
        .value("Clips", RaterCeiling::clips)
        .value("Raters", RaterCeiling::raters)
        .value("Highest R²", ceiling -> Numbers.score(ceiling.r2()))
        .value("Least RMSE", ceiling -> Numbers.score(ceiling.rmse()))
        .value("Best R²", best(mean -> Numbers.withHalfWidth(mean.mean(), mean.halfWidth())))
        .value("By", best(m -> m.cell().model() + ", trained on " + m.cell().train().words()))
        .table(
            "ceiling",
            "The ceiling that the disagreement of raters sets: a mean over k ratings of variance"
                + " s² carries the error s²/k, so R² of any model is at most 1 −"
                + " mean(s²/k)/Var(ratings), the reliability ICC(1, k) of Shrout and Fleiss (1979). For"
                + " comparison: the best R² of this run. If the same people rated all clips, the"
                + " ceiling is higher.",
            RaterCeiling.of(run));
  }

  /** Of the best model on the ratings that have a ceiling; empty where there is none. */
  private Function<RaterCeiling, String> best(Function<Mean, String> words) {
    return ceiling ->
        run.summary().means(Protocol.NESTED, Control.NONE, Result.R2).stream()
            .filter(m -> m.cell().test().equals(ceiling.corpus()))
            .filter(m -> m.cell().target().equals(ceiling.target()) && m.defined())
            .max((a, b) -> Double.compare(a.mean(), b.mean()))
            .map(words)
            .orElse("");
  }

  private Table bootstrap(String name, Metric metric) {
    Map<Series, GroupErrors> errors = rows.whole();
    List<List<Table.Entry>> cells = new ArrayList<>();
    for (Comparison pair : pairs(metric)) {
      Series joint = new Series(pair.cell(), "");
      GroupErrors of = errors.get(joint);
      GroupErrors less = errors.get(joint.trainedOn(pair.alone()));
      if (of == null || less == null) {
        continue;
      }
      ClipBootstrap clips = ClipBootstrap.difference(of, less, metric, seeds(joint));
      cells.add(
          Table.row(
              pair.cell().test(),
              pair.cell().model(),
              pair.cell().target(),
              pair.joint().words(),
              Numbers.signed(clips.value()),
              interval(clips.low(), clips.high()),
              interval(pair.low(), pair.high())));
    }
    return new Table(
        name,
        ("A check of the intervals: %1$s of joint training minus %1$s of training on the test corpus")
                .formatted(metric.title())
            + " alone, over all out-of-fold predictions, with the percentile interval of "
            + ClipBootstrap.DRAWS
            + " draws of test clips (whole groups), and with the interval over folds. The first"
            + " keeps the fitted models fixed; in the second the training sets vary too. Bold: the"
            + " interval excludes 0. Protocol: nested.",
        Table.header(
            "Test corpus | Model | Target | Trained on | Difference | 95 % over clips | 95 % over folds"),
        4,
        cells);
  }

  /** Of every test corpus: trained on it alone, or else on the first training set that holds it. */
  private Table categoryErrors() {
    Map<Series, GroupErrors> errors = rows.byCategory();
    Map<String, TrainingSet> trained = new LinkedHashMap<>();
    for (Series series : errors.keySet()) {
      Cell cell = series.cell();
      if (cell.train().equals(TrainingSet.alone(cell.test()))) {
        trained.put(cell.test(), cell.train());
      } else if (cell.train().share(cell.test()) > 0) {
        trained.putIfAbsent(cell.test(), cell.train());
      }
    }
    List<List<Table.Entry>> cells = new ArrayList<>();
    errors.forEach(
        (series, own) -> {
          Cell cell = series.cell();
          if (cell.train().equals(trained.getOrDefault(cell.test(), TrainingSet.ANY))
              && own.size() >= FEWEST) {
            ClipBootstrap rmse = ClipBootstrap.of(own, Metric.RMSE, seeds(series));
            cells.add(
                Table.row(
                    cell.test(),
                    series.category(),
                    cell.model(),
                    cell.target(),
                    cell.train().words(),
                    own.size(),
                    Numbers.score(rmse.value()),
                    Numbers.score(rmse.low()) + " to " + Numbers.score(rmse.high())));
          }
        });
    return new Table(
        "category-errors",
        "Which clips are predicted well: RMSE of out-of-fold predictions by category, ratings in"
            + " [−1, 1], with its percentile interval over clips. Categories of fewer than "
            + FEWEST
            + " groups are left out. Protocol: nested.",
        Table.header(
            "Test corpus | Category | Model | Target | Trained on | Groups | RMSE | 95 % over clips"),
        5,
        cells);
  }

  private Table categories() {
    Map<Series, GroupErrors> errors = rows.byCategory();
    List<List<Table.Entry>> cells = new ArrayList<>();
    for (Comparison pair : pairs(Metric.R2)) {
      if (!pair.joint().whole()) {
        continue;
      }
      for (Map.Entry<Series, GroupErrors> entry : errors.entrySet()) {
        Series joint = entry.getKey();
        GroupErrors alone = errors.get(joint.trainedOn(pair.alone()));
        if (joint.cell().equals(pair.cell())
            && alone != null
            && entry.getValue().size() >= FEWEST) {
          cells.add(category(joint, entry.getValue(), alone));
        }
      }
    }
    return new Table(
        "categories",
        "Which clips profit: RMSE of out-of-fold predictions by category, trained on the test"
            + " corpus alone and jointly; difference (below 0: joint training is better) with its"
            + " percentile interval over clips. Bold: the interval excludes 0. The table looks at"
            + " many categories at once, so a single bold one is only a hint. Categories of fewer"
            + " than "
            + FEWEST
            + " groups are left out. Protocol: nested.",
        Table.header(
            "Test corpus | Category | Model | Target | Joint with | Groups | Alone | Joint | Difference | 95 % over clips"),
        5,
        cells);
  }

  private List<Table.Entry> category(Series joint, GroupErrors of, GroupErrors alone) {
    Seeds own = seeds(joint);
    ClipBootstrap difference = ClipBootstrap.difference(of, alone, Metric.RMSE, own);
    Cell cell = joint.cell();
    return Table.row(
        cell.test(),
        joint.category(),
        cell.model(),
        cell.target(),
        added(cell),
        of.size(),
        Numbers.score(ClipBootstrap.of(alone, Metric.RMSE, own).value()),
        Numbers.score(ClipBootstrap.of(of, Metric.RMSE, own).value()),
        Numbers.signed(difference.value()),
        interval(difference.low(), difference.high()));
  }

  /** The corpora that are trained on beside the one tested on. */
  private static String added(Cell cell) {
    return cell.train().corpora().stream()
        .filter(corpus -> !corpus.equals(cell.test()))
        .collect(Collectors.joining(" + "));
  }

  private Seeds seeds(Series series) {
    Cell cell = series.cell();
    return seeds
        .child(cell.test())
        .child(cell.train().label())
        .child(cell.model())
        .child(cell.target())
        .child(series.category());
  }

  /** Bold where 0 is excluded. */
  private static Table.Entry interval(double low, double high) {
    return new Table.Entry(Numbers.interval(low, high), low > 0 || high < 0);
  }
}
