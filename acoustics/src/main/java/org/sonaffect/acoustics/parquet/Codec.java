package org.sonaffect.acoustics.parquet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/** How pages are packed. A page never unpacks to more than its header says. */
enum Codec {
  /** As it is. */
  UNCOMPRESSED,
  /** The raw format of Snappy. */
  SNAPPY,
  /** RFC 1952. */
  GZIP,
  /** Only a name. */
  LZO,
  /** Only a name. */
  BROTLI,
  /** Blocks of LZ4, each after its two lengths: Hadoop's. */
  LZ4,
  /** RFC 8878. */
  ZSTD,
  /** The block format of LZ4. */
  LZ4_RAW;

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
    return switch (this) {
      case UNCOMPRESSED -> whole(Arrays.copyOfRange(bytes, from, bytes.length), length);
      case SNAPPY -> Snappy.unpack(bytes, from, length);
      case GZIP -> unzip(new ByteArrayInputStream(bytes, from, bytes.length - from), length);
      case LZ4 -> Lz4.unpackBlocks(bytes, from, length);
      case ZSTD -> Zstd.unpack(bytes, from, length);
      case LZ4_RAW -> Lz4.unpack(bytes, from, length);
      case LZO, BROTLI ->
          throw ParquetException.notRead(
              "it is compressed with %s, which is not read, expected snappy, gzip, zstd, lz4 or none"
                  .formatted(this));
    };
  }

  private static byte[] unzip(InputStream packed, int length) throws IOException {
    try (InputStream in = new GZIPInputStream(packed)) {
      return whole(in.readNBytes(length + 1), length);
    } catch (ParquetException e) {
      throw e;
    } catch (IOException e) {
      throw new ParquetException("a page cannot be unpacked: " + e.getMessage());
    }
  }

  /**
   * How many times as long as packed a page may be: a run of zeros in gzip is so 1032 times, and in
   * Zstandard a block of 128 KiB may have four bytes.
   */
  private int mostRatio() {
    return this == ZSTD ? 1 << 16 : 1040;
  }

  /** Checks that the header of a page promises no more than can be in it. */
  void check(long packed, long length) throws ParquetException {
    if (length > (this == UNCOMPRESSED ? packed : packed * mostRatio())) {
      throw new ParquetException("a page of %d bytes unpacks to %d".formatted(packed, length));
    }
  }

  private static byte[] whole(byte[] page, int length) throws ParquetException {
    ParquetException.throwIf(page.length != length, ParquetException.OTHER_SIZE);
    return page;
  }
}
