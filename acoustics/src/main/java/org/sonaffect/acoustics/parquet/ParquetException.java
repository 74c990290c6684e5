package org.sonaffect.acoustics.parquet;

import java.io.IOException;

/** A file is no Parquet, is damaged, or has what is not read here. */
public final class ParquetException extends IOException {
  private static final long serialVersionUID = 1L;

  /** Says what is wrong, as the end of a sentence that begins with the file. */
  ParquetException(String reason) {
    super("not valid Parquet: " + reason);
  }

  private ParquetException(String whole, int unused) {
    super(whole);
  }

  /** What is valid, and yet not read. */
  static ParquetException notRead(String what) {
    return new ParquetException(what, 0);
  }
}
