package org.sonaffect.acoustics.parquet;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.sonaffect.acoustics.parquet.ParquetColumn.Physical;

/** Goes through the pages of a column in a row group, one at a time. */
final class ChunkReader {
  /** Usual pages have 1 MiB; ours, one a column of a group, 64. */
  private static final int MOST_PAGE = 1 << 27;

  /** Numbers in {@code Encoding}. */
  private static final int PLAIN = 0;

  private static final int PLAIN_DICTIONARY = 2;
  private static final int RLE = 3;
  private static final int DELTA_NUMBERS = 5;
  private static final int DELTA_LENGTHS = 6;
  private static final int DELTA_TEXTS = 7;
  private static final int RLE_DICTIONARY = 8;
  private static final int BYTE_STREAM_SPLIT = 9;

  private final Leaf leaf;
  private final ChunkPlace place;
  private final Codec codec;
  private final InputStream in;
  private final int rows;
  private final Cells cells;
  private @Nullable Dictionary dictionary;
  private int done;

  /**
   * A column.
   *
   * @param in the bytes of its pages and no more
   * @param rows of the group
   */
  ChunkReader(Leaf leaf, ChunkPlace place, InputStream in, int rows, Cells cells)
      throws IOException {
    leaf.check();
    this.leaf = leaf;
    this.place = place;
    this.codec = Codec.of(place.codec());
    this.in = in;
    this.rows = rows;
    this.cells = cells;
  }

  void read() throws IOException {
    long left = place.bytes();
    while (done < rows) {
      if (left <= 0) {
        throw new ParquetException(
            "the column %s has %d values for %d rows".formatted(leaf.name(), done, rows));
      }
      CompactInput head = new CompactInput(in);
      PageHeader header = PageHeader.read(head);
      left -= head.position() + header.packed();
      if (left < 0 || header.packed() > MOST_PAGE || header.unpacked() > MOST_PAGE) {
        throw new ParquetException(
            "a page of %s has %d bytes, unpacked %d"
                .formatted(leaf.name(), header.packed(), header.unpacked()));
      }
      switch (header.kind()) {
        case PageHeader.DATA -> first(header);
        case PageHeader.DATA_2 -> second(header);
        case PageHeader.DICTIONARY ->
            dictionary = new Dictionary(leaf, unpacked(header, bytes(header), 0), header.values());
        default -> bytes(header);
      }
    }
  }

  private byte[] bytes(PageHeader header) throws IOException {
    byte[] bytes = in.readNBytes(header.packed());
    if (bytes.length < header.packed()) {
      throw new EOFException("not valid Parquet: a page is cut off");
    }
    return bytes;
  }

  private byte[] unpacked(PageHeader header, byte[] bytes, int from) throws IOException {
    int length = header.unpacked() - from;
    Codec used = header.isPacked() ? codec : Codec.UNCOMPRESSED;
    used.check(bytes.length - from, length);
    return used.unpack(bytes, from, length);
  }

  /** Version 1: the definition levels stand in the packed page, after their length. */
  private void first(PageHeader header) throws IOException {
    byte[] page = unpacked(header, bytes(header), 0);
    if (!leaf.optional()) {
      give(header, null, page, 0);
      return;
    }
    ParquetException.throwIf(page.length < Integer.BYTES, ParquetException.CUT_OFF);
    int length = Values.littleEndian(page, 0, Integer.BYTES).getInt();
    ParquetException.throwIf(
        length < 0 || length > page.length - Integer.BYTES, ParquetException.CUT_OFF);
    int end = Integer.BYTES + length;
    give(header, new BitRuns(page, Integer.BYTES, end, 1), page, end);
  }

  /** Version 2: they stand before it. */
  private void second(PageHeader header) throws IOException {
    byte[] bytes = bytes(header);
    int levels = header.levels();
    ParquetException.throwIf(
        levels > bytes.length || levels > header.unpacked(), ParquetException.CUT_OFF);
    BitRuns present = leaf.optional() ? new BitRuns(bytes, 0, levels, 1) : null;
    boolean empty = header.unpacked() == levels;
    give(header, present, empty ? new byte[0] : unpacked(header, bytes, levels), 0);
  }

  private void give(PageHeader header, @Nullable BitRuns present, byte[] page, int from)
      throws IOException {
    if (header.values() < 0 || header.values() > rows - done) {
      throw new ParquetException(
          "the column %s has more values than the %d rows".formatted(leaf.name(), rows));
    }
    Values values = null;
    for (int i = 0; i < header.values(); i++) {
      if (present != null && present.next() == 0) {
        cells.empty(done++);
      } else {
        values = values == null ? values(header, page, from) : values;
        values.next(done++, cells);
      }
    }
  }

  private Values values(PageHeader header, byte[] page, int from) throws IOException {
    switch (header.encoding()) {
      case PLAIN:
        return new Values.Plain(leaf, page, from);
      case PLAIN_DICTIONARY:
      case RLE_DICTIONARY:
        Dictionary known = dictionary;
        if (known == null || from >= page.length) {
          throw new ParquetException("the dictionary of %s is absent".formatted(leaf.name()));
        }
        BitRuns places = new BitRuns(page, from + 1, page.length, page[from]);
        return (row, to) -> known.give(places.next(), row, to);
      case RLE:
        if (leaf.physical() == Physical.BOOLEAN && page.length - from >= Integer.BYTES) {
          BitRuns flags = new BitRuns(page, from + Integer.BYTES, page.length, 1);
          return (row, to) -> leaf.give(flags.next() == 1, row, to);
        }
        break;
      case DELTA_NUMBERS:
        if (leaf.physical() == Physical.INT32 || leaf.physical() == Physical.INT64) {
          DeltaNumbers numbers = new DeltaNumbers(page, from);
          return (row, to) -> leaf.give(numbers.next(), row, to);
        }
        break;
      case DELTA_LENGTHS:
        if (leaf.physical() == Physical.BYTE_ARRAY) {
          return new DeltaTexts(leaf, page, from, false);
        }
        break;
      case DELTA_TEXTS:
        if (leaf.physical() == Physical.BYTE_ARRAY
            || leaf.physical() == Physical.FIXED_LEN_BYTE_ARRAY) {
          return new DeltaTexts(leaf, page, from, true);
        }
        break;
      case BYTE_STREAM_SPLIT:
        if (leaf.bytes() > 0) {
          return new Values.Split(leaf, page, from);
        }
        break;
      default:
        break;
    }
    throw ParquetException.notRead(
        "the column %s is encoded in a way that is not read (number %d)"
            .formatted(leaf.name(), header.encoding()));
  }
}
