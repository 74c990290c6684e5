package org.sonaffect.audio.mpeg;

/**
 * Left and right out of jointly coded channels of layer III (ISO/IEC 11172-3 clause 2.4.3.4.9,
 * 13818-3 clause 2.4.3.2), on lines in the order in which they were coded.
 */
final class JointStereo {
  private static final int INTENSITY = 1;
  private static final int MIDDLE_SIDE = 2;
  private static final float HALF_ROOT = (float) Math.sqrt(0.5);

  /** Positions that make both channels alike. */
  private static final int CENTRE = 3;

  private static final int LOW_CENTRE = 0;

  /** The left channel's share {@code r / (1 + r)}, {@code r = tan(position π / 12)}. */
  private static final float[] LEFT = new float[7];

  private static final float[] RIGHT = new float[7];

  /** {@code [intensity_scale][n]}: {@code 2^(-n / 4)} and {@code 2^(-n / 2)}. */
  private static final float[][] LOW_SHARE = new float[2][17];

  static {
    for (int position = 0; position < 6; position++) {
      double ratio = StrictMath.tan(position * StrictMath.PI / 12);
      LEFT[position] = (float) (ratio / (1 + ratio));
      RIGHT[position] = (float) (1 / (1 + ratio));
    }
    LEFT[6] = 1f;
    for (int n = 0; n < 17; n++) {
      LOW_SHARE[0][n] = (float) StrictMath.pow(2, -n / 4.0);
      LOW_SHARE[1][n] = (float) StrictMath.pow(2, -n / 2.0);
    }
  }

  private JointStereo() {}

  /** Whether the channels of a frame are middle and side. */
  static boolean middleSide(MpegHeader header) {
    return header.jointStereo() > 0 && (header.jointStereo() & MIDDLE_SIDE) != 0;
  }

  /** Whether some bands of a frame may be in intensity stereo. */
  static boolean intensity(MpegHeader header) {
    return header.jointStereo() > 0 && (header.jointStereo() & INTENSITY) != 0;
  }

  /**
   * Makes left and right of the lines of both channels.
   *
   * @param info of the right channel
   * @param factors of the right channel
   */
  static void separate(
      MpegHeader header, GranuleInfo info, ScaleFactors factors, float[] left, float[] right) {
    boolean middleSide = middleSide(header);
    if (!intensity(header)) {
      if (middleSide) {
        middleSide(left, right, 0, Bands.LINES);
      }
      return;
    }
    Bands bands = info.bands;
    int[] edges = bands.edges();
    boolean[] silent = silentBands(bands, right);
    // The last band (of each window) has no position: it takes the one of the band before, or the
    // centre where that band is not in intensity stereo.
    int last = bands.count() > bands.longBands() ? Bands.WINDOWS : 1;
    for (int band = 0; band < bands.count(); band++) {
      int from = edges[band];
      int to = edges[band + 1];
      int source = band < bands.count() - last ? band : band - last;
      int position = silent[source] ? factors.value[source] : header.low() ? LOW_CENTRE : CENTRE;
      boolean none = position == factors.noPosition[source] || !header.low() && position > 6;
      if (silent[band] && !none) {
        if (header.low()) {
          low(info.scaleFactorCompress & 1, position, left, right, from, to);
        } else {
          shares(LEFT[position], RIGHT[position], left, right, from, to);
        }
      } else if (middleSide) {
        middleSide(left, right, from, to);
      }
    }
  }

  /**
   * Which bands are above the last line of the right channel that is not 0, in each window for
   * itself; long blocks of a mixed one only where no short one has such a line.
   */
  private static boolean[] silentBands(Bands bands, float[] right) {
    boolean[] silent = new boolean[bands.count()];
    int[] edges = bands.edges();
    boolean[] heard = new boolean[Bands.WINDOWS];
    for (int band = bands.count() - 1; band >= bands.longBands(); band--) {
      int window = (band - bands.longBands()) % Bands.WINDOWS;
      heard[window] |= !zero(right, edges[band], edges[band + 1]);
      silent[band] = !heard[window];
    }
    boolean any = heard[0] || heard[1] || heard[2];
    for (int band = bands.longBands() - 1; band >= 0; band--) {
      any |= !zero(right, edges[band], edges[band + 1]);
      silent[band] = !any;
    }
    return silent;
  }

  private static boolean zero(float[] lines, int from, int to) {
    for (int i = from; i < to; i++) {
      if (lines[i] != 0f) {
        return false;
      }
    }
    return true;
  }

  /** Clause 2.4.3.4.9.2. */
  private static void middleSide(float[] left, float[] right, int from, int to) {
    for (int i = from; i < to; i++) {
      float middle = left[i];
      float side = right[i];
      left[i] = (middle + side) * HALF_ROOT;
      right[i] = (middle - side) * HALF_ROOT;
    }
  }

  /** 13818-3: one channel as it is, the other weaker. */
  private static void low(int scale, int position, float[] left, float[] right, int from, int to) {
    float share = LOW_SHARE[scale][position + 1 >> 1];
    boolean rightIsWeaker = (position & 1) == 0;
    shares(rightIsWeaker ? 1f : share, rightIsWeaker ? share : 1f, left, right, from, to);
  }

  /** Clause 2.4.3.4.9.3. */
  private static void shares(
      float ofLeft, float ofRight, float[] left, float[] right, int from, int to) {
    for (int i = from; i < to; i++) {
      float both = left[i];
      left[i] = both * ofLeft;
      right[i] = both * ofRight;
    }
  }
}
