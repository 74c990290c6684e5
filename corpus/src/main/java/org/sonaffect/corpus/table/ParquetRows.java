package org.sonaffect.corpus.table;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.sonaffect.acoustics.parquet.Cells;
import org.sonaffect.acoustics.parquet.ParquetColumn;
import org.sonaffect.acoustics.parquet.ParquetFile;
import org.sonaffect.audio.stream.ReadFailure;
import org.sonaffect.corpus.file.FileException;
import org.sonaffect.corpus.table.NumericTable.Kind;

/**
 * The rows of a Parquet file as those of a CSV. They count as lines after a first one with the
 * names.
 */
final class ParquetRows {
  /** Decimal digits that any double keeps, and those that keep any double. */
  private static final int FEWEST = 15;

  private static final int MOST = 17;

  /** The same of floats. */
  private static final int FEWEST_OF_FLOAT = 6;

  private static final int MOST_OF_FLOAT = 9;

  /** Whole numbers below are exact in a double. */
  private static final double WHOLE = 1L << 53;

  private ParquetRows() {}

  /**
   * Reads a file.
   *
   * @throws FileException where it is none, or too large
   */
  static void read(Path path, NumericTableReader into) {
    try (ParquetFile file = ParquetFile.open(path)) {
      List<ParquetColumn> columns = file.columns();
      into.header(names(path, columns), ',');
      into.mustHold(file.rows());
      int line = 2;
      for (int group = 0; group < file.groups(); group++) {
        int rows = file.rows(group);
        String[][] texts = new String[rows][into.textColumns()];
        float[][] numbers = new float[rows][into.numberColumns()];
        for (int c = 0; c < columns.size(); c++) {
          boolean foreign = columns.get(c).type() == ParquetColumn.Type.FOREIGN;
          boolean single = columns.get(c).type() == ParquetColumn.Type.FLOAT;
          int slot = into.slot(c);
          if (into.kind(c) == Kind.TEXT) {
            file.read(group, c, new Texts(texts, slot, single, into));
          } else if (into.kind(c) == Kind.NUMBER && !foreign) {
            file.read(group, c, new Numbers(numbers, slot));
          } else if (into.kind(c) == Kind.NUMBER) {
            for (float[] row : numbers) {
              row[slot] = Float.intBitsToFloat(DecimalText.TEXT_BITS);
            }
          }
        }
        for (int i = 0; i < rows; i++) {
          into.add(line++, texts[i], numbers[i]);
        }
      }
    } catch (NoSuchFileException e) {
      throw new FileException(path, 0, "there is no such file", e);
    } catch (IOException e) {
      String reason = Files.isReadable(path) ? e.getMessage() : ReadFailure.reason(e);
      throw new FileException(path, 0, String.valueOf(reason), e);
    }
  }

  private static List<String> names(Path path, List<ParquetColumn> columns) {
    List<String> names = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (ParquetColumn column : columns) {
      String name = CellText.header(column.name());
      if (!name.isEmpty() && !seen.add(name)) {
        throw new FileException(path, 0, "two columns are named " + name);
      }
      names.add(name);
    }
    return names;
  }

  /** A column of numbers. */
  private record Numbers(float[][] rows, int slot) implements Cells {
    @Override
    public void empty(int row) {
      rows[row][slot] = Float.intBitsToFloat(DecimalText.EMPTY_BITS);
    }

    @Override
    public void number(int row, double value) {
      rows[row][slot] = Double.isNaN(value) ? Float.NaN : (float) value;
    }

    @Override
    public void text(int row, String value) {
      char[] buffer = value.toCharArray();
      rows[row][slot] = DecimalText.parseFloat(buffer, 0, buffer.length, '.');
    }
  }

  /** A column of texts. */
  private record Texts(String[][] rows, int slot, boolean single, NumericTableReader into)
      implements Cells {
    @Override
    public void empty(int row) {
      text(row, "");
    }

    @Override
    public void whole(int row, long value) {
      text(row, Long.toString(value));
    }

    @Override
    public void number(int row, double value) {
      text(row, decimal(value, single));
    }

    @Override
    public void text(int row, String value) {
      into.hold(value.length());
      rows[row][slot] = into.isVerbatim() ? value : CellText.of(value);
    }
  }

  /** The shortest decimal that reads back the same; whole numbers without a point. */
  static String decimal(double value, boolean single) {
    if (!Double.isFinite(value)) {
      return Double.toString(value);
    }
    if (value == Math.rint(value) && Math.abs(value) < WHOLE) {
      return Long.toString((long) value);
    }
    BigDecimal exact = new BigDecimal(value);
    int most = single ? MOST_OF_FLOAT : MOST;
    for (int digits = single ? FEWEST_OF_FLOAT : FEWEST; ; digits++) {
      BigDecimal rounded = exact.round(new MathContext(digits));
      boolean same =
          single ? rounded.floatValue() == (float) value : rounded.doubleValue() == value;
      if (same || digits == most) {
        return rounded.stripTrailingZeros().toPlainString();
      }
    }
  }
}
