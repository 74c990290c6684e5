/**
 * Building blocks of the contours, in float32 and float64 arithmetic with a specified order of
 * operations (docs/spec/float-math.md).
 *
 * <p>{@link org.sonaffect.acoustics.dsp.RealFft} is the FFT, {@code FloatMath} has logarithm and
 * exponential in single precision, {@code Windows} the window functions, {@code NaturalSpline} the
 * interpolation of the octave spectrum. {@code FastMath} is the shortcut of all of them: it
 * computes fast, bounds the error, and decides whether the specified form would give another float.
 */
@NullMarked
package org.sonaffect.acoustics.dsp;

import org.jspecify.annotations.NullMarked;
