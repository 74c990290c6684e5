package org.sonaffect.acoustics.parquet;

/** The different values of a column, to which its pages refer; kept as they are read. */
final class Dictionary implements Cells {
  private static final int MOST_VALUES = 1 << 20;

  private final double[] numbers;
  private final long[] wholes;
  private final String[] texts;
  private final boolean isText;
  private final boolean isWhole;

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
    ParquetColumn column = leaf.column();
    isText = !column.isNumber();
    isWhole = column.type() == ParquetColumn.Type.WHOLE;
    texts = new String[isText ? size : 0];
    wholes = new long[isWhole ? size : 0];
    numbers = new double[isText || isWhole ? 0 : size];
    Values values = new Values.Plain(leaf, page, 0);
    for (int i = 0; i < size; i++) {
      values.next(i, this);
    }
  }

  @Override
  public void empty(int row) {
    throw new IllegalStateException("a dictionary has no empty values");
  }

  @Override
  public void number(int row, double value) {
    numbers[row] = value;
  }

  @Override
  public void whole(int row, long value) {
    wholes[row] = value;
  }

  @Override
  public void text(int row, String value) {
    texts[row] = value;
  }

  /** Hands over a value. */
  void give(int place, int row, Cells cells) throws ParquetException {
    int size = isText ? texts.length : isWhole ? wholes.length : numbers.length;
    if (place < 0 || place >= size) {
      throw new ParquetException("a page refers to a value that is not in its dictionary");
    }
    if (isText) {
      cells.text(row, texts[place]);
    } else if (isWhole) {
      cells.whole(row, wholes[place]);
    } else {
      cells.number(row, numbers[place]);
    }
  }
}
