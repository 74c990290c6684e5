package org.sonaffect.study.fit;

import java.util.Arrays;
import org.sonaffect.learning.grid.PipelineFits;
import org.sonaffect.learning.grid.SharedFits;
import org.sonaffect.learning.prepare.Decomposition;
import org.sonaffect.study.Protocol;

/** Decompositions and fits that share all they can, as each protocol standardises. */
public final class FitSource {
  private FitSource() {}

  /**
   * Under the nested protocol a test value beyond the range of the training rows is taken to the
   * edge of that range; the published ones extrapolate, as the published code does.
   */
  public static PipelineFits.Source of(Protocol protocol) {
    return (x, split) -> {
      Decomposition rows =
          protocol == Protocol.NESTED
              ? Decomposition.withinRange(x, split.train(), split.test())
              : Decomposition.of(x, split.train(), split.test());
      return (target, penaltyFolds, points, sink) -> {
        double[] y = Arrays.stream(split.train()).mapToDouble(r -> target.rating()[r]).toArray();
        new SharedFits(rows, y, penaltyFolds).predict(points, sink);
      };
    };
  }
}
