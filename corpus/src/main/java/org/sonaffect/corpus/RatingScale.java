package org.sonaffect.corpus;

import org.sonaffect.corpus.file.PlainNumber;

/**
 * The scale that raters used; ratings become {@code 2 (y - low) / (high - low) - 1}, in [-1, 1].
 *
 * @param low the smallest possible rating
 * @param high the largest possible rating, above {@code low}
 */
public record RatingScale(double low, double high) {
  /** Refuses a scale without extent. */
  public RatingScale {
    if (!(low < high) || Double.isInfinite(low) || Double.isInfinite(high)) {
      throw new IllegalArgumentException(
          "scale is [%s, %s], expected low below high"
              .formatted(PlainNumber.of(low), PlainNumber.of(high)));
    }
  }

  /** Whether a rating lies on the scale; NaN does not. */
  public boolean holds(double rating) {
    return rating >= low && rating <= high;
  }

  /** A rating on this scale, mapped to [-1, 1]. */
  public double map(double rating) {
    return 2 * (rating - low) / (high - low) - 1;
  }

  /** A standard deviation on this scale, on that of the mapped ratings. */
  public double mapDeviation(double deviation) {
    return 2 * deviation / (high - low);
  }

  /** The inverse of {@link #mapDeviation}, for errors of mapped ratings too. */
  public double unmapDeviation(double deviation) {
    return deviation * (high - low) / 2;
  }

  @Override
  public String toString() {
    return "[" + PlainNumber.of(low) + ", " + PlainNumber.of(high) + "]";
  }
}
