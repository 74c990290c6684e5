package org.sonaffect.acoustics.parquet;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Zstandard, unpacked (RFC 8878): frames of blocks, each of them literals and sequences that say
 * how many of these come next and what is copied after them. Checksums are passed over.
 */
final class Zstd {
  private static final int MAGIC = 0xfd2fb528;
  private static final int MAGIC_TO_SKIP = 0x184d2a50;
  private static final int MOST_OF_BLOCK = 1 << 17;

  /** Where repeated distances stand at the beginning of a frame. */
  private static final int[] DISTANCES = {1, 4, 8};

  private final byte[] in;
  private final byte[] out;
  private int at;
  private int done;
  private int frame;
  private final int[] distances = new int[DISTANCES.length];
  private @Nullable PrefixTable codes;
  private @Nullable StateTable counts;
  private @Nullable StateTable places;
  private @Nullable StateTable lengths;

  private Zstd(byte[] in, int from, int length) {
    this.in = in;
    this.at = from;
    this.out = new byte[length];
  }

  static byte[] unpack(byte[] in, int from, int length) throws ParquetException {
    Zstd zstd = new Zstd(in, from, length);
    while (zstd.at < in.length) {
      zstd.frame();
    }
    ParquetException.throwIf(zstd.done != length, ParquetException.OTHER_SIZE);
    return zstd.out;
  }

  private long number(int bytes) throws ParquetException {
    mustHave(bytes, in.length);
    long value = 0;
    for (int i = 0; i < bytes; i++) {
      value |= (in[at++] & 0xffL) << Byte.SIZE * i;
    }
    return value;
  }

  private void mustHave(long bytes, int end) throws ParquetException {
    ParquetException.throwIf(bytes < 0 || bytes > end - at, ParquetException.CUT_OFF);
  }

  private void mustFit(long bytes) throws ParquetException {
    ParquetException.throwIf(bytes > out.length - done, ParquetException.OTHER_SIZE);
  }

  private void frame() throws ParquetException {
    int magic = (int) number(4);
    if ((magic & ~0xf) == MAGIC_TO_SKIP) {
      long bytes = number(4);
      mustHave(bytes, in.length);
      at += (int) bytes;
      return;
    }
    ParquetException.throwIf(magic != MAGIC, "a page is not packed as its description says");
    int descriptor = (int) number(1);
    boolean single = (descriptor & 0x20) != 0;
    number(single ? 0 : 1); // the window: all of the page is at hand
    if (number(new int[] {0, 1, 2, 4}[descriptor & 3]) != 0) {
      throw ParquetException.notRead("a page needs a dictionary of Zstandard, which is not read");
    }
    int size = descriptor >> 6;
    number(size == 0 ? single ? 1 : 0 : 1 << size);
    frame = done;
    System.arraycopy(DISTANCES, 0, distances, 0, DISTANCES.length);
    codes = null;
    counts = null;
    places = null;
    lengths = null;
    boolean last = false;
    while (!last) {
      int head = (int) number(3);
      last = (head & 1) != 0;
      block(head >> 1 & 3, head >> 3);
    }
    number((descriptor & 4) != 0 ? 4 : 0);
  }

  private void block(int kind, int size) throws ParquetException {
    if (size > MOST_OF_BLOCK || kind == 3) {
      throw new ParquetException("a block of a page has %d bytes".formatted(size));
    }
    switch (kind) {
      case 0 -> {
        mustHave(size, in.length);
        mustFit(size);
        System.arraycopy(in, at, out, done, size);
        at += size;
        done += size;
      }
      case 1 -> {
        byte value = (byte) number(1);
        mustFit(size);
        Arrays.fill(out, done, done + size, value);
        done += size;
      }
      default -> {
        mustHave(size, in.length);
        int end = at + size;
        byte[] literals = literals(end);
        sequences(literals, end);
        at = end;
      }
    }
  }

  private byte[] literals(int end) throws ParquetException {
    mustHave(1, end);
    int head = in[at] & 0xff;
    int kind = head & 3;
    int form = head >> 2 & 3;
    if (kind < 2) {
      int bytes = form == 1 ? 2 : form == 3 ? 3 : 1;
      int size = (int) number(bytes) >> (bytes == 1 ? 3 : 4);
      mustBlock(size);
      if (kind == 1) {
        byte[] literals = new byte[size];
        Arrays.fill(literals, (byte) number(1));
        return literals;
      }
      mustHave(size, end);
      at += size;
      return Arrays.copyOfRange(in, at - size, at);
    }
    int width = form < 2 ? 10 : form == 2 ? 14 : 18;
    long sizes = number((2 * width + 4 + 7) / 8) >> 4;
    int size = (int) sizes & (1 << width) - 1;
    int packed = (int) (sizes >> width);
    mustBlock(size);
    mustHave(packed, end);
    int to = at + packed;
    if (kind == 2) {
      PrefixTable.Read read = PrefixTable.read(in, at, to);
      codes = read.table();
      at = read.end();
    }
    PrefixTable table = codes;
    if (table == null) {
      throw new ParquetException("the codes of a page are absent");
    }
    byte[] literals = new byte[size];
    if (form == 0) {
      table.unpack(in, at, to, literals, 0, size);
    } else {
      streams(table, to, literals);
    }
    at = to;
    return literals;
  }

  private static void mustBlock(int size) throws ParquetException {
    if (size > MOST_OF_BLOCK) {
      throw new ParquetException("a block of a page has %d bytes".formatted(size));
    }
  }

  /** Four streams, each a quarter; before them the lengths of three. */
  private void streams(PrefixTable table, int to, byte[] literals) throws ParquetException {
    mustHave(6, to);
    int[] bytes = {(int) number(2), (int) number(2), (int) number(2), 0};
    bytes[3] = to - at - bytes[0] - bytes[1] - bytes[2];
    int quarter = (literals.length + 3) / 4;
    for (int i = 0; i < 4; i++) {
      mustHave(bytes[i], to);
      int first = Math.min(i * quarter, literals.length);
      int end = i == 3 ? literals.length : Math.min(first + quarter, literals.length);
      table.unpack(in, at, at + bytes[i], literals, first, end);
      at += bytes[i];
    }
  }

  private void sequences(byte[] literals, int end) throws ParquetException {
    mustHave(1, end);
    int head = (int) number(1);
    int left = 0;
    int used = 0;
    if (head != 0) {
      mustHave(head < 128 ? 1 : head < 255 ? 2 : 3, end);
      left =
          head < 128
              ? head
              : head < 255 ? (head - 128 << 8) + (int) number(1) : (int) number(2) + 0x7f00;
      int modes = (int) number(1);
      ParquetException.throwIf(
          (modes & 3) != 0, "the sequences of a page are described in an unknown way");
      StateTable ofCounts = table(modes >> 6, end, Sequences.COUNTS, 9, 36, counts);
      StateTable ofPlaces = table(modes >> 4 & 3, end, Sequences.PLACES, 8, 32, places);
      StateTable ofLengths = table(modes >> 2 & 3, end, Sequences.LENGTHS, 9, 53, lengths);
      counts = ofCounts;
      places = ofPlaces;
      lengths = ofLengths;
      BackBits bits = new BackBits(in, at, end);
      Sequences next = new Sequences(ofCounts, ofPlaces, ofLengths, bits);
      for (; left > 0; left--) {
        next.read(left > 1);
        int count = next.count();
        ParquetException.throwIf(
            count > literals.length - used, "a page refers to bytes that are not in it");
        mustFit((long) count + next.length());
        System.arraycopy(literals, used, out, done, count);
        used += count;
        done += count;
        Lz4.copy(out, done, within(next.distance(distances)), next.length());
        done += next.length();
      }
    }
    mustFit(literals.length - used);
    System.arraycopy(literals, used, out, done, literals.length - used);
    done += literals.length - used;
  }

  /** A distance that does not lead out of the frame. */
  private long within(long distance) {
    return distance > done - frame ? 0 : distance;
  }

  private StateTable table(
      int mode, int end, StateTable usual, int mostLog, int most, @Nullable StateTable before)
      throws ParquetException {
    switch (mode) {
      case 0:
        return usual;
      case 1:
        mustHave(1, end);
        int symbol = (int) number(1);
        if (symbol >= most) {
          throw new ParquetException("a page has the unknown code %d".formatted(symbol));
        }
        return StateTable.ofOne(symbol);
      case 2:
        StateTable.Read read = StateTable.read(in, at, end, mostLog, most);
        at = read.end();
        return read.table();
      default:
        if (before == null) {
          throw new ParquetException("the codes of a page are absent");
        }
        return before;
    }
  }
}
