package org.sonaffect.model.explain;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.sonaffect.learning.prepare.Decomposition;
import org.sonaffect.learning.rows.Matrix;
import org.sonaffect.model.ClipSpace;

/** Lays out the space of some training clips. */
public final class ClipSpaceFit {
  /** Components beyond these hold what few clips differ in. */
  private static final int DIMENSIONS = 24;

  /** Interquartile range of the standard normal. */
  private static final double NORMAL_IQR = 1.3489795003921634;

  private ClipSpaceFit() {}

  /**
   * The space of training clips.
   *
   * @param x features of all rows
   * @param rows which of them are training clips, at least 1
   * @param group of every row of {@code x}: clips of one group are not each other's neighbours
   */
  public static ClipSpace of(Matrix x, int[] rows, int[] group) {
    int p = x.columns();
    int n = rows.length;
    float[] centre = new float[p];
    float[] scale = new float[p];
    double[] squashed = new double[n * p];
    double[] spread = new double[p];
    for (int j = 0; j < p; j++) {
      double[] column = new double[n];
      for (int i = 0; i < n; i++) {
        column[i] = x.get(rows[i], j);
      }
      double[] sorted = column.clone();
      Arrays.sort(sorted);
      centre[j] = (float) quantile(sorted, 0.5);
      scale[j] = scale(sorted);
      for (int i = 0; i < n; i++) {
        column[i] = ClipSpace.squashed((float) column[i], centre[j], scale[j]);
        squashed[i * p + j] = column[i];
      }
      spread[j] = deviation(column);
    }
    int[] all = IntStream.range(0, n).toArray();
    Decomposition rotated =
        Decomposition.extrapolating(new Matrix(n, p, squashed), all, new int[0]);
    int k = Math.min(DIMENSIONS, rotated.regularComponents());
    double[] directions = k == 0 ? new double[p] : rotated.directions(k);
    k = Math.max(1, k);
    for (int j = 0; j < p; j++) {
      for (int d = 0; d < k; d++) {
        directions[j * k + d] = spread[j] > 0 ? directions[j * k + d] / spread[j] : 0;
      }
    }
    int[] own = Arrays.stream(rows).map(row -> group[row]).toArray();
    ClipSpace unscaled = space(k, centre, scale, directions, 1, x, rows, own);
    double[] isolation = new double[n];
    Arrays.setAll(isolation, i -> unscaled.isolation()[i]);
    Arrays.sort(isolation);
    double unit = quantile(isolation, 0.5);
    return unit > 0 ? space(k, centre, scale, directions, unit, x, rows, own) : unscaled;
  }

  private static ClipSpace space(
      int k,
      float[] centre,
      float[] scale,
      double[] directions,
      double unit,
      Matrix x,
      int[] rows,
      int[] group) {
    float[] scaled = new float[directions.length];
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = (float) (directions[i] / unit);
    }
    int n = rows.length;
    ClipSpace empty = new ClipSpace(k, centre, scale, scaled, new float[0], new float[0]);
    float[] coordinates = new float[n * k];
    for (int i = 0; i < n; i++) {
      double[] place = empty.place(features(x, rows[i]));
      for (int d = 0; d < k; d++) {
        coordinates[i * k + d] = (float) place[d];
      }
    }
    ClipSpace placed = new ClipSpace(k, centre, scale, scaled, coordinates, new float[n]);
    float[] isolation = new float[n];
    for (int i = 0; i < n; i++) {
      double[] distances = placed.distances(coordinates(placed, i));
      isolation[i] = (float) Neighbourhood.isolation(distances, others(distances, group, i));
    }
    return new ClipSpace(k, centre, scale, scaled, coordinates, isolation);
  }

  /** The place of a training clip. */
  public static double[] coordinates(ClipSpace space, int clip) {
    double[] place = new double[space.dimensions()];
    Arrays.setAll(place, d -> space.coordinates()[clip * place.length + d]);
    return place;
  }

  /** The clips of other groups than a clip's own, nearest first. */
  public static int[] others(double[] distances, int[] group, int clip) {
    return Arrays.stream(Neighbourhood.order(distances))
        .filter(i -> group[i] != group[clip])
        .toArray();
  }

  /** A row as the extractor gave it. */
  public static float[] features(Matrix x, int row) {
    float[] features = new float[x.columns()];
    for (int j = 0; j < features.length; j++) {
      features[j] = (float) x.get(row, j);
    }
    return features;
  }

  /** Linear between the order statistics. */
  public static double quantile(double[] sorted, double share) {
    double at = share * (sorted.length - 1);
    int below = (int) at;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
  }

  private static float scale(double[] sorted) {
    float robust = (float) ((quantile(sorted, 0.75) - quantile(sorted, 0.25)) / NORMAL_IQR);
    if (robust > 0 && Float.isFinite(robust)) {
      return robust;
    }
    float deviation = (float) deviation(sorted);
    return deviation > 0 && Float.isFinite(deviation) ? deviation : 1;
  }

  private static double deviation(double[] values) {
    double mean = 0;
    for (double value : values) {
      mean += value / values.length;
    }
    double square = 0;
    for (double value : values) {
      square += (value - mean) * (value - mean) / values.length;
    }
    double deviation = Math.sqrt(square);
    return deviation > Math.abs(mean) * values.length * 0x1p-52 ? deviation : 0;
  }
}
