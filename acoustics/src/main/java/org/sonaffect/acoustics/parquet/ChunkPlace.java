package org.sonaffect.acoustics.parquet;

import java.io.IOException;

/**
 * Where the pages of a column are in a row group.
 *
 * @param codec with which they are packed, its number in {@code CompressionCodec}
 * @param values of the column, empty ones included
 * @param start of its first page in the file
 * @param bytes of all its pages
 */
record ChunkPlace(int codec, long values, long start, long bytes) {
  /** Reads the {@code ColumnChunk} at hand. */
  static ChunkPlace read(CompactInput in) throws IOException {
    long[] n = {-1, -1, -1, -1, 0}; // codec, values, bytes, first data page, dictionary
    in.inner(
        id -> {
          if (id == 1) {
            throw ParquetException.notRead("columns in files of their own are not read");
          }
          if (id == 3) {
            in.inner(
                meta -> {
                  switch (meta) {
                    case 4 -> n[0] = in.int32();
                    case 5 -> n[1] = in.integer();
                    case 7 -> n[2] = in.integer();
                    case 9 -> n[3] = in.integer();
                    case 11 -> n[4] = in.integer();
                    default -> {}
                  }
                });
          }
        });
    long start = n[4] > 0 && n[4] < n[3] ? n[4] : n[3];
    ParquetException.throwIf(
        n[0] < 0 || n[1] < 0 || n[2] < 0 || start < 0, "the place of a column is absent");
    return new ChunkPlace((int) n[0], n[1], start, n[2]);
  }
}
