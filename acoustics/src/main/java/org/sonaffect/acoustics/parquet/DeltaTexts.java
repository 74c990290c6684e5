package org.sonaffect.acoustics.parquet;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Texts whose lengths stand first (Parquet's encoding DELTA_LENGTH_BYTE_ARRAY), or before these how
 * much each shares with the one before (DELTA_BYTE_ARRAY).
 */
final class DeltaTexts implements Values {
  private static final int LONGEST = 1 << 27;

  private final Leaf leaf;
  private final byte[] page;
  private final @Nullable DeltaNumbers shared;
  private final DeltaNumbers lengths;
  private int at;
  private byte[] text = {};

  /**
   * The texts of a page.
   *
   * @param sharing whether texts share beginnings
   */
  DeltaTexts(Leaf leaf, byte[] page, int from, boolean sharing) throws ParquetException {
    this.leaf = leaf;
    this.page = page;
    this.shared = sharing ? new DeltaNumbers(page, from) : null;
    int second = sharing ? DeltaNumbers.end(page, from) : from;
    this.lengths = new DeltaNumbers(page, second);
    this.at = DeltaNumbers.end(page, second);
  }

  @Override
  public void next(int row, Cells cells) throws ParquetException {
    long kept = shared == null ? 0 : shared.next();
    long length = lengths.next();
    ParquetException.throwIf(
        kept < 0 || kept > text.length || length < 0 || length > page.length - at,
        ParquetException.TOO_FEW);
    if (kept + length > LONGEST) {
      throw new ParquetException("a text has %d bytes".formatted(kept + length));
    }
    if (shared == null) {
      leaf.give(page, at, (int) length, row, cells);
    } else {
      text = Arrays.copyOf(text, (int) (kept + length));
      System.arraycopy(page, at, text, (int) kept, (int) length);
      ParquetException.throwIf(
          leaf.bytes() > 0 && leaf.bytes() != text.length, ParquetException.TOO_FEW);
      leaf.give(text, 0, text.length, row, cells);
    }
    at += (int) length;
  }
}
