package org.sonaffect.acoustics.dsp;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The real FFT in float32, to the bit (docs/spec/float-math.md §M1): a decimation in frequency of
 * radix 4 with two kinds of pass, in place, every operation rounded. One instance holds scratch
 * memory and serves one thread; the tables of a size are shared.
 */
public final class RealFft {
  private static final int[] NONE = {};

  private final int size;
  private final FftTables tables;
  private final float[] zr;
  private final float[] zi;
  private final @Nullable FftFirstPass firstPass;

  /** Of the inverse last done, per level: which blocks are computed. */
  private final boolean[][] done;

  private final int[] one = new int[1];

  /**
   * A transform of {@code size} samples.
   *
   * @param size a power of two, 2 to 2^20
   */
  public RealFft(int size) {
    if (size < 2 || size > 1 << 20 || Integer.bitCount(size) != 1) {
      throw new IllegalArgumentException(
          "FFT size is " + size + ", expected a power of two, 2 to 2^20");
    }
    this.size = size;
    tables = FftTables.of(size);
    zr = new float[size / 2];
    zi = new float[size / 2];
    done = new boolean[Integer.numberOfTrailingZeros(size)][];
    for (int level = 0; level < done.length; level++) {
      done[level] = new boolean[(size / 2) >> level];
    }
    firstPass = size / 2 >= FftFirstPass.FEWEST ? new FftFirstPass(size / 2, tables) : null;
  }

  /**
   * Transforms {@code samples} into {@code re} and {@code im}, with sign + in the exponent.
   *
   * @param samples {@code float[size]}; unchanged
   * @param re {@code float[size/2 + 1]}: sum of samples[j] cos(2 pi j k / size)
   * @param im {@code float[size/2 + 1]}: sum of samples[j] sin(2 pi j k / size); 0 at both ends
   */
  public void forward(float[] samples, float[] re, float[] im) {
    transform(samples);
    separate(re, im);
  }

  /** The complex points that {@code samples} are in pairs, into zr and zi, out of order. */
  private void transform(float[] samples) {
    int points = size / 2;
    int level = Integer.numberOfTrailingZeros(points);
    float[] twiddles = tables.first;
    if (firstPass != null) {
      firstPass.transform(samples, zr, zi);
      level -= 2;
      twiddles = tables.t1[level];
    } else {
      for (int q = 0; q < points; q++) {
        zr[q] = samples[2 * q];
        zi[q] = samples[2 * q + 1];
      }
    }
    while (1 << level > FftTables.LEAF) {
      for (int o : tables.blocks1[level]) {
        FftPasses.t1(zr, zi, o, 1 << level, twiddles);
      }
      for (int o : tables.blocks2[level]) {
        FftPasses.t2(zr, zi, o, 1 << level, tables.t2[level]);
      }
      level -= 2;
      twiddles = tables.t1[level];
    }
    FftLeaves.all(zr, zi, tables.leaf, tables.blocks1[level], tables.blocks2[level]);
  }

  /**
   * The other way, without scaling, of a spectrum whose imaginary parts are 0
   * (docs/spec/float-math.md §M7); {@link #sample} has the result.
   *
   * @param re {@code float[size/2 + 1]}; unchanged
   * @param scratch {@code float[size]}
   */
  public void inverseOfReal(float[] re, float[] scratch) {
    if (firstPass == null) {
      transform(conjugated(re, scratch));
      return;
    }
    firstPass.transformOfReal(re, tables.post[0], tables.post[1], zr, zi);
    for (boolean[] blocks : done) {
      Arrays.fill(blocks, false);
    }
  }

  /** Z, conjugated, in the order in which samples are taken. */
  private float[] conjugated(float[] re, float[] out) {
    int points = size / 2;
    float[] gs = tables.post[0];
    float[] fs = tables.post[1];
    float first = 0.5f * (re[0] - re[points]);
    out[0] = re[0] - first;
    out[1] = -first;
    for (int k = 1; k < points / 2; k++) {
      int m = points - k;
      float xr = re[k] - re[m];
      float yr = gs[k] * xr;
      float yi = -(fs[k] * xr);
      out[2 * k] = re[k] - yr;
      out[2 * k + 1] = yi;
      out[2 * m] = re[m] + yr;
      out[2 * m + 1] = yi;
    }
    if (points >= 2) {
      out[points] = re[points / 2];
      out[points + 1] = 0f;
    }
    return out;
  }

  /**
   * Sample {@code i} of the inverse last done, 0 to size - 1. Of the passes after the first only
   * the blocks that lead to it are computed, and kept.
   */
  public float sample(int i) {
    int at = tables.place[i >> 1];
    if (firstPass != null) {
      finish(at);
    }
    return (i & 1) == 0 ? zr[at] : -zi[at];
  }

  /** Completes the point at {@code at}. */
  private void finish(int at) {
    int level = Integer.numberOfTrailingZeros(size / 2) - 2;
    for (; ; level -= 2) {
      int block = at >> level;
      int o = block << level;
      boolean leaf = 1 << level <= FftTables.LEAF;
      if (!done[level][block]) {
        done[level][block] = true;
        boolean second = tables.isKind2[level][block];
        if (leaf) {
          one[0] = o;
          FftLeaves.all(zr, zi, tables.leaf, second ? NONE : one, second ? one : NONE);
        } else if (second) {
          FftPasses.t2(zr, zi, o, 1 << level, tables.t2[level]);
        } else {
          FftPasses.t1(zr, zi, o, 1 << level, tables.t1[level]);
        }
      }
      if (leaf) {
        return;
      }
    }
  }

  /**
   * The transform of the real samples out of that of the complex points (docs/spec/float-math.md
   * §M1.6).
   */
  private void separate(float[] re, float[] im) {
    int points = size / 2;
    int[] place = tables.place;
    float[] gs = tables.post[0];
    float[] fs = tables.post[1];
    float[] r = zr;
    float[] i = zi;
    for (int k = 1; k < points / 2; k++) {
      int m = points - k;
      int pk = place[k];
      int pm = place[m];
      float kr = r[pk];
      float ki = i[pk];
      float mr = r[pm];
      float mi = i[pm];
      float g = gs[k];
      float f = fs[k];
      float xr = kr - mr;
      float xi = ki + mi;
      float yr = g * xr - f * xi;
      float yi = g * xi + f * xr;
      re[k] = kr - yr;
      im[k] = ki - yi;
      re[m] = mr + yr;
      im[m] = mi - yi;
    }
    if (points >= 2) {
      re[points / 2] = r[place[points / 2]];
      im[points / 2] = i[place[points / 2]];
    }
    re[0] = r[0] + i[0];
    im[0] = 0f;
    re[points] = r[0] - i[0];
    im[points] = 0f;
  }
}
