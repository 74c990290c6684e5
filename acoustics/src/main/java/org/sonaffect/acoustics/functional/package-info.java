/**
 * The 65 raw contours of a clip to its 6373 functionals, to the bit
 * (docs/spec/compare2013-functionals.md).
 *
 * <p>{@link org.sonaffect.acoustics.functional.Functionals} is the entry. For each contour it
 * smooths ({@code Smoothing}), derives the delta, and computes the groups of functionals that a
 * {@code Component} asks for. A group is a class: {@code Means}, {@code Extremes}, {@code
 * Percentiles}, {@code Moments}, {@code LevelSegments}, {@code Times}, {@code Lpc}, {@code
 * Regression}, {@code Peaks}; {@code MeanAndSpread}, {@code PercentileRange} and {@code PeakSlopes}
 * are those of eGeMAPS. {@code FeatureNames} has the names in order.
 */
@NullMarked
package org.sonaffect.acoustics.functional;

import org.jspecify.annotations.NullMarked;
