package org.sonaffect.model;

/**
 * How the predictions of one target are corrected to other listeners: {@code v + offset + slope (v
 * - centre) + sum of w_j k(clip, anchor_j)}, with the kernel exp(-(d / reach)^2 / 2) of the
 * distance d in the model's space.
 *
 * @param target of the model
 * @param kind {@code none}, {@code shift}, {@code line} or {@code kernel}
 * @param offset in rating units
 * @param slope added to 1
 * @param centre the mean prediction of the listeners' clips
 * @param reach of the kernel, above 0
 * @param anchors {@code [clips * dimensions]}: the listeners' clips in the space; none unless
 *     kernel
 * @param weights {@code [clips]}
 */
@SuppressWarnings("ArrayRecordComponent")
public record Correction(
    String target,
    String kind,
    double offset,
    double slope,
    double centre,
    double reach,
    double[] anchors,
    double[] weights) {
  /** Checks the lengths. */
  public Correction {
    if (!(reach > 0)
        || (weights.length == 0 ? anchors.length != 0 : anchors.length % weights.length != 0)) {
      throw new IllegalArgumentException(
          "a correction with a reach of %s and %d coordinates of %d clips"
              .formatted(reach, anchors.length, weights.length));
    }
  }

  /** No correction. */
  public static Correction none(String target) {
    return new Correction(target, "none", 0, 0, 0, 1, new double[0], new double[0]);
  }

  /**
   * A prediction as corrected; not yet taken to [-1, 1].
   *
   * @param value predicted by the core, in [-1, 1]
   * @param place of the clip in the model's space
   */
  public double apply(double value, double[] place) {
    double sum = value + offset + slope * (value - centre);
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * kernel(place, anchors, i * place.length, reach);
    }
    return sum;
  }

  /** {@code exp(-(d / reach)^2 / 2)}. */
  public static double kernel(double[] place, double[] anchors, int from, double reach) {
    double square = 0;
    for (int k = 0; k < place.length; k++) {
      double difference = (place[k] - anchors[from + k]) / reach;
      square += difference * difference;
    }
    return StrictMath.exp(-square / 2);
  }
}
