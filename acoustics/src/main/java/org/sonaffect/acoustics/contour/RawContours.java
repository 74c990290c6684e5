package org.sonaffect.acoustics.contour;

/**
 * The 65 contours of a clip before smoothing, in the order of the feature set
 * (docs/spec/compare2013.md §S3).
 *
 * @param sampleRate Hz
 * @param frames60 number of complete 60 ms frames
 * @param frames20 number of complete 20 ms frames
 * @param released pitch frames decided before the end of the input: J0
 *     (docs/spec/compare2013-contours.md §C4.4.4), C (docs/spec/compare2013-functionals.md §F1.2)
 * @param values {@code float[65][]}: {@code frames60} values for the contours of pitch and voice
 *     quality (0 to 5) and the zero-crossing rate (9), {@code frames20} for all others
 */
@SuppressWarnings("ArrayRecordComponent")
public record RawContours(
    int sampleRate, int frames60, int frames20, int released, float[][] values) {}
