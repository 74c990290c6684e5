package org.sonaffect.audio.mpeg;

import java.util.Arrays;
import org.sonaffect.audio.stream.AudioException;

/**
 * The lines of a granule from their Huffman codes (ISO/IEC 11172-3 clauses 2.4.3.4.6 and
 * 2.4.3.4.7).
 */
final class SpectralLines {
  /** Largest value: 15 and an escape of 13 bits. */
  private static final int LARGEST = 15 + (1 << 13) - 1;

  /** {@code ±v^(4/3)} at {@code 2 v + sign}. */
  private static final float[] POWER = new float[2 * (LARGEST + 1)];

  /** Quarters of a power of 2 from {@link #LEAST_GAIN} on. */
  private static final float[] GAIN = new float[512];

  /** Below the least that a granule can ask for: 210 + 8 * 7 + 4 * (15 + 3). */
  private static final int LEAST_GAIN = -400;

  /** What clause 2.4.3.4.7 subtracts from global_gain. */
  private static final int NEUTRAL_GAIN = 210;

  /** Table B.6: what preflag adds to the scale factors. */
  private static final int[] PRETAB = {
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 3, 3, 3, 2, 0
  };

  static {
    for (int v = 0; v <= LARGEST; v++) {
      POWER[2 * v] = (float) (v * StrictMath.cbrt(v));
      POWER[2 * v + 1] = -POWER[2 * v];
    }
    for (int i = 0; i < GAIN.length; i++) {
      GAIN[i] = (float) StrictMath.pow(2, (LEAST_GAIN + i) / 4.0);
    }
  }

  private final float[] gain = new float[Bands.MOST];

  /** Where the next code begins. */
  private int position;

  /**
   * Decodes all lines.
   *
   * @param memory with the codes
   * @param from their first bit
   * @param end the bit behind them
   * @return the line behind the last one that is not known to be 0
   * @throws AudioException where a code runs over the end, or its table is one that is not there
   */
  int decode(
      byte[] memory, int from, int end, GranuleInfo info, ScaleFactors factors, float[] lines)
      throws AudioException {
    gains(info, factors);
    position = from;
    int[] edges = info.bands.edges();
    int pairs = 2 * info.bigValues;
    int line = 0;
    int band = 0;
    for (int region = 0; region < 3 && line < pairs; region++) {
      int regionEnd = Math.min(info.regionEnd[region], pairs);
      HuffmanTable table = HuffmanTable.ofPairs(info.table[region]);
      while (line < regionEnd) {
        while (edges[band + 1] <= line) {
          band++;
        }
        int to = Math.min(edges[band + 1], regionEnd);
        if (table == null) {
          zeros(info.table[region], lines, line, to);
        } else {
          pairs(memory, end, table, gain[band], lines, line, to);
        }
        line = to;
      }
    }
    int used = quadruples(memory, end, info, lines, line, band);
    Arrays.fill(lines, used, Bands.LINES, 0f);
    return used;
  }

  /** Clause 2.4.3.4.7.1: the factor of each band. */
  private void gains(GranuleInfo info, ScaleFactors factors) {
    int step = info.scaleFactorScale ? 4 : 2;
    int global = info.globalGain - NEUTRAL_GAIN - LEAST_GAIN;
    int longs = info.bands.longBands();
    for (int band = 0; band < longs; band++) {
      int factor = factors.value[band] + (info.preflag ? PRETAB[band] : 0);
      gain[band] = GAIN[global - step * factor];
    }
    for (int band = longs; band < info.bands.count(); band++) {
      int window = (band - longs) % Bands.WINDOWS;
      gain[band] = GAIN[global - 8 * info.subblockGain[window] - step * factors.value[band]];
    }
  }

  private static void zeros(int table, float[] lines, int from, int to) throws AudioException {
    if (table != 0) {
      throw AudioException.corrupt("Huffman table " + table + " is reserved");
    }
    Arrays.fill(lines, from, to, 0f);
  }

  /** The lines of a band that are coded in pairs. */
  private void pairs(
      byte[] memory, int end, HuffmanTable table, float gain, float[] lines, int from, int to)
      throws AudioException {
    int[] entries = table.entries();
    int escapeBits = table.escapeBits();
    int at = position;
    for (int line = from; line < to; line += 2) {
      if (at >= end) {
        throw AudioException.corrupt("a granule's codes run over its end");
      }
      long next = Bits.ahead(memory, at);
      int entry = entries[(int) (next >>> 64 - HuffmanTable.FIRST)];
      if (entry < 0) {
        int more = ~entry;
        int bits = more & HuffmanTable.LENGTH_MASK;
        long rest = next << HuffmanTable.FIRST;
        entry = entries[(more >> HuffmanTable.LENGTH_BITS) + (int) (rest >>> 64 - bits)];
      }
      int length = entry & HuffmanTable.LENGTH_MASK;
      int x = entry >> HuffmanTable.LENGTH_BITS + 4;
      int y = entry >> HuffmanTable.LENGTH_BITS & 15;
      next <<= length;
      at += length;
      if (x == 15 && escapeBits > 0) {
        x += (int) (next >>> 64 - escapeBits);
        next <<= escapeBits;
        at += escapeBits;
      }
      lines[line] = POWER[2 * x + (int) (next >>> 63)] * gain;
      int sign = -x >>> 31;
      next <<= sign;
      at += sign;
      if (y == 15 && escapeBits > 0) {
        y += (int) (next >>> 64 - escapeBits);
        next <<= escapeBits;
        at += escapeBits;
      }
      lines[line + 1] = POWER[2 * y + (int) (next >>> 63)] * gain;
      at += -y >>> 31;
    }
    position = at;
  }

  /**
   * The lines that are coded in quadruples of -1, 0 and 1, until the bits of the granule end; one
   * that runs over the end is none.
   */
  private int quadruples(
      byte[] memory, int end, GranuleInfo info, float[] lines, int from, int firstBand)
      throws AudioException {
    int[] entries = HuffmanTable.ofQuadruples(info.quadrupleTable).entries();
    int[] edges = info.bands.edges();
    int at = position;
    if (at > end) {
      throw AudioException.corrupt("a granule's codes run over its end");
    }
    int band = firstBand;
    int line = from;
    while (at < end && line <= Bands.LINES - 4) {
      long next = Bits.ahead(memory, at);
      int entry = entries[(int) (next >>> 64 - HuffmanTable.FIRST)];
      int length = entry & HuffmanTable.LENGTH_MASK;
      int symbol = entry >> HuffmanTable.LENGTH_BITS;
      next <<= length;
      at += length + Integer.bitCount(symbol);
      if (at > end) {
        break;
      }
      for (int i = 0; i < 4; i++) {
        while (edges[band + 1] <= line) {
          band++;
        }
        int one = symbol >> 3 - i & 1;
        lines[line++] = POWER[2 * one + (int) (next >>> 63)] * gain[band];
        next <<= one;
      }
    }
    return line;
  }
}
