package org.sonaffect.learning.grid;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sonaffect.learning.folds.Draw;
import org.sonaffect.learning.folds.Split;
import org.sonaffect.learning.random.Seeds;
import org.sonaffect.learning.rows.ShortDecimal;

/** Rungs, and how their rows are cut (docs/spec/experiment.md §3.3, §4.3, §6.6). */
class HalvingTest {
  @Test
  void theSupportVectorMachineHasTheRungsOfThePaper() {
    assertEquals("26000@0.1 6500@0.2 1625@0.4 406@0.8 102@1", text(Halving.PAPER.rungs(26_000)));
  }

  @Test
  void theElasticNetHasTheRungsOfThePaper() {
    assertEquals("400@0.1 100@0.2 25@0.4 6@0.8 2@1", text(Halving.PAPER.rungs(400)));
  }

  @Test
  void theShareGoesToOneWhenTheNextRungWouldKeepOneOrNone() {
    assertEquals("64@0.1 16@0.2 4@1", text(Halving.PAPER.rungs(64)));
    assertEquals("5@1", text(Halving.PAPER.rungs(5)));
    assertEquals("1@1", text(Halving.PAPER.rungs(1)));
    assertEquals("7@0.1 2@1", text(Halving.PAPER.rungs(7)));
  }

  @Test
  void noHalvingEvaluatesEveryPointOnAllRows() {
    assertEquals("400@1", text(Halving.NONE.rungs(400)));
  }

  @Test
  void publishedPrefixesCutTestRowsByTheCountOfTrainingRows() {
    Split split = new Split(range(100, 165), range(0, 20));
    RungRows rows = RungRows.published();
    Split cut = rows.cut(split, 0, 0.1); // 6.5 rows, half to even
    assertArrayEquals(range(100, 106), cut.train());
    assertArrayEquals(range(0, 6), cut.test());
    assertArrayEquals(range(0, 20), rows.cut(split, 0, 0.4).test());
    assertArrayEquals(split.train(), rows.cut(split, 0, 1).train());
  }

  @Test
  void publishedPenaltyFoldsAreContiguous() {
    assertArrayEquals(
        new int[] {0, 0, 0, 1, 1, 1, 2, 2, 3, 3, 4, 4},
        RungRows.published().penaltyFolds(new int[12]));
    assertArrayEquals(new int[] {0, 1, 2}, RungRows.published().penaltyFolds(new int[3]));
  }

  @Test
  void soundPartsAreNestedStratifiedAndValidateOnAllRows() {
    int n = 300;
    int[] corpus = IntStream.range(0, n).map(i -> i < 200 ? 0 : 1).toArray();
    int[] stratum = IntStream.range(0, n).map(i -> i % 4 == 0 ? 1 : 0).toArray();
    RungRows rows = RungRows.sound(corpus, stratum, new @Nullable String[n], Seeds.of(1));
    Split split =
        new Split(
            IntStream.range(0, n).filter(i -> i % 5 != 0).toArray(),
            IntStream.range(0, n).filter(i -> i % 5 == 0).toArray());
    int[] before = {};
    for (double share : new double[] {.1, .2, .4, .8, 1}) {
      Split cut = rows.cut(split, 3, share);
      assertArrayEquals(split.test(), cut.test());
      assertEquals(Draw.size(share, 240), cut.train().length);
      long second = Arrays.stream(cut.train()).filter(row -> corpus[row] == 1).count();
      assertEquals(share * 80, second, 1);
      long quarter = Arrays.stream(cut.train()).filter(row -> stratum[row] == 1).count();
      assertEquals(share * 60, quarter, 1.5);
      assertTrue(Arrays.stream(before).allMatch(row -> Arrays.binarySearch(cut.train(), row) >= 0));
      before = cut.train();
    }
    assertArrayEquals(split.train(), before);
  }

  @Test
  void soundPenaltyFoldsKeepGroupsWholeAndMakeDoWithFewGroups() {
    int n = 40;
    @Nullable String[] group = new @Nullable String[n];
    Arrays.setAll(group, i -> "artist " + i % 10);
    RungRows rows = RungRows.sound(new int[n], new int[n], group, Seeds.of(1));
    int[] train = range(0, 30);
    int[] folds = rows.penaltyFolds(train);
    assertEquals(5, Arrays.stream(folds).distinct().count());
    for (int i = 0; i < 30; i++) {
      assertEquals(folds[i % 10], folds[i]);
    }
    int[] few = rows.penaltyFolds(new int[] {0, 1, 10, 11, 20, 2});
    assertEquals(3, Arrays.stream(few).distinct().count());
  }

  private static int[] range(int from, int to) {
    return IntStream.range(from, to).toArray();
  }

  private static String text(List<Halving.Rung> rungs) {
    return String.join(
        " ", rungs.stream().map(r -> r.points() + "@" + ShortDecimal.of(r.share())).toList());
  }
}
