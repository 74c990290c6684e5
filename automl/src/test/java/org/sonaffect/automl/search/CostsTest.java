package org.sonaffect.automl.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sonaffect.automl.space.Configuration;
import org.sonaffect.automl.space.FoldPlan;
import org.sonaffect.automl.space.Point;
import org.sonaffect.automl.space.Portfolio;
import org.sonaffect.automl.space.Space;
import org.sonaffect.automl.space.StandardSpace;
import org.sonaffect.automl.space.Task;
import org.sonaffect.learning.prepare.FeatureGroups;
import org.sonaffect.learning.random.Seeds;
import org.sonaffect.learning.rows.Matrix;

/** What the members of an ensemble are expected to take. */
class CostsTest {
  private static final int ROWS = 40;

  private final Task task =
      Task.of(
          new Matrix(ROWS, 2, new double[ROWS * 2]),
          new double[2][ROWS],
          List.of("arousal", "valence"),
          new int[ROWS],
          new FoldPlan(new int[ROWS], new @Nullable String[ROWS], 5, 1, Seeds.of(1)),
          new FeatureGroups(IntStream.range(0, 2).mapToObj(j -> "g" + j).toList()));

  private double ofAllRows(boolean independent, int variants) {
    Space space = StandardSpace.of(task);
    Point point =
        Portfolio.of(space).stream()
            .filter(p -> space.configuration(p).family().independentRows() == independent)
            .findFirst()
            .orElseThrow();
    Configuration configuration = space.configuration(point);
    SplitPlan splits = SplitPlan.of(task, false);
    Candidate member = new Candidate(0, point, configuration, 2, splits.count(), 5, false);
    int tested = splits.splits().get(0).test().length;
    Evaluation evaluation =
        new Evaluation(0, configuration.text(), 0, 2, 0, 1, 0, 1, new double[2][tested], null);
    member.add(evaluation, new Losses(task, splits));
    Costs costs = new Costs(1, variants);
    costs.add(configuration, evaluation);
    return costs.ensemble(List.of(member), 0, 1);
  }

  @Test
  void variantsOfRowsMakeTheFitsOfMembersLonger() {
    double clips = ofAllRows(false, 0);
    assertTrue(clips > 0);
    assertEquals(4 * clips, ofAllRows(false, 1), "twice the rows, by matrices of rows by rows");
    assertEquals(clips, ofAllRows(true, 1), "what learns from the clips only");
  }
}
