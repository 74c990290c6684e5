/**
 * Feature sets in pure Java: audio to contours to functionals, with the digits of openSMILE. The
 * module knows nothing of learning.
 *
 * <p>{@link org.sonaffect.acoustics.FeatureSet} is the public API for one set, {@link
 * org.sonaffect.acoustics.FeatureSets} for several in one pass:
 *
 * <pre>{@code
 * float[] voice = FeatureSet.EGEMAPS.functionals(Path.of("door.wav")); // float[88]
 * int loudness = FeatureSet.EGEMAPS.featureIndex("loudness_sma3_amean");
 * Contours contours = FeatureSet.COMPARE2013.contours(Path.of("door.wav")); // 130 columns
 * }</pre>
 *
 * <p>{@code FeaturePass} is the one pass over a clip behind both. It hands the samples to a {@code
 * ContourExtractor}, and {@code Recording} knows what each set records and computes from it.
 *
 * <p>The packages, in the order in which a clip passes through them:
 *
 * <ul>
 *   <li>{@code signal}: conditioning of the samples, where a study or a user asks for it
 *   <li>{@code contour}: samples to frames, once for all sets, and to the 65 contours of ComParE
 *       (docs/spec/compare2013-contours.md)
 *   <li>{@code formant} and {@code egemaps}: what eGeMAPS adds (docs/spec/egemaps.md)
 *   <li>{@code tonal}: the set {@code tonal}, which has no contours (docs/features-tonal.md)
 *   <li>{@code functional}: contours to functionals (docs/spec/compare2013-functionals.md)
 *   <li>{@code table}: feature tables on disk, and the extraction of many files
 *   <li>{@code dsp}: the FFT and other building blocks
 *   <li>{@code change}: changed copies of a clip, for studies that ask how predictions change
 * </ul>
 *
 * <p>A further set is a {@code ContourRecorder} that takes the frames, a list of functionals, and a
 * line in {@code Recording} and {@link org.sonaffect.acoustics.FeatureSet}.
 *
 * <p>docs/FEATURES.md explains each feature, docs/DIGITS.md shows how far the digits agree.
 */
@NullMarked
package org.sonaffect.acoustics;

import org.jspecify.annotations.NullMarked;
