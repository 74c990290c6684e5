/**
 * Samples to contours, to the bit (docs/spec/compare2013-contours.md).
 *
 * <p>In reading order:
 *
 * <ol>
 *   <li>{@link org.sonaffect.acoustics.contour.ContourExtractor}: takes samples in pieces of any
 *       size and cuts them into frames ({@code Framing}), for the {@code ContourRecorder} of each
 *       feature set. {@link org.sonaffect.acoustics.contour.SpareCores} may help ({@code
 *       FrameBatch}).
 *   <li>{@code ShortFrame} (20 ms): energy, auditory bands ({@code MelBands}, {@code
 *       AuditorySpectrum}), spectrum ({@code SpectralShape}), cepstrum ({@code Mfcc}).
 *   <li>{@code LongFrame} (60 ms) by {@code LongFrameAnalysis}: pitch candidates ({@code
 *       OctaveSpectrum}, {@code SubharmonicSum}, {@code PitchCandidates}).
 *   <li>{@code VoicedFrames}, {@code PitchPath}: decides the pitch by a Viterbi search, some frames
 *       later.
 *   <li>{@code VoiceQuality}: jitter, shimmer ({@code JitterAndShimmer}) and HNR of the decided
 *       frames ({@code PeriodSearch}).
 *   <li>{@code ComParEContours}: records the 65 contours of a ComParE set, {@code ZeroCrossings}
 *       among them.
 *   <li>{@link org.sonaffect.acoustics.contour.RawContours}: the result. {@link
 *       org.sonaffect.acoustics.contour.SmoothedContours} makes the 130 printed columns of it.
 * </ol>
 */
@NullMarked
package org.sonaffect.acoustics.contour;

import org.jspecify.annotations.NullMarked;
