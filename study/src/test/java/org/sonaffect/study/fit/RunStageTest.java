package org.sonaffect.study.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.sonaffect.corpus.extract.Progress;
import org.sonaffect.learning.grid.Halving;

class RunStageTest {
  private final AtomicLong seconds = new AtomicLong();
  private final RunStage stage =
      new RunStage(Progress.NONE.stage("", 0, ""), () -> seconds.get() * 1_000_000_000L);

  @Test
  void eachKindOfWorkHasItsOwnSpeed() {
    stage.expect("linear", 10, Double.NaN);
    stage.expect("svr", 10, Double.NaN);
    assertTrue(Double.isNaN(stage.secondsLeft()));

    RunStage.Part linear = stage.begin("linear");
    pass(10);
    linear.reached(5, 0);
    // 2 s a unit, which is expected of the other as well.
    assertEquals(5 * 2 + 10 * 2, stage.secondsLeft(), 1e-9);

    linear.reached(10, 0);
    linear.close();
    RunStage.Part svr = stage.begin("svr");
    pass(30);
    svr.reached(5, 0);
    assertEquals(5 * 6, stage.secondsLeft(), 1e-9);
    svr.close();
  }

  @Test
  void aSearchOfTheAutoMlTakesItsBudgetBeforeItIsMeasured() {
    stage.expect("linear", 100, Double.NaN);
    stage.expect("automl", 40, 20);
    RunStage.Part linear = stage.begin("linear");
    pass(10);
    linear.reached(50, 0);
    assertEquals(10 + 40 * 20, stage.secondsLeft(), 1e-9);
    linear.reached(100, 0);
    linear.close();

    RunStage.Part search = stage.begin("automl");
    pass(10);
    search.reached(1, 0);
    search.close();
    assertEquals(39 * (20 + 10) / 2.0, stage.secondsLeft(), 1e-9);
  }

  @Test
  void whatAnEarlierRunHasDoneSaysNothingOfTheSpeed() {
    stage.expect("svr", 10, Double.NaN);
    RunStage.Part known = stage.begin("svr");
    known.reached(6, 6);
    known.close();
    RunStage.Part svr = stage.begin("svr");
    pass(5);
    svr.reached(1, 0);
    assertEquals(3 * 5, stage.secondsLeft(), 1e-9);
    svr.close();
  }

  @Test
  void theTimeOfWorkSideBySideIsShared() {
    stage.expect("linear", 4, Double.NaN);
    stage.expect("svr", 4, Double.NaN);
    RunStage.Part linear = stage.begin("linear");
    RunStage.Part svr = stage.begin("svr");
    pass(8);
    linear.reached(2, 0);
    svr.reached(1, 0);
    assertEquals(2 * 2 + 3 * 4, stage.secondsLeft(), 1e-9);
    linear.close();
    svr.close();
  }

  @Test
  void theRungsOfThePaperWeighAlikeButForTheirDecompositions() {
    RungWork paper = new RungWork(Halving.PAPER.rungs(26_000));
    assertTrue(paper.after(26_000) / paper.whole() < 0.2);
    assertEquals(paper.whole(), paper.after(26_000 + 6_500 + 1_625 + 406 + 102), 1e-9);
    assertEquals(List.of(26_000, 6_500, 1_625, 406, 102), points(Halving.PAPER));
  }

  private static List<Integer> points(Halving halving) {
    return halving.rungs(26_000).stream().map(Halving.Rung::points).toList();
  }

  private void pass(long by) {
    seconds.addAndGet(by);
  }
}
