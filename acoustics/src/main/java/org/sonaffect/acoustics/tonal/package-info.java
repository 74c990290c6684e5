/**
 * The feature sets of Sonaffect's own: {@code tonal} (harmony, pulse, loudness, sharpness and
 * roughness), {@code contrast} and {@code percussion}.
 *
 * <p>Start at {@link org.sonaffect.acoustics.tonal.Tonal}; {@link
 * org.sonaffect.acoustics.tonal.TonalExtractor} takes samples piece by piece. From there they go
 * two ways:
 *
 * <ul>
 *   <li>each channel as it is, to {@code ProgrammeLoudness} (through {@code KWeighting}) and {@code
 *       TruePeak} of package {@code dsp} (ITU-R BS.1770-4, EBU R 128);
 *   <li>their mean, through the {@code Resampler} to one rate for all clips, into {@code Frames}:
 *       <ul>
 *         <li>{@code PitchSpectrum}: peaks, for {@code Chroma}, {@code Key} and {@code
 *             HarmonicChange}
 *         <li>{@code OnsetStrength}: for {@code Rhythm}
 *         <li>{@code Hearing}: {@code ThirdOctaves}, {@code SpecificLoudness} (ISO 532-1), {@code
 *             Sharpness} (DIN 45692)
 *         <li>{@code Roughness} (Daniel and Weber 1997)
 *         <li>{@code TimbreFrames}: for {@code SpectralContrast} and {@code Percussion}
 *       </ul>
 * </ul>
 *
 * <p>docs/features-tonal.md and docs/features-timbre.md say what each value measures, its unit and
 * range.
 */
@NullMarked
package org.sonaffect.acoustics.tonal;

import org.jspecify.annotations.NullMarked;
