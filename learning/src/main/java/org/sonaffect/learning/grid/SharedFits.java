package org.sonaffect.learning.grid;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sonaffect.learning.Pipeline;
import org.sonaffect.learning.family.ElasticNetSpec;
import org.sonaffect.learning.prepare.Decomposition;
import org.sonaffect.learning.rows.Check;

/**
 * Many pipelines on the same training rows and target: everything that can be shared is computed
 * once.
 *
 * <p>Points are grouped by projection and kernel; support vector machines of one kernel are solved
 * along paths of C and epsilon, each from the solution before it, and twins are solved once. So the
 * predictions of a point may depend on which other points are asked for in the same call, within
 * its stopping tolerance; the same call gives the same bits. Not safe for concurrent use; different
 * instances may share a decomposition between threads.
 */
public final class SharedFits {
  private final Decomposition rows;
  private final double[] y;
  private final int[] penaltyFolds;

  /**
   * Binds a target to decomposed rows.
   *
   * @param yTrain target of each training row of the decomposition
   * @param penaltyFolds fold of each training row, from 0, for elastic nets; may be empty where
   *     there are none
   */
  public SharedFits(Decomposition rows, double[] yTrain, int[] penaltyFolds) {
    Check.targets(yTrain, rows.trainRows());
    if (penaltyFolds.length != 0 && penaltyFolds.length != yTrain.length) {
      throw new IllegalArgumentException(
          "%d penalty folds for %d training rows".formatted(penaltyFolds.length, yTrain.length));
    }
    this.rows = rows;
    this.y = yTrain.clone();
    this.penaltyFolds = penaltyFolds.clone();
  }

  /**
   * Fits every point and predicts the evaluation rows.
   *
   * @param points may repeat and may hold twins
   * @param sink called once for every position in {@code points}, in a fixed order; predictions are
   *     NaN where values of a kernel over the training rows are too large for a number
   */
  public void predict(List<Pipeline> points, PredictionSink sink) {
    Map<Pipeline, List<Integer>> positions = new LinkedHashMap<>();
    for (int i = 0; i < points.size(); i++) {
      positions.computeIfAbsent(points.get(i).representative(), point -> new ArrayList<>()).add(i);
    }
    List<Pipeline> nets = new ArrayList<>();
    List<Pipeline> machines = new ArrayList<>();
    for (Pipeline point : positions.keySet()) {
      if (point.regressor() instanceof ElasticNetSpec) {
        nets.add(point);
      } else {
        machines.add(point);
      }
    }
    PredictionsOf toAll =
        (point, predictions) -> {
          for (int position : positions.getOrDefault(point, List.of())) {
            sink.accept(position, predictions);
          }
        };
    new NetPoints(rows, y, penaltyFolds).predict(nets, toAll);
    new SvrPoints(rows, y).predict(machines, toAll);
  }

  /** Receives the predictions of a pipeline. */
  @FunctionalInterface
  interface PredictionsOf {
    void accept(Pipeline point, double[] predictions);
  }
}
