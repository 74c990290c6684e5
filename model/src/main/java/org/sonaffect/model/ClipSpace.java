package org.sonaffect.model;

import java.util.Arrays;

/**
 * The space in which clips are near or far: principal components of the features, each first taken
 * to {@code sign(z) ln(1 + |z|)} of its robust standard value z, so that no single ratio with a
 * heavy tail decides, and then to deviation 1. The unit of length is the median distance of a
 * training clip to its nearest others.
 *
 * @param dimensions number of components, at least 1
 * @param centre {@code [columns]}: median of each feature over the training clips
 * @param scale {@code [columns]}: interquartile range over that of the standard normal, or the
 *     deviation where that is 0; above 0
 * @param directions {@code [column * dimensions + k]}
 * @param coordinates {@code [clip * dimensions + k]}: the training clips
 * @param isolation {@code [clips]}: mean distance of each training clip to its nearest ones of
 *     other groups
 */
@SuppressWarnings("ArrayRecordComponent")
public record ClipSpace(
    int dimensions,
    float[] centre,
    float[] scale,
    float[] directions,
    float[] coordinates,
    float[] isolation) {
  /** Number of clips whose mean distance measures how far from all others a clip is. */
  public static final int NEAREST = 5;

  /** Checks the lengths. */
  public ClipSpace {
    if (dimensions < 1
        || scale.length != centre.length
        || directions.length != (long) centre.length * dimensions
        || coordinates.length != (long) isolation.length * dimensions) {
      throw new IllegalArgumentException(
          ("a space of %d dimensions with %d centres, %d scales, %d directions and %d coordinates of"
                  + " %d clips")
              .formatted(
                  dimensions,
                  centre.length,
                  scale.length,
                  directions.length,
                  coordinates.length,
                  isolation.length));
    }
  }

  /** Number of features. */
  public int columns() {
    return centre.length;
  }

  /** Number of training clips. */
  public int clips() {
    return isolation.length;
  }

  /** Where a clip lies: {@code double[dimensions]}, as exact as the places of training clips. */
  public double[] place(float[] features) {
    double[] place = new double[dimensions];
    for (int j = 0; j < centre.length; j++) {
      double u = squashed(features[j], centre[j], scale[j]);
      for (int k = 0; k < dimensions; k++) {
        place[k] += u * directions[j * dimensions + k];
      }
    }
    Arrays.setAll(place, k -> (float) place[k]);
    return place;
  }

  /** {@code sign(z) ln(1 + |z|)} of the standard value. */
  public static double squashed(double value, double centre, double scale) {
    double z = (value - centre) / scale;
    return Math.signum(z) * StrictMath.log1p(Math.abs(z));
  }

  /** Distance of a place to every training clip. */
  public double[] distances(double[] place) {
    double[] distances = new double[clips()];
    for (int i = 0; i < distances.length; i++) {
      double sum = 0;
      for (int k = 0; k < dimensions; k++) {
        double difference = place[k] - coordinates[i * dimensions + k];
        sum += difference * difference;
      }
      distances[i] = Math.sqrt(sum);
    }
    return distances;
  }
}
