package org.sonaffect.acoustics.table;

import java.io.Closeable;
import java.io.Flushable;
import java.io.IOException;

/** A feature table that is being written; each row is passed on at once, none is kept. */
public interface TableWriter extends Closeable, Flushable {
  /**
   * Writes one row.
   *
   * @param values one per column, in the order of the columns
   * @throws IllegalArgumentException where their number is not that of the columns
   */
  void write(RowKey key, float[] values) throws IOException;
}
