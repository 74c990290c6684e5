package org.sonaffect.acoustics.egemaps;

import java.util.ArrayList;
import java.util.List;
import org.sonaffect.acoustics.dsp.FloatMath;
import org.sonaffect.acoustics.functional.FiniteValues;
import org.sonaffect.acoustics.functional.FunctionalGroup;
import org.sonaffect.acoustics.functional.MeanAndSpread;
import org.sonaffect.acoustics.functional.NonZeroSegments;
import org.sonaffect.acoustics.functional.PeakSlopes;
import org.sonaffect.acoustics.functional.Peaks;
import org.sonaffect.acoustics.functional.PercentileRange;
import org.sonaffect.acoustics.functional.SegmentLengths;
import org.sonaffect.acoustics.functional.Series;
import org.sonaffect.audio.stream.AudioException;

/** The 88 functionals of a clip from its raw contours (docs/spec/egemaps.md §E10). */
public final class EgemapsFunctionals {
  /** Frame period in seconds, whatever the real hop. */
  private static final float T = 0.01f;

  /** So many voiced, and unvoiced, stretches count (docs/spec/egemaps.md §E10.7). */
  private static final int MOST_SEGMENTS = 1000;

  /** The lowest mean square that has a level (docs/spec/egemaps.md §E10.8). */
  private static final float QUIETEST = 1e-12f;

  private static final List<FunctionalGroup> ALL_OF_IT =
      List.of(new MeanAndSpread(), new PercentileRange(), new PeakSlopes());
  private static final List<FunctionalGroup> MEAN_AND_SPREAD = List.of(new MeanAndSpread());

  /** What follows the functionals of single contours (docs/spec/egemaps.md §E10.3). */
  private static final List<String> TEMPORAL =
      List.of(
          "loudnessPeaksPerSec",
          "VoicedSegmentsPerSec",
          "MeanVoicedSegmentLengthSec",
          "StddevVoicedSegmentLengthSec",
          "MeanUnvoicedSegmentLength",
          "StddevUnvoicedSegmentLength",
          "equivalentSoundLevel_dBp");

  private static final List<Summary> SUMMARIES = summaries();
  private static final List<String> NAMES = namesOf(SUMMARIES);

  /**
   * The functionals of one contour.
   *
   * @param contour as the names of its functionals begin
   * @param column of the raw contours
   * @param rows which rows count, and how they are smoothed
   * @param groups what is computed; only the first value of each where {@code meanOnly}
   */
  private record Summary(
      String contour, int column, Rows rows, List<FunctionalGroup> groups, boolean meanOnly) {
    List<String> names() {
      List<String> names = new ArrayList<>();
      for (FunctionalGroup group : groups) {
        for (String name : meanOnly ? group.names().subList(0, 1) : group.names()) {
          names.add(contour + "_" + name);
        }
      }
      return names;
    }
  }

  private final EgemapsContours raw;
  private final SmoothedRows smoothed;
  private final Series series;

  private EgemapsFunctionals(EgemapsContours raw) {
    this.raw = raw;
    smoothed = new SmoothedRows(raw);
    series = new Series(Math.max(raw.frames20(), raw.frames60()));
  }

  /** Groups 0 to 76 of docs/spec/egemaps.md §E10.3. */
  private static List<Summary> summaries() {
    List<Summary> all = new ArrayList<>();
    all.add(summary(EgemapsContours.PITCH, Rows.PITCH, ALL_OF_IT));
    all.add(new Summary("loudness_sma3", EgemapsContours.LOUDNESS, Rows.ALL, ALL_OF_IT, false));
    for (int c = EgemapsContours.FLUX; c < EgemapsContours.PITCH; c++) {
      all.add(summary(c, Rows.ALL, MEAN_AND_SPREAD));
    }
    for (int c = EgemapsContours.JITTER; c < EgemapsContours.MEAN_SQUARE; c++) {
      boolean resonance = false;
      for (int n = 0; n < Harmonics.FORMANTS; n++) {
        resonance |= c == EgemapsContours.frequency(n) || c == EgemapsContours.bandwidth(n);
      }
      all.add(summary(c, resonance ? Rows.VOICE_MASKED : Rows.VOICE, MEAN_AND_SPREAD));
    }
    for (int c = EgemapsContours.LOUDNESS + 1; c < EgemapsContours.PITCH; c++) {
      all.add(summary(c, Rows.VOICED, MEAN_AND_SPREAD));
    }
    for (int c = EgemapsContours.LOUDNESS + 1; c <= EgemapsContours.FLUX; c++) {
      all.add(new Summary(contour(c, Rows.UNVOICED), c, Rows.UNVOICED, MEAN_AND_SPREAD, true));
    }
    return List.copyOf(all);
  }

  private static Summary summary(int column, Rows rows, List<FunctionalGroup> groups) {
    return new Summary(contour(column, rows), column, rows, groups, false);
  }

  /** Such as {@code slopeV0-500_sma3nz}: V of voiced rows, UV of unvoiced ones. */
  private static String contour(int column, Rows rows) {
    String title = EgemapsContours.title(column);
    if (rows == Rows.VOICED || rows == Rows.UNVOICED) {
      String mark = rows == Rows.VOICED ? "V" : "UV";
      title = title.startsWith("slope") ? "slope" + mark + title.substring(5) : title + mark;
    }
    return title + (rows == Rows.ALL ? "_sma3" : "_sma3nz");
  }

  private static List<String> namesOf(List<Summary> summaries) {
    List<String> names = new ArrayList<>();
    summaries.forEach(summary -> names.addAll(summary.names()));
    names.addAll(TEMPORAL);
    return List.copyOf(names);
  }

  /** The names of the 88 functionals, in order. */
  public static List<String> names() {
    return NAMES;
  }

  /**
   * All functionals, in the order of {@link #names}.
   *
   * @param raw of a clip of one 60 ms frame or more
   * @return {@code float[88]}, all finite
   * @throws AudioException {@code NON_FINITE} where the contours are not finite, which only samples
   *     far beyond [-1, 1] bring about
   */
  public static float[] of(EgemapsContours raw) throws AudioException {
    for (int c = 0; c < EgemapsContours.MEAN_SQUARE; c++) {
      FiniteValues.contour(EgemapsContours.title(c), raw.values()[c]);
    }
    float[] all = new EgemapsFunctionals(raw).compute();
    for (int i = 0; i < all.length; i++) {
      FiniteValues.functional(NAMES.get(i), all[i]);
    }
    return all;
  }

  private float[] compute() {
    float[] out = new float[NAMES.size()];
    float[] some = new float[2];
    int at = 0;
    for (Summary summary : SUMMARIES) {
      float[] contour = smoothed.of(summary.column(), summary.rows());
      int rows = smoothed.length();
      if (summary.rows() == Rows.ALL) {
        series.set(contour, rows);
      } else {
        series.setNonZero(contour, rows);
      }
      boolean empty = series.length() == 0; // all 0 then
      for (FunctionalGroup group : summary.groups()) {
        if (summary.meanOnly()) {
          if (!empty) {
            group.compute(series, some, 0);
            out[at] = some[0];
          }
          at++;
        } else {
          if (!empty) {
            group.compute(series, out, at);
          }
          at += group.names().size();
        }
      }
    }
    temporal(out, at);
    return out;
  }

  /** docs/spec/egemaps.md §E10.6 to §E10.8. */
  private void temporal(float[] out, int at) {
    series.set(smoothed.of(EgemapsContours.LOUDNESS, Rows.ALL), smoothed.length());
    out[at] = (float) Peaks.count(series) / ((float) series.length() * T);
    series.set(smoothed.of(EgemapsContours.PITCH, Rows.PITCH), smoothed.length());
    float[] lengths = new float[4];
    SegmentLengths segments = NonZeroSegments.find(series, true, MOST_SEGMENTS);
    segments.write(lengths, 0);
    out[at + 1] = (float) segments.count() / (T * (float) series.length());
    out[at + 2] = lengths[0];
    out[at + 3] = lengths[3];
    NonZeroSegments.find(series, false, MOST_SEGMENTS).write(lengths, 0);
    out[at + 4] = lengths[0];
    out[at + 5] = lengths[3];
    out[at + 6] = level();
  }

  /** Level of the mean square of the frames, dB (docs/spec/egemaps.md §E10.8). */
  private float level() {
    double sum = 0.0;
    for (float v : raw.values()[EgemapsContours.MEAN_SQUARE]) {
      sum += v;
    }
    float mean = (float) (sum / raw.frames20());
    return SpectralBalance.DECIBEL * FloatMath.logf(Math.max(mean, QUIETEST));
  }
}
