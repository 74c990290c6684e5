package org.sonaffect.study.plan;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.sonaffect.learning.folds.Draw;
import org.sonaffect.learning.random.Seeds;
import org.sonaffect.study.Mixture;

/** Which rows a mixture is trained and tested on in one outer fold of the nested protocol. */
record MixtureRows(
    StackedRows rows, RowStrata strata, RowGroups groups, OuterFolds folds, Seeds seeds) {
  /** The test rows of each corpus, ascending. */
  int[][] test(int repeat, int fold) {
    return ofCorpora(row -> folds.fold()[repeat][row] == fold);
  }

  /**
   * The training rows of a mixture, ascending: of each corpus round(share n) of the n rows outside
   * the fold, proportional to the strata. A smaller share draws from the rows of a larger one.
   */
  public int[] train(int repeat, int fold, Mixture mixture) {
    int[][] outside = outside(repeat, fold);
    int smallest = Stream.of(outside).mapToInt(own -> own.length).min().orElseThrow();
    IntStream train = IntStream.empty();
    for (int c = 0; c < outside.length; c++) {
      int wanted =
          Draw.size(
              mixture.shares().get(c), mixture.complementary() ? smallest : outside[c].length);
      long seed = seed("mixture", c, repeat, fold).value();
      int[] order = Draw.proportionalOrder(outside[c], strata.overall(), seed);
      train = IntStream.concat(train, Arrays.stream(order, 0, wanted));
    }
    return train.sorted().toArray();
  }

  /**
   * Rows of each corpus outside the fold, less those whose group has a row in the fold. Drawn folds
   * keep groups whole, so only folds from a file can part one.
   */
  int[][] outside(int repeat, int fold) {
    boolean[] tested = testedGroups(repeat, fold);
    return ofCorpora(row -> folds.fold()[repeat][row] != fold && !tested[groups.root(row)]);
  }

  private int[][] ofCorpora(IntPredicate wanted) {
    return IntStream.range(0, rows.corpora().size())
        .mapToObj(c -> Arrays.stream(rows.rowsOf(c)).filter(wanted).toArray())
        .toArray(int[][]::new);
  }

  /** The seed of what is drawn from a corpus for a fold. */
  Seeds seed(String what, int corpus, int repeat, int fold) {
    return seeds.child(what).child(rows.names().get(corpus)).child(repeat).child(fold);
  }

  /** How many rows outside the fold are left out because their group is tested. */
  int leftOut(int repeat, int fold) {
    boolean[] tested = testedGroups(repeat, fold);
    return (int)
        IntStream.range(0, rows.size())
            .filter(row -> folds.fold()[repeat][row] != fold && tested[groups.root(row)])
            .count();
  }

  private boolean[] testedGroups(int repeat, int fold) {
    boolean[] tested = new boolean[rows.size()];
    for (int row = 0; row < tested.length; row++) {
      tested[groups.root(row)] |= folds.fold()[repeat][row] == fold;
    }
    return tested;
  }
}
