package org.sonaffect.acoustics.parquet;

/** The different values of a column, to which its pages refer; kept as they are read. */
final class Dictionary implements Cells {
  private static final int MOST_VALUES = 1 << 20;

  /** Each a {@link Double}, a {@link Long} or a {@link String}, as it is handed over. */
  private final Object[] values;

  /**
   * Reads a page.
   *
   * @param size values in it
   */
  Dictionary(Leaf leaf, byte[] page, int size) throws ParquetException {
    // A value has a byte at least, but for truth values, which have no dictionary.
    if (size < 0 || size > MOST_VALUES || size > page.length) {
      throw new ParquetException("a dictionary of %d values".formatted(size));
    }
    values = new Object[size];
    Values plain = new Values.Plain(leaf, page, 0);
    for (int i = 0; i < size; i++) {
      plain.next(i, this);
    }
  }

  @Override
  public void empty(int row) {
    throw new IllegalStateException("a dictionary has no empty values");
  }

  @Override
  public void number(int row, double value) {
    values[row] = value;
  }

  @Override
  public void whole(int row, long value) {
    values[row] = value;
  }

  @Override
  public void text(int row, String value) {
    values[row] = value;
  }

  /** Hands over a value. */
  void give(int place, int row, Cells cells) throws ParquetException {
    ParquetException.throwIf(
        place < 0 || place >= values.length,
        "a page refers to a value that is not in its dictionary");
    Object value = values[place];
    if (value instanceof String text) {
      cells.text(row, text);
    } else if (value instanceof Long whole) {
      cells.whole(row, whole);
    } else if (value instanceof Double number) {
      cells.number(row, number);
    }
  }
}
