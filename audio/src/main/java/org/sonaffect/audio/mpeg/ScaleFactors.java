package org.sonaffect.audio.mpeg;

import java.util.Arrays;
import org.sonaffect.audio.stream.AudioException;

/**
 * The scale factors of one channel in a granule (ISO/IEC 11172-3 clause 2.4.3.4.5, 13818-3 clause
 * 2.4.3.2), which in the right channel are also the positions of intensity stereo.
 */
final class ScaleFactors {
  /** Of each band; 0 in the last one, which has none. */
  final int[] value = new int[Bands.MOST];

  /** Of each band the position that means that it is not in intensity stereo. */
  final int[] noPosition = new int[Bands.MOST];

  private static final int NO_POSITION = 7;
  private static final int[] LENGTH_1 = {0, 0, 0, 0, 3, 1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4};
  private static final int[] LENGTH_2 = {0, 1, 2, 3, 0, 1, 2, 3, 1, 2, 3, 1, 2, 3, 2, 3};

  /** The first band of each group that may be shared between granules, and the end. */
  private static final int[] GROUPS = {0, 6, 11, 16, 21};

  /**
   * Bands that each of the four lengths is for: {@code [kind][long, short, mixed][part]}, where the
   * last three kinds are those of the right channel in intensity stereo.
   */
  private static final int[][][] LOW_COUNTS = {
    {{6, 5, 5, 5}, {9, 9, 9, 9}, {6, 9, 9, 9}},
    {{6, 5, 7, 3}, {9, 9, 12, 6}, {6, 9, 12, 6}},
    {{11, 10, 0, 0}, {18, 18, 0, 0}, {15, 18, 0, 0}},
    {{7, 7, 7, 0}, {12, 12, 12, 0}, {6, 15, 12, 0}},
    {{6, 6, 6, 3}, {12, 9, 9, 6}, {6, 12, 9, 6}},
    {{8, 8, 5, 0}, {15, 12, 9, 0}, {6, 18, 9, 0}},
  };

  private final int[] length = new int[4];

  /**
   * Reads those of version 1.
   *
   * @param granule 0 or 1
   * @param shared of each group of long bands whether granule 1 keeps the values of granule 0
   */
  void read(Bits in, GranuleInfo info, int granule, boolean[] shared) throws AudioException {
    Arrays.fill(noPosition, NO_POSITION);
    int first = LENGTH_1[info.scaleFactorCompress];
    int second = LENGTH_2[info.scaleFactorCompress];
    if (info.blockType == GranuleInfo.SHORT) {
      int firsts = info.mixed ? 17 : 18;
      for (int band = 0; band < firsts; band++) {
        value[band] = in.read(first);
      }
      for (int band = firsts; band < firsts + 18; band++) {
        value[band] = in.read(second);
      }
      Arrays.fill(value, firsts + 18, value.length, 0);
      return;
    }
    for (int group = 0; group < SideInfo.GROUPS; group++) {
      if (granule == 0 || !shared[group]) {
        for (int band = GROUPS[group]; band < GROUPS[group + 1]; band++) {
          value[band] = in.read(band < 11 ? first : second);
        }
      }
    }
    Arrays.fill(value, GROUPS[SideInfo.GROUPS], value.length, 0);
  }

  /**
   * Reads those of versions 2 and 2.5.
   *
   * @param intensity whether this is the right channel of intensity stereo
   */
  void readLow(Bits in, GranuleInfo info, boolean intensity) throws AudioException {
    int kind = intensity ? intensityLengths(info) : lengths(info);
    int blocks = info.blockType != GranuleInfo.SHORT ? 0 : info.mixed ? 2 : 1;
    int band = 0;
    for (int part = 0; part < 4; part++) {
      for (int i = 0; i < LOW_COUNTS[kind][blocks][part]; i++, band++) {
        value[band] = in.read(length[part]);
        noPosition[band] = length[part] == 0 ? -1 : (1 << length[part]) - 1;
      }
    }
    Arrays.fill(value, band, value.length, 0);
    Arrays.fill(noPosition, band, noPosition.length, -1);
  }

  private int lengths(GranuleInfo info) {
    int c = info.scaleFactorCompress;
    info.preflag = c >= 500;
    if (c < 400) {
      return lengths((c >> 4) / 5, (c >> 4) % 5, c >> 2 & 3, c & 3, 0);
    }
    if (c < 500) {
      return lengths((c - 400 >> 2) / 5, (c - 400 >> 2) % 5, c - 400 & 3, 0, 1);
    }
    return lengths((c - 500) / 3, (c - 500) % 3, 0, 0, 2);
  }

  private int intensityLengths(GranuleInfo info) {
    int c = info.scaleFactorCompress >> 1;
    info.preflag = false;
    if (c < 180) {
      return lengths(c / 36, c % 36 / 6, c % 6, 0, 3);
    }
    if (c < 244) {
      return lengths(c - 180 >> 4, c - 180 >> 2 & 3, c - 180 & 3, 0, 4);
    }
    return lengths((c - 244) / 3, (c - 244) % 3, 0, 0, 5);
  }

  private int lengths(int first, int second, int third, int fourth, int kind) {
    length[0] = first;
    length[1] = second;
    length[2] = third;
    length[3] = fourth;
    return kind;
  }
}
