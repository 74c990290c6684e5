package org.sonaffect.learning.grid;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sonaffect.learning.Pipeline;
import org.sonaffect.learning.family.ElasticNetSpec;
import org.sonaffect.learning.linear.ElasticNetFits;
import org.sonaffect.learning.linear.LinearFit;
import org.sonaffect.learning.linear.WideElasticNet;
import org.sonaffect.learning.prepare.Decomposition;
import org.sonaffect.learning.prepare.Projection;
import org.sonaffect.learning.rows.Scores;

/** Elastic nets of a grid: all shares of variance and whitenings read off the same products. */
@SuppressWarnings("ArrayRecordComponent")
record NetPoints(Decomposition rows, double[] y, int[] penaltyFolds) {
  void predict(List<Pipeline> points, SharedFits.PredictionsOf sink) {
    if (points.isEmpty()) {
      return;
    }
    if (penaltyFolds.length != y.length) {
      throw new IllegalArgumentException(
          "%d penalty folds for %d training rows of an elastic net"
              .formatted(penaltyFolds.length, y.length));
    }
    // Points whose components are leading columns of the same array go together.
    List<double[]> arrays = new ArrayList<>();
    List<List<Pipeline>> members = new ArrayList<>();
    List<Scores> largest = new ArrayList<>();
    for (Pipeline point : points) {
      Scores scores = unscaled(point);
      int at = 0;
      while (at < arrays.size() && arrays.get(at) != scores.train()) {
        at++;
      }
      if (at == arrays.size()) {
        arrays.add(scores.train());
        members.add(new ArrayList<>());
        largest.add(scores);
      }
      members.get(at).add(point);
      if (scores.components() > largest.get(at).components()) {
        largest.set(at, scores);
      }
    }
    for (int g = 0; g < arrays.size(); g++) {
      Scores most = largest.get(g);
      if (most.components() > WideElasticNet.MOST_PRODUCTS) {
        predictWide(most, members.get(g), sink);
        continue;
      }
      ElasticNetFits fits =
          new ElasticNetFits(most.train(), most.components(), y, most.orthogonal(), penaltyFolds);
      double[] whitening = whitening(most);
      double[] ones = new double[most.components()];
      Arrays.fill(ones, 1);
      for (Pipeline point : members.get(g)) {
        Scores scores = unscaled(point);
        boolean whiten = point.projection() instanceof Projection.Pca pca && pca.whiten();
        LinearFit fit =
            fits.fit(
                (ElasticNetSpec) point.regressor(), scores.components(), whiten ? whitening : ones);
        sink.accept(point, fit.predict(scores.evaluation(), rows.evaluationRows()));
      }
    }
  }

  /** Standardised features without projection, and too many for their products. */
  private void predictWide(Scores scores, List<Pipeline> points, SharedFits.PredictionsOf sink) {
    WideElasticNet net = new WideElasticNet(scores.train(), y, penaltyFolds);
    for (Pipeline point : points) {
      LinearFit fit = net.fit((ElasticNetSpec) point.regressor());
      sink.accept(point, fit.predict(scores.evaluation(), rows.evaluationRows()));
    }
  }

  private Scores unscaled(Pipeline point) {
    return point.projection() instanceof Projection.Pca pca
        ? rows.scores(pca.share(), false, pca.keepNull())
        : rows.standardised();
  }

  /** Inverse standard deviations (n - 1) of the columns. */
  private double[] whitening(Scores scores) {
    int n = rows.trainRows();
    double[] factors = new double[scores.components()];
    for (int k = 0; k < factors.length; k++) {
      double square = 0;
      for (int i = k * n; i < (k + 1) * n; i++) {
        square += scores.train()[i] * scores.train()[i];
      }
      factors[k] = square > 0 ? Math.sqrt((n - 1) / square) : 1;
    }
    return factors;
  }
}
