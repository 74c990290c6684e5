/**
 * The ComParE 2013 feature set in pure Java: audio to contours to 6373 functionals, with the digits
 * of openSMILE. The module knows nothing of learning.
 *
 * <p>{@link org.sonaffect.acoustics.ComParE2013} is the whole public API for features:
 *
 * <pre>{@code
 * float[] features = ComParE2013.functionals(Path.of("door.wav")); // float[6373]
 * int loudness = ComParE2013.featureIndex("audspec_lengthL1norm_sma_amean");
 * Contours contours = ComParE2013.contours(Path.of("door.wav")); // 130 columns, a row every 10 ms
 * }</pre>
 *
 * <p>The packages, in the order in which a clip passes through them:
 *
 * <ul>
 *   <li>{@code contour}: samples to 65 contours (docs/spec/compare2013-contours.md)
 *   <li>{@code functional}: contours to functionals (docs/spec/compare2013-functionals.md)
 *   <li>{@code table}: feature tables on disk, and the extraction of many files
 *   <li>{@code dsp}: the FFT and other building blocks of the contours
 * </ul>
 *
 * <p>docs/FEATURES.md explains each feature, docs/DIGITS.md shows how far the digits agree.
 */
@NullMarked
package org.sonaffect.acoustics;

import org.jspecify.annotations.NullMarked;
