package org.sonaffect.acoustics.parquet;

import java.io.IOException;

/**
 * What stands before a page.
 *
 * @param kind of page: one of the constants, or another that is passed over
 * @param unpacked bytes of the page
 * @param packed bytes in the file
 * @param values in the page, empty ones included
 * @param encoding of the values, its number in {@code Encoding}
 * @param levels bytes of definition levels that stand before the packed values, in version 2
 * @param isPacked whether the values are packed, in version 2
 */
record PageHeader(
    int kind, int unpacked, int packed, int values, int encoding, int levels, boolean isPacked) {
  static final int DATA = 0;
  static final int DICTIONARY = 2;
  static final int DATA_2 = 3;

  static PageHeader read(CompactInput in) throws IOException {
    int[] n = {-1, -1, -1, -1, -1, 0, 0}; // as above; the last: bytes of repetition levels
    boolean[] isPacked = {true};
    in.struct(
        id -> {
          switch (id) {
            case 1 -> n[0] = in.int32();
            case 2 -> n[1] = in.int32();
            case 3 -> n[2] = in.int32();
            case 5, 7, 8 -> in.inner(field -> data(in, id == 8, field, n, isPacked));
            default -> {}
          }
        });
    ParquetException.throwIf(
        n[1] < 0 || n[2] < 0 || n[5] < 0 || n[6] != 0,
        "the sizes of a page are absent or out of range");
    return new PageHeader(n[0], n[1], n[2], n[3], n[4], n[5], isPacked[0]);
  }

  private static void data(CompactInput in, boolean second, int field, int[] n, boolean[] isPacked)
      throws IOException {
    if (field == 1) {
      n[3] = in.int32();
    } else if (field == (second ? 4 : 2)) {
      n[4] = in.int32();
    } else if (second && (field == 5 || field == 6)) {
      n[field] = in.int32();
    } else if (second && field == 7) {
      isPacked[0] = in.flag();
    }
  }
}
