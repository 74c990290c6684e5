package org.sonaffect.learning;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sonaffect.learning.folds.Folds;
import org.sonaffect.learning.folds.Split;
import org.sonaffect.learning.folds.Strata;
import org.sonaffect.learning.grid.Grid;
import org.sonaffect.learning.grid.Halving;
import org.sonaffect.learning.grid.PipelineFits;
import org.sonaffect.learning.grid.RungRows;
import org.sonaffect.learning.grid.ScoreRule;
import org.sonaffect.learning.grid.Search;
import org.sonaffect.learning.grid.SearchListener;
import org.sonaffect.learning.grid.SearchPlan;
import org.sonaffect.learning.grid.TrialLog;
import org.sonaffect.learning.metrics.Interval;
import org.sonaffect.learning.metrics.Metrics;
import org.sonaffect.learning.random.Seeds;
import org.sonaffect.learning.rows.Crew;
import org.sonaffect.learning.rows.Matrix;
import org.sonaffect.learning.rows.Target;

/**
 * One of the two real rated domains of the shared folder, its ratings mapped to [-1, 1].
 *
 * @param stratum by Ward's clustering of all its ratings
 * @param repeats the folds shipped beside it: {@code repeats[r][row]}
 */
@SuppressWarnings("ArrayRecordComponent")
record JointMir(Matrix x, double[] arousal, double[] valence, int[] stratum, int[][] repeats) {
  static final int REPEATS = 10;
  static final int FOLDS = 5;

  /** Reads {@code music} or {@code sounds}, or skips the test. */
  static JointMir read(String domain) {
    String file = domain.equals("music") ? "music_musifeast17" : "sounds_emosoundscapes600";
    SharedTable table = SharedTable.read("data/joint-mir/" + file + ".csv");
    SharedTable folds = SharedTable.read("data/joint-mir/folds_" + domain + ".csv");
    if (!Arrays.equals(table.strings("id"), folds.strings("id"))) {
      throw new IllegalStateException("folds of " + domain + " are of other rows");
    }
    List<double[]> columns =
        table.columns().stream()
            .filter(name -> !List.of("id", "category", "arousal", "valence").contains(name))
            .map(table::numbers)
            .toList();
    double[][] rows = new double[table.rows().size()][columns.size()];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < columns.size(); j++) {
        rows[i][j] = columns.get(j)[i];
      }
    }
    double[] arousal = mapped(table.numbers("arousal"));
    double[] valence = mapped(table.numbers("valence"));
    int[][] repeats = new int[REPEATS][];
    Arrays.setAll(repeats, r -> folds.integers("repeat" + r));
    int[] stratum = Strata.ward(arousal, valence, table.strings("id"), 25);
    return new JointMir(Matrix.of(rows), arousal, valence, stratum, repeats);
  }

  Target target(String name) {
    return new Target(name, name.equals("arousal") ? arousal : valence);
  }

  int rows() {
    return arousal.length;
  }

  /** R2 of nested cross-validation over all out-of-fold predictions, and the mean over folds. */
  @SuppressWarnings("ArrayRecordComponent")
  record Nested(double pooled, double meanOfFolds, List<String> chosen) {}

  /** The nested protocol on this domain alone, one repetition. */
  Nested nested(String name, int repeat, Grid grid) {
    Target target = target(name);
    int[] corpus = new int[rows()];
    @Nullable String[] groups = new @Nullable String[rows()];
    double[] predicted = new double[rows()];
    double[] r2 = new double[FOLDS];
    String[] chosen = new String[FOLDS];
    List<Split> outer = Folds.splits(IntStream.range(0, rows()).toArray(), repeats[repeat], FOLDS);
    for (int f = 0; f < FOLDS; f++) {
      Split split = outer.get(f);
      Seeds seeds = Seeds.of(repeat).child(f);
      int[] inner =
          Folds.within(split.train(), stratum, groups, FOLDS, seeds.child("inner").value());
      RungRows rungs = RungRows.sound(corpus, stratum, groups, seeds);
      SearchPlan plan =
          new SearchPlan(
              "fold " + f,
              x,
              corpus,
              List.of(target),
              Folds.splits(split.train(), inner, FOLDS),
              grid,
              Halving.NONE,
              rungs,
              ScoreRule.NESTED);
      Pipeline best =
          Search.run(plan, PipelineFits.SHARED, TrialLog.NONE, Crew.alone(), SearchListener.NONE)
              .get(0)
              .best()
              .pipeline();
      chosen[f] = best.regressor().describe();
      double[] rating = Arrays.stream(split.test()).mapToDouble(i -> target.rating()[i]).toArray();
      int fold = f;
      PipelineFits.SHARED
          .of(x, split)
          .predict(
              target,
              rungs.penaltyFolds(split.train()),
              List.of(best),
              (point, predictions) -> {
                r2[fold] = Metrics.r2(rating, predictions);
                for (int i = 0; i < predictions.length; i++) {
                  predicted[split.test()[i]] = predictions[i];
                }
              });
    }
    return new Nested(Metrics.r2(target.rating(), predicted), Interval.mean(r2), List.of(chosen));
  }

  private static double[] mapped(double[] ratings) {
    return Arrays.stream(ratings).map(y -> 2 * y - 1).toArray();
  }
}
