package org.sonaffect.study.plan;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.sonaffect.learning.folds.Draw;
import org.sonaffect.learning.random.Seeds;
import org.sonaffect.study.Mixture;

/** Which rows a mixture is trained and tested on in one outer fold of the nested protocol. */
record MixtureRows(
    StackedRows rows, RowStrata strata, RowGroups groups, OuterFolds folds, Seeds seeds) {
  /** The test rows of a corpus, ascending. */
  public int[] test(int repeat, int fold, int corpus) {
    return Arrays.stream(rows.rowsOf(corpus))
        .filter(row -> folds.fold()[repeat][row] == fold)
        .toArray();
  }

  /** The test rows of all corpora, ascending. */
  public int[] test(int repeat, int fold) {
    return IntStream.range(0, rows.size())
        .filter(row -> folds.fold()[repeat][row] == fold)
        .toArray();
  }

  /**
   * The training rows of a mixture, ascending: of each corpus round(share n) of the n rows outside
   * the fold, proportional to the strata. A smaller share draws from the rows of a larger one.
   */
  public int[] train(int repeat, int fold, Mixture mixture) {
    int corpora = rows.corpora().size();
    int[][] outside = new int[corpora][];
    int smallest = Integer.MAX_VALUE;
    for (int c = 0; c < corpora; c++) {
      outside[c] = outside(repeat, fold, c);
      smallest = Math.min(smallest, outside[c].length);
    }
    IntStream train = IntStream.empty();
    for (int c = 0; c < corpora; c++) {
      int wanted =
          Draw.size(
              mixture.shares().get(c), mixture.complementary() ? smallest : outside[c].length);
      long seed =
          seeds.child("mixture").child(rows.names().get(c)).child(repeat).child(fold).value();
      int[] order = Draw.proportionalOrder(outside[c], strata.overall(), seed);
      train = IntStream.concat(train, Arrays.stream(order, 0, wanted));
    }
    return train.sorted().toArray();
  }

  /**
   * Rows of a corpus outside the fold, less those whose group has a row in the fold. Drawn folds
   * keep groups whole, so only folds from a file can part one.
   */
  int[] outside(int repeat, int fold, int corpus) {
    boolean[] tested = testedGroups(repeat, fold);
    return Arrays.stream(rows.rowsOf(corpus))
        .filter(row -> folds.fold()[repeat][row] != fold && !tested[groups.root(row)])
        .toArray();
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
    for (int row : test(repeat, fold)) {
      tested[groups.root(row)] = true;
    }
    return tested;
  }
}
