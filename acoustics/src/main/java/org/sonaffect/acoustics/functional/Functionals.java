package org.sonaffect.acoustics.functional;

import org.sonaffect.acoustics.AudioException;
import org.sonaffect.acoustics.AudioException.Kind;
import org.sonaffect.acoustics.contour.ContourNames;
import org.sonaffect.acoustics.contour.RawContours;

/** The 6373 functionals of a clip from its raw contours (functionals.md). */
public final class Functionals {
  private static final int NZ = 6;
  private static final int SET_A = 6;
  private static final int SET_B = 10;
  private static final int VOICE_QUALITY = 2;
  private static final int ZERO_CROSSINGS = 9;

  private final RawContours raw;
  private final float[] out = new float[FeatureNames.COUNT];
  private final Series series;
  private final float[] smoothed;
  private final float[] delta;
  private int next;

  private Functionals(RawContours raw) {
    this.raw = raw;
    int rows = Math.max(raw.frames20(), raw.frames60());
    this.series = new Series(rows);
    this.smoothed = new float[rows];
    this.delta = new float[rows];
  }

  /**
   * All functionals, in the order of {@link FeatureNames#all}.
   *
   * @return {@code float[6373]}, all finite
   * @throws AudioException {@code TOO_SHORT} where there is no frame; {@code NON_FINITE} where the
   *     contours are not finite, which only samples far beyond [-1, 1] bring about
   */
  public static float[] of(RawContours raw) throws AudioException {
    if (raw.frames60() == 0) {
      throw new AudioException(Kind.TOO_SHORT, "shorter than one 60 ms frame");
    }
    checkFinite(raw);
    float[] all = new Functionals(raw).compute();
    for (int i = 0; i < all.length; i++) {
      if (!Float.isFinite(all[i])) {
        throw new AudioException(
            Kind.NON_FINITE,
            "%s is %s: the samples are too large, wanted about -1 to 1"
                .formatted(FeatureNames.all().get(i), all[i]));
      }
    }
    return all;
  }

  private static void checkFinite(RawContours raw) throws AudioException {
    for (int c = 0; c < FeatureNames.CONTOURS; c++) {
      for (float v : raw.values()[c]) {
        if (!Float.isFinite(v)) {
          throw new AudioException(
              Kind.NON_FINITE,
              "%s reaches %s: the samples are too large, wanted about -1 to 1"
                  .formatted(ContourNames.names().get(c), v));
        }
      }
    }
  }

  private float[] compute() {
    int frames60 = raw.frames60();
    int frames20 = raw.frames20();
    int inner60 = Math.max(1, frames60 - 2);
    section(Component.A, SET_A, SET_B, inner60);
    section(Component.B, SET_B, FeatureNames.CONTOURS, frames20 - 2);
    voice();
    for (int c = SET_A; c < FeatureNames.CONTOURS; c++) {
      smooth(c);
      append(Component.LLD, smoothed, frames60);
    }
    for (int c = SET_A; c < FeatureNames.CONTOURS; c++) {
      delta(c, inner60);
      append(Component.DELTA, delta, inner60);
    }
    return out;
  }

  /** All static contours of a set, then all their deltas. */
  private void section(Component component, int from, int to, int rows) {
    for (int c = from; c < to; c++) {
      smooth(c);
      append(component, smoothed, rows);
    }
    for (int c = from; c < to; c++) {
      delta(c, rows);
      append(component, delta, rows);
    }
  }

  private int smoothedRows(int contour) {
    return contour < SET_B ? raw.frames60() : raw.frames20();
  }

  private void smooth(int contour) {
    int available = contour == ZERO_CROSSINGS ? raw.frames60() : raw.frames20();
    Smoothing.plain(raw.values()[contour], available, smoothed, smoothedRows(contour));
  }

  private void delta(int contour, int rows) {
    smooth(contour);
    Smoothing.deltas(smoothed, smoothedRows(contour), delta, rows);
  }

  /** The set nz, of which only the frames count that the pitch smoother released in time. */
  private void voice() {
    int frames = raw.released() > 0 ? raw.released() : raw.frames60();
    int rows = Math.max(1, frames - 2);
    float[][] voice = new float[NZ][frames];
    for (int c = 0; c < NZ; c++) {
      int available = c < VOICE_QUALITY ? raw.frames60() : frames;
      Smoothing.nonZero(raw.values()[c], available, voice[c], frames);
    }
    float[][] deltas = new float[NZ][rows];
    Smoothing.nonZeroDeltas(voice, frames, deltas, rows);
    for (float[] contour : voice) {
      append(Component.NZ, contour, rows);
    }
    for (float[] contour : deltas) {
      append(Component.NZ, contour, rows);
    }
    append(Component.F0, voice[0], frames);
  }

  private void append(Component component, float[] contour, int rows) {
    if (component == Component.NZ) {
      series.setNonZero(contour, rows);
    } else {
      series.set(contour, rows);
    }
    component.compute(series, out, next);
    next += component.functionals().size();
  }
}
