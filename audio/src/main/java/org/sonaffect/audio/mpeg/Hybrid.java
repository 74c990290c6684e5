package org.sonaffect.audio.mpeg;

import java.util.Arrays;

/**
 * From the lines of a granule to the samples of its subbands (ISO/IEC 11172-3 clauses 2.4.3.4.8 and
 * 2.4.3.4.10), with what one granule leaves to the next.
 */
final class Hybrid {
  private static final int SUBBANDS = 32;

  /** Butterflies at each border between subbands. */
  private static final int BUTTERFLIES = 8;

  /** Table B.9. */
  private static final double[] COEFFICIENTS = {
    -0.6, -0.535, -0.33, -0.185, -0.095, -0.041, -0.0142, -0.0037
  };

  private static final float[] OWN = new float[BUTTERFLIES];
  private static final float[] OTHER = new float[BUTTERFLIES];

  static {
    for (int i = 0; i < BUTTERFLIES; i++) {
      double c = COEFFICIENTS[i];
      OWN[i] = (float) (1 / Math.sqrt(1 + c * c));
      OTHER[i] = (float) (c / Math.sqrt(1 + c * c));
    }
  }

  private final Imdct imdct = new Imdct();
  private final float[] overlap = new float[Bands.LINES];
  private final float[] ordered = new float[Bands.LINES];

  /** Subbands from this one on have nothing in {@link #overlap}. */
  private int overlapping;

  /** Forgets the granules before. */
  void reset() {
    Arrays.fill(overlap, 0f);
    overlapping = 0;
  }

  /** Whether nothing is left of the granules before. */
  boolean empty() {
    return overlapping == 0;
  }

  /**
   * Makes the samples of a granule.
   *
   * @param lines in the order in which they were coded; overwritten
   * @param used the line behind the last one that is not 0
   * @param samples {@code float[18 * 32]}: for each of 18 times the 32 subbands
   */
  void transform(float[] lines, int used, GranuleInfo info, float[] samples) {
    boolean shorts = info.blockType == GranuleInfo.SHORT;
    float[] in = lines;
    int last = used;
    if (shorts) {
      last = reorder(lines, used, info.bands);
      in = ordered;
    }
    int subbands = (last + Imdct.SIZE - 1) / Imdct.SIZE;
    // Borders between long blocks only: all of them, none, or those below the short ones.
    int borders = shorts ? info.bands.longLines() / Imdct.SIZE - 1 : SUBBANDS - 1;
    int reached = Math.min(borders, subbands);
    if (reached > 0) {
      reduceAliases(in, reached);
      subbands = Math.max(subbands, reached + 1);
    }
    int plain = !info.mixed ? 0 : shorts ? info.bands.longLines() / Imdct.SIZE : 2;
    for (int subband = 0; subband < subbands; subband++) {
      if (subband < plain) {
        imdct.normal(in, subband, 0, overlap, samples);
      } else if (shorts) {
        imdct.threeShort(in, subband, overlap, samples);
      } else {
        imdct.normal(in, subband, info.blockType, overlap, samples);
      }
    }
    for (int subband = subbands; subband < overlapping; subband++) {
      Imdct.silent(subband, overlap, samples);
    }
    int silent = Math.max(subbands, overlapping);
    if (silent < SUBBANDS) {
      for (int i = 0; i < Imdct.SIZE; i++) {
        Arrays.fill(samples, i * SUBBANDS + silent, (i + 1) * SUBBANDS, 0f);
      }
    }
    overlapping = subbands;
  }

  /**
   * Clause 2.4.3.4.8: from one window after the other to one line after the other, in each band of
   * short blocks.
   *
   * @return the line behind the last one that is not 0
   */
  private int reorder(float[] lines, int used, Bands bands) {
    int[] edges = bands.edges();
    int longs = bands.longLines();
    System.arraycopy(lines, 0, ordered, 0, longs);
    for (int band = bands.longBands(); band < bands.count(); band += Bands.WINDOWS) {
      int from = edges[band];
      int width = edges[band + 1] - from;
      if (from >= used) {
        Arrays.fill(ordered, from, Bands.LINES, 0f);
        return used == 0 ? 0 : from;
      }
      for (int i = 0; i < width; i++) {
        ordered[from + 3 * i] = lines[from + i];
        ordered[from + 3 * i + 1] = lines[from + width + i];
        ordered[from + 3 * i + 2] = lines[from + 2 * width + i];
      }
    }
    return Bands.LINES;
  }

  /** Clause 2.4.3.4.10.1, at the first {@code borders} borders. */
  private static void reduceAliases(float[] lines, int borders) {
    for (int border = 1; border <= borders; border++) {
      int at = border * Imdct.SIZE;
      for (int i = 0; i < BUTTERFLIES; i++) {
        float below = lines[at - 1 - i];
        float above = lines[at + i];
        lines[at - 1 - i] = below * OWN[i] - above * OTHER[i];
        lines[at + i] = above * OWN[i] + below * OTHER[i];
      }
    }
  }
}
