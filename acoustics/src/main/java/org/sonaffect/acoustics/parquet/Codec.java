package org.sonaffect.acoustics.parquet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/** How pages are packed. A page never unpacks to more than its header says. */
enum Codec {
  /** As it is. */
  UNCOMPRESSED {
    @Override
    byte[] unpack(byte[] bytes, int from, int length) throws IOException {
      return whole(Arrays.copyOfRange(bytes, from, bytes.length), length);
    }
  },
  /** The raw format of Snappy. */
  SNAPPY {
    @Override
    byte[] unpack(byte[] bytes, int from, int length) throws IOException {
      return Snappy.unpack(bytes, from, length);
    }
  },
  /** RFC 1952. */
  GZIP {
    @Override
    byte[] unpack(byte[] bytes, int from, int length) throws IOException {
      ByteArrayInputStream packed = new ByteArrayInputStream(bytes, from, bytes.length - from);
      try (InputStream in = new GZIPInputStream(packed)) {
        return whole(in.readNBytes(length + 1), length);
      } catch (ParquetException e) {
        throw e;
      } catch (IOException e) {
        throw new ParquetException("a page cannot be unpacked: " + e.getMessage());
      }
    }
  },
  /** Only a name. */
  LZO,
  /** Only a name. */
  BROTLI,
  /** Blocks of LZ4, each after its two lengths: Hadoop's. */
  LZ4 {
    @Override
    byte[] unpack(byte[] bytes, int from, int length) throws IOException {
      return Lz4.unpackBlocks(bytes, from, length);
    }
  },
  /** RFC 8878. */
  ZSTD {
    @Override
    byte[] unpack(byte[] bytes, int from, int length) throws IOException {
      return Zstd.unpack(bytes, from, length);
    }

    @Override
    int mostRatio() {
      return 1 << 16; // a block of one byte, 128 KiB long, has four
    }
  },
  /** The block format of LZ4. */
  LZ4_RAW {
    @Override
    byte[] unpack(byte[] bytes, int from, int length) throws IOException {
      return Lz4.unpack(bytes, from, length);
    }
  };

  /** The codec of a number in {@code CompressionCodec}. */
  static Codec of(int number) throws ParquetException {
    if (number < 0 || number >= values().length) {
      throw new ParquetException("it is compressed in an unknown way, number " + number);
    }
    return values()[number];
  }

  /**
   * Unpacks a page.
   *
   * @param from where the packed bytes begin; they go on to the end
   * @param length bytes of the page
   */
  byte[] unpack(byte[] bytes, int from, int length) throws IOException {
    throw ParquetException.notRead(
        "it is compressed with %s, which is not read, expected snappy, gzip, zstd, lz4 or none"
            .formatted(this));
  }

  /** How many times as long as packed a page may be; a run of zeros in gzip is so 1032 times. */
  int mostRatio() {
    return 1040;
  }

  /** Checks that the header of a page promises no more than can be in it. */
  void check(long packed, long length) throws ParquetException {
    if (length > (this == UNCOMPRESSED ? packed : packed * mostRatio())) {
      throw new ParquetException("a page of %d bytes unpacks to %d".formatted(packed, length));
    }
  }

  static byte[] whole(byte[] page, int length) throws ParquetException {
    ParquetException.throwIf(page.length != length, ParquetException.OTHER_SIZE);
    return page;
  }
}
