package org.sonaffect.acoustics.egemaps;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.sonaffect.acoustics.contour.Contours;
import org.sonaffect.acoustics.contour.Framing;
import org.sonaffect.acoustics.functional.Smoothing;

/**
 * The contours of a clip before smoothing: the 25 of eGeMAPS in their order, and the mean square of
 * the samples (docs/spec/egemaps.md §E9).
 *
 * @param sampleRate Hz
 * @param frames60 number of complete 60 ms frames
 * @param frames20 number of complete 20 ms frames
 * @param released pitch frames decided before the end of the input, C (docs/spec/egemaps.md §E2.1)
 * @param values {@code float[26][]}: {@code frames20} values for the contours of 20 ms frames (0 to
 *     9, mean square), {@code frames60} for the others
 */
@SuppressWarnings("ArrayRecordComponent")
public record EgemapsContours(
    int sampleRate, int frames60, int frames20, int released, float[][] values) {
  static final int LOUDNESS = 0;
  static final int FLUX = 5;
  static final int MFCC = 6;
  static final int CEPSTRUM = 4;
  static final int PITCH = 10;
  static final int JITTER = 11;
  static final int SHIMMER = 12;
  static final int NOISE = 13;
  static final int H1_H2 = 14;
  static final int H1_A3 = 15;
  static final int MEAN_SQUARE = 25;

  /** Raw contours: those that are printed, and the mean square. */
  static final int RAW = 26;

  /** The first contours are smoothed over all rows, the others over those that are not 0. */
  private static final int PLAIN = 10;

  private static final int PRINTED = 25;
  private static final int FORMANT = 16;
  private static final int PER_FORMANT = 3;

  /** What a contour is about, without what says how it was smoothed. */
  private static final List<String> TITLES = titles();

  private static final List<String> NAMES = Collections.unmodifiableList(namesOf(TITLES, PLAIN));

  /** The frequency of formant {@code n}, 0 to 2. */
  static int frequency(int n) {
    return FORMANT + PER_FORMANT * n;
  }

  /** Its bandwidth. */
  static int bandwidth(int n) {
    return frequency(n) + 1;
  }

  /** The level of its strongest harmonic. */
  static int amplitude(int n) {
    return frequency(n) + 2;
  }

  private static List<String> titles() {
    List<String> titles = new ArrayList<>();
    Collections.addAll(
        titles,
        "Loudness",
        "alphaRatio",
        "hammarbergIndex",
        "slope0-500",
        "slope500-1500",
        "spectralFlux");
    for (int i = 1; i <= CEPSTRUM; i++) {
      titles.add("mfcc" + i);
    }
    Collections.addAll(
        titles,
        "F0semitoneFrom27.5Hz",
        "jitterLocal",
        "shimmerLocaldB",
        "HNRdBACF",
        "logRelF0-H1-H2",
        "logRelF0-H1-A3");
    for (int n = 1; n <= Harmonics.FORMANTS; n++) {
      Collections.addAll(
          titles, "F" + n + "frequency", "F" + n + "bandwidth", "F" + n + "amplitudeLogRelF0");
    }
    return titles;
  }

  private static List<String> namesOf(List<String> titles, int plain) {
    List<String> names = new ArrayList<>();
    for (int c = 0; c < titles.size(); c++) {
      names.add(titles.get(c) + (c < plain ? "_sma3" : "_sma3nz"));
    }
    return names;
  }

  /** What contour {@code c} is called before it is smoothed. */
  static String title(int c) {
    return TITLES.get(c);
  }

  /** The names of the 25 printed contours (docs/spec/egemaps.md §E9.1). */
  public static List<String> names() {
    return NAMES;
  }

  /**
   * The contours as the reference prints them, a row every 10 ms; no rows where the clip is shorter
   * than 60 ms (docs/spec/egemaps.md §E9.2, §E9.3).
   */
  public Contours smoothed() {
    int rows = frames60 == 0 ? 0 : frames60 + 1;
    float[][] smoothed = new float[PRINTED][rows];
    double[] times = new double[rows];
    int hop = Framing.at(sampleRate).hop();
    Arrays.setAll(times, n -> (double) n * hop / sampleRate);
    for (int c = 0; c < PRINTED && rows > 0; c++) {
      if (c < PLAIN) {
        Smoothing.plain(values[c], frames20, smoothed[c], rows);
      } else {
        nonZero(values[c], smoothed[c]);
      }
    }
    return new Contours(sampleRate, times, smoothed);
  }

  /**
   * Rows are made from what was there when the reference made them, and not repaired
   * (docs/spec/egemaps.md §E9.3).
   */
  private void nonZero(float[] x, float[] out) {
    Smoothing.nonZero(x, frames60, out, frames60);
    if (released > 0) {
      float[] begun = new float[released];
      Smoothing.nonZero(x, released, begun, released);
      out[released - 1] = begun[released - 1];
      out[released] = ofCopies(x[released - 1]);
    }
    out[frames60] = ofCopies(x[frames60 - 1]);
  }

  private static float ofCopies(float x) {
    return x == 0f ? 0f : (x + x + x) / 3f;
  }
}
