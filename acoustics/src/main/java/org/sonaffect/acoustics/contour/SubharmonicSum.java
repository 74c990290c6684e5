package org.sonaffect.acoustics.contour;

import java.util.Arrays;
import org.sonaffect.acoustics.dsp.FastMath;
import org.sonaffect.acoustics.dsp.Parabola;

/**
 * Pitch by sub-harmonic summation (docs/spec/compare2013-contours.md §C4.3; Hermes, "Measurement of
 * pitch by subharmonic summation", JASA 83, 1988): the octave spectrum plus its copies shifted down
 * by log2 of 2 to 15, each weaker by 0.85, and the six highest peaks of the sum.
 */
final class SubharmonicSum {
  /**
   * Copies of the octave spectrum, and how much weaker each is (docs/spec/compare2013-contours.md
   * §C4.3.1).
   */
  private static final int HARMONICS = 15;

  private static final float COMPRESSION = 0.85f;

  /**
   * Bound on the relative difference of two orders of summation of up to 10,000 values that are not
   * negative, and of the roundings that follow.
   */
  private static final double DOUBT = 1e-11;

  /** Shifted copies added at once. */
  private static final int COPIES = 4;

  private final int bins;

  /** How many points the copy of each harmonic, 2 to 15, is shifted down. */
  final int[] shift = new int[HARMONICS + 1];

  private final float first;
  private final float step;
  private final float[] sum;
  private final float[][] copies;
  private final int[] maximum;
  private final int[] peak = new int[PitchCandidates.COUNT];
  private final float[] height = new float[PitchCandidates.COUNT];
  private final Parabola parabola = new Parabola();

  SubharmonicSum(int bins, OctaveSpectrum axis) {
    this.bins = bins;
    for (int h = 2; h <= HARMONICS; h++) {
      shift[h] = (int) Math.floor((double) (float) axis.pointsPerOctave() * OctaveSpectrum.log2(h));
    }
    first = (float) axis.first();
    step = ((float) axis.last() - first) / (float) (bins - 1);
    sum = new float[bins];
    maximum = new int[bins];
    copies = new float[COPIES][bins];
  }

  /**
   * Puts the peaks of an octave spectrum into {@code out}, the highest first, refined
   * (docs/spec/compare2013-contours.md §C4.3.3).
   */
  void find(float[] octave, PitchCandidates out) {
    add(octave);
    double mean = total(sum) / bins;
    int found = peaks();
    for (int s = 0; s < found; s++) {
      int i = peak[s];
      float x1 = ((float) i - 1f) * step + first;
      float x2 = (float) i * step + first;
      float x3 = ((float) i + 1f) * step + first;
      parabola.fit(x1, sum[i - 1], x2, sum[i], x3, sum[i + 1]);
      double y = parabola.y();
      out.frequency[s] = FastMath.base2Power(parabola.x());
      out.score[s] = (float) y;
      float voicing = voicing(y, mean * (1 + DOUBT));
      if (voicing != voicing(y, mean * (1 - DOUBT))) {
        voicing = voicing(y, totalInOrder(sum) / bins);
      }
      out.voicing[s] = voicing;
    }
    out.clear(found);
  }

  private static float voicing(double y, double mean) {
    return y > 0 && y > mean ? (float) (1 - mean / y) : 0f;
  }

  /** Sums the shifted copies (docs/spec/compare2013-contours.md §C4.3.1). */
  private void add(float[] octave) {
    System.arraycopy(octave, 0, sum, 0, bins);
    float c = COMPRESSION;
    for (int h = 2; h <= HARMONICS; h += COPIES) {
      for (int i = 0; i < COPIES; i++) {
        int sh = h + i <= HARMONICS ? Math.min(bins, shift[h + i]) : bins;
        System.arraycopy(octave, sh, copies[i], 0, bins - sh);
        Arrays.fill(copies[i], bins - sh, bins, 0f); // adding 0 changes nothing
      }
      float c1 = c * COMPRESSION;
      float c2 = c1 * COMPRESSION;
      float c3 = c2 * COMPRESSION;
      addFour(sum, copies[0], copies[1], copies[2], copies[3], c, c1, c2, c3);
      c = c3 * COMPRESSION;
    }
    for (int j = 0; j < bins; j++) {
      sum[j] /= HARMONICS; // never negative, as the octave spectrum is not
    }
  }

  /** The sum in an order of its own, four sums side by side. */
  private static double total(float[] x) {
    double s0 = 0.0;
    double s1 = 0.0;
    double s2 = 0.0;
    double s3 = 0.0;
    int j = 0;
    for (; j + 3 < x.length; j += 4) {
      s0 += x[j];
      s1 += x[j + 1];
      s2 += x[j + 2];
      s3 += x[j + 3];
    }
    for (; j < x.length; j++) {
      s0 += x[j];
    }
    return s0 + s1 + s2 + s3;
  }

  /** The sum as it is specified. */
  private static double totalInOrder(float[] x) {
    double total = 0.0;
    for (float v : x) {
      total += v;
    }
    return total;
  }

  /** Adds four copies, one after the other; a loop that C2 turns into vectors. */
  private static void addFour(
      float[] s,
      float[] x0,
      float[] x1,
      float[] x2,
      float[] x3,
      float c0,
      float c1,
      float c2,
      float c3) {
    for (int j = 0; j < s.length; j++) {
      s[j] = (((s[j] + x0[j] * c0) + x1[j] * c1) + x2[j] * c2) + x3[j] * c3;
    }
  }

  /**
   * Lists the highest strict local maxima, highest first (docs/spec/compare2013-contours.md
   * §C4.3.2); returns their number.
   */
  private int peaks() {
    float[] x = sum;
    Arrays.fill(height, 0f);
    int last = height.length - 1;
    int maxima = Maxima.list(x, true, maximum, 0);
    for (int m = 0; m < maxima; m++) {
      int i = maximum[m];
      float y = x[i];
      if (y > height[last]) {
        int s = 0;
        while (height[s] >= y) { // an empty slot has height 0, less than any maximum
          s++;
        }
        for (int t = last; t > s; t--) {
          height[t] = height[t - 1];
          peak[t] = peak[t - 1];
        }
        height[s] = y;
        peak[s] = i;
      }
    }
    int found = 0;
    while (found < height.length && height[found] != 0f) {
      found++;
    }
    return found;
  }
}
