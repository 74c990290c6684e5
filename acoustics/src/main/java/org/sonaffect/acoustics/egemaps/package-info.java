/**
 * eGeMAPS v02 and its subset GeMAPS v01b: voice and timbre in 88 numbers (Eyben et al., "The Geneva
 * minimalistic acoustic parameter set (GeMAPS) for voice research and affective computing", IEEE
 * Transactions on Affective Computing 7, 2016), to the digits of openSMILE (docs/spec/egemaps.md).
 *
 * <p>{@code EgemapsRecorder} takes the frames of a clip and measures {@code SpectralBalance},
 * {@code Harmonics} and {@code HarmonicsToNoise}; {@code EgemapsContours} are what it recorded;
 * {@code EgemapsFunctionals} lists which functionals of which contours there are.
 */
@NullMarked
package org.sonaffect.acoustics.egemaps;

import org.jspecify.annotations.NullMarked;
