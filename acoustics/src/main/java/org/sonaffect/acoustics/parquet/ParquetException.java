package org.sonaffect.acoustics.parquet;

import java.io.IOException;

/** A file is no Parquet, is damaged, or has what is not read here. */
public final class ParquetException extends IOException {
  /** Reasons that several readers find. */
  static final String CUT_OFF = "a page is cut off";

  static final String TOO_FEW = "a page ends before its last value";
  static final String OTHER_SIZE = "a page unpacks to another size than its header says";

  private static final long serialVersionUID = 1L;

  /** Says what is wrong, as the end of a sentence that begins with the file. */
  ParquetException(String reason) {
    super("not valid Parquet: " + reason);
  }

  private ParquetException(String whole, int unused) {
    super(whole);
  }

  /** Refuses a file for a reason, which ends a sentence that begins with the file. */
  static void throwIf(boolean damaged, String reason) throws ParquetException {
    if (damaged) {
      throw new ParquetException(reason);
    }
  }

  /** What is valid, and yet not read. */
  static ParquetException notRead(String what) {
    return new ParquetException(what, 0);
  }
}
