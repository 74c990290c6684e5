package org.sonaffect.acoustics.functional;

import org.sonaffect.acoustics.contour.ContourNames;
import org.sonaffect.acoustics.contour.Edition;
import org.sonaffect.acoustics.contour.RawContours;
import org.sonaffect.audio.stream.AudioException;
import org.sonaffect.audio.stream.AudioException.Kind;

/**
 * The 6373 functionals of a clip from its raw contours (docs/spec/compare2013-functionals.md,
 * docs/spec/compare2016.md).
 */
public final class Functionals {
  private static final int NZ = 6;
  private static final int SET_A = 6;
  private static final int SET_B = 10;
  private static final int VOICE_QUALITY = 2;
  private static final int ZERO_CROSSINGS = 9;

  private final Edition edition;
  private final RawContours raw;
  private final float[] out = new float[FeatureNames.COUNT];
  private final Series series;
  private final float[] smoothed;
  private final float[] delta;

  private Functionals(RawContours raw, Edition edition) {
    this.edition = edition;
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
  public static float[] of(RawContours raw, Edition edition) throws AudioException {
    if (raw.frames60() == 0) {
      throw new AudioException(Kind.TOO_SHORT, "shorter than one 60 ms frame");
    }
    for (int c = 0; c < FeatureNames.CONTOURS; c++) {
      FiniteValues.contour(ContourNames.names().get(c), raw.values()[c]);
    }
    float[] all = new Functionals(raw, edition).compute();
    for (int i = 0; i < all.length; i++) {
      FiniteValues.functional(FeatureNames.all().get(i), all[i]);
    }
    return all;
  }

  /** How many rows each component sees: docs/spec/compare2013-functionals.md §F1.3. */
  private float[] compute() {
    int frames20 = raw.frames20();
    int inner60 = Math.max(1, raw.frames60() - 2);
    for (int c = SET_A; c < FeatureNames.CONTOURS; c++) {
      boolean inA = c < SET_B;
      contour(c, inA ? Component.A : Component.B, inA ? inner60 : frames20 - 2, inner60);
    }
    voice();
    return out;
  }

  /** All that is made of one contour of the sets a and b and of its delta. */
  private void contour(int c, Component component, int rows, int inner60) {
    int from = component == Component.A ? SET_A : SET_B;
    int statics = component == Component.A ? SET_B - SET_A : FeatureNames.CONTOURS - SET_B;
    int available = c == ZERO_CROSSINGS ? raw.frames60() : raw.frames20();
    int smoothedRows = component == Component.A ? raw.frames60() : raw.frames20();
    Smoothing.plain(raw.values()[c], available, smoothed, smoothedRows);
    compute(component, c - from, smoothed, rows);
    compute(Component.LLD, c - SET_A, smoothed, raw.frames60());
    Smoothing.deltas(smoothed, smoothedRows, delta, Math.max(rows, inner60));
    compute(component, statics + c - from, delta, rows);
    compute(Component.DELTA, c - SET_A, delta, inner60);
  }

  /**
   * The set nz, of which only the frames count that the pitch smoother released in time: K
   * (docs/spec/compare2013-functionals.md §F1.2).
   */
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
    for (int c = 0; c < NZ; c++) {
      compute(Component.NZ, c, voice[c], rows);
      compute(Component.NZ, NZ + c, deltas[c], rows);
    }
    compute(Component.F0, 0, voice[0], frames);
  }

  /** The functionals of the {@code nth} contour of a component, to their place. */
  private void compute(Component component, int nth, float[] contour, int rows) {
    if (component == Component.NZ) {
      series.setNonZero(contour, rows);
    } else {
      series.set(contour, rows);
    }
    int place = FeatureNames.start(component) + nth * component.functionals().size();
    component.compute(edition, series, out, place);
  }
}
