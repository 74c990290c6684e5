package org.sonaffect.learning.prepare;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.sonaffect.learning.family.FitContext;
import org.sonaffect.learning.family.Simpls;
import org.sonaffect.learning.linear.FixedSum;
import org.sonaffect.learning.linear.SymmetricEigen;
import org.sonaffect.learning.random.Seeds;
import org.sonaffect.learning.rows.Matrix;
import org.sonaffect.learning.rows.TrainingRows;

/** Fits an {@link Embedding}. */
final class Embedder {
  private Embedder() {}

  static FittedEmbedding fit(
      Embedding embedding, Matrix x, double[][] y, int[] domain, FitContext context) {
    if (embedding instanceof Embedding.Pca pca) {
      return PrincipalComponents.of(x, pca.share(), pca.whiten());
    }
    if (embedding instanceof Embedding.PlsScores pls) {
      return scores(Simpls.of(new TrainingRows(x, domain), y, pls.components()), x);
    }
    if (embedding instanceof Embedding.Nystroem nystroem) {
      return landmarks(nystroem, x, domain, context.seeds());
    }
    return new FittedEmbedding.Same();
  }

  private static FittedEmbedding scores(Simpls pls, Matrix x) {
    int p = x.columns();
    List<double[]> found = pls.directions();
    // One column of zeros where no target varies with any column: rows need at least one.
    int count = Math.max(1, found.size());
    double[] directions = new double[count * p];
    double[] offsets = new double[count];
    double unit = Math.sqrt(x.rows());
    for (int k = 0; k < found.size(); k++) {
      for (int j = 0; j < p; j++) {
        directions[k * p + j] = found.get(k)[j] * unit;
      }
      offsets[k] = FixedSum.product(directions, k * p, pls.columnMeans(), 0, p);
    }
    return new FittedEmbedding.Linear(directions, offsets);
  }

  private static FittedEmbedding landmarks(
      Embedding.Nystroem nystroem, Matrix x, int[] domain, Seeds seeds) {
    int[] order = IntStream.range(0, x.rows()).toArray();
    seeds.child("nystroem").random().shuffle(order);
    int[] picked = Arrays.copyOf(order, Math.min(nystroem.landmarks(), order.length));
    Arrays.sort(picked);
    Matrix landmarks = x.rows(picked);
    int[] landmarkDomain = Arrays.stream(picked).map(row -> domain[row]).toArray();
    TrainingRows rows = new TrainingRows(landmarks, landmarkDomain);
    int m = picked.length;
    SymmetricEigen eigen = SymmetricEigen.of(nystroem.kernel().among(rows), m);
    double noise = eigen.values()[0] * m * 0x1p-40;
    int count = 1;
    while (count < m && eigen.values()[count] > noise) {
      count++;
    }
    double[] root = new double[count * m];
    for (int k = 0; k < count; k++) {
      double value = eigen.values()[k];
      for (int i = 0; i < m; i++) {
        root[k * m + i] = value > 0 ? eigen.vectors()[k * m + i] / Math.sqrt(value) : 0;
      }
    }
    return new FittedEmbedding.Landmarks(
        nystroem.kernel(), landmarks.values(), landmarkDomain, root);
  }
}
