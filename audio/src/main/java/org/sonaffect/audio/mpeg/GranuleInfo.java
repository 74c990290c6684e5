package org.sonaffect.audio.mpeg;

import org.sonaffect.audio.stream.AudioException;

/** Side information of one channel in a granule (ISO/IEC 11172-3 clauses 2.4.1.7 and 2.4.2.7). */
final class GranuleInfo {
  /** Block type of three short windows. */
  static final int SHORT = 2;

  /** Bits of its scale factors and Huffman codes. */
  int bits;

  /** Twice this many lines are coded in pairs. */
  int bigValues;

  int globalGain;
  int scaleFactorCompress;

  /** 0 normal, 1 start, 2 three short windows, 3 stop. */
  int blockType;

  /** Whether the lowest two subbands have normal windows whatever the block type. */
  boolean mixed;

  /** The Huffman table of each region. */
  final int[] table = new int[3];

  /** Of each window of short blocks. */
  final int[] subblockGain = new int[3];

  /** Where the regions of the pairs end. */
  final int[] regionEnd = new int[3];

  boolean preflag;
  boolean scaleFactorScale;
  int quadrupleTable;

  /** The bands that follow from it. */
  Bands bands = Bands.of(0, false, false);

  /** Reads it. */
  void read(Bits in, MpegHeader header) throws AudioException {
    bits = in.read(12);
    bigValues = in.read(9);
    globalGain = in.read(8);
    scaleFactorCompress = in.read(header.low() ? 9 : 4);
    boolean switching = in.flag();
    blockType = switching ? in.read(2) : 0;
    mixed = switching && in.flag();
    bands = Bands.of(header.rateIndex(), blockType == SHORT, mixed);
    for (int region = 0; region < (switching ? 2 : 3); region++) {
      table[region] = in.read(5);
    }
    if (switching) {
      table[2] = 0;
      for (int window = 0; window < 3; window++) {
        subblockGain[window] = in.read(3);
      }
      regionEnd[0] = firstRegionOfSwitched(header);
      regionEnd[1] = Bands.LINES;
    } else {
      int bandsOfFirst = in.read(4) + 1;
      int bandsOfSecond = in.read(3) + 1;
      regionEnd[0] = bands.edges()[bandsOfFirst];
      regionEnd[1] = bands.edges()[Math.min(bandsOfFirst + bandsOfSecond, bands.count())];
    }
    regionEnd[2] = Bands.LINES;
    preflag = !header.low() && in.flag();
    scaleFactorScale = in.flag();
    quadrupleTable = in.read(1);
    if (2 * bigValues > Bands.LINES) {
      throw AudioException.corrupt("big_values is " + bigValues + ", expected at most 288");
    }
    if (switching && blockType == 0) {
      throw AudioException.corrupt("block type 0 with window switching is reserved");
    }
  }

  /**
   * Clause 2.4.2.7, region0_count: nine bands of short blocks (of three windows each) or eight of
   * long ones; in mixed blocks, all of version 1 and in practice the others too, as many lines as
   * in short ones.
   */
  private int firstRegionOfSwitched(MpegHeader header) {
    if (blockType == SHORT) {
      return Bands.of(header.rateIndex(), true, false).edges()[9];
    }
    return bands.edges()[8];
  }
}
