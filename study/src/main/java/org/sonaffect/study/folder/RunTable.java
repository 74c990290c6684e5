package org.sonaffect.study.folder;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.sonaffect.corpus.table.CsvTable;
import org.sonaffect.learning.portable.RecordCodec;
import org.sonaffect.study.Cell;
import org.sonaffect.study.StudyException;

/**
 * A kind of CSV file: its columns, and the records that its rows are. The columns that are parts of
 * a cell come from the record's {@link Cell}; the others are its other components, in their order:
 * texts, whole numbers, and numbers with ten significant digits. {@link RunColumns} has one for
 * each file of a run folder.
 *
 * @param <T> a row
 */
public final class RunTable<T extends Record> {
  private final String file;
  private final Class<T> row;
  private final List<String> columns;
  private final List<String> parts;

  /**
   * A table.
   *
   * @param file its name in the folder
   * @param header the names of its columns, parted by commas
   */
  RunTable(String file, Class<T> row, String header) {
    this.file = file;
    this.row = row;
    this.columns = List.of(header.split(",", -1));
    List<String> named =
        Arrays.stream(row.getRecordComponents()).map(RecordComponent::getName).toList();
    this.parts =
        Arrays.stream(row.getRecordComponents()).anyMatch(c -> c.getType() == Cell.class)
            ? this.columns.stream()
                .filter(c -> CellParts.PARTS.contains(c) && !named.contains(c))
                .toList()
            : List.of();
  }

  /** Its name in the folder. */
  String file() {
    return file;
  }

  /** The header. */
  public List<String> columns() {
    return columns;
  }

  /** Whether a run has the file. */
  public boolean isIn(Path run) {
    return Files.isRegularFile(run.resolve(file));
  }

  /**
   * Reads the table of a run.
   *
   * @return its rows in file order
   * @throws StudyException where it is not as it should be
   */
  public List<T> read(Path run) {
    return read(run, any -> true);
  }

  /** Reads the selected rows of the table; the others are not held. */
  public List<T> read(Path run, Predicate<T> wanted) {
    return readFile(run.resolve(file), wanted);
  }

  /** Reads a file of any name. */
  List<T> readFile(Path path, Predicate<T> wanted) {
    List<T> rows = new ArrayList<>();
    Map<List<String>, Cell> cells = new HashMap<>();
    Constructor<T> constructor = RecordCodec.constructor(row);
    StudyException.reading(
        () ->
            CsvTable.each(
                path,
                header -> {
                  if (!header.equals(columns)) {
                    throw new StudyException(
                        "%s: has the columns %s, expected %s".formatted(path, header, columns));
                  }
                },
                fields -> {
                  T read = value(fields, constructor, cells);
                  if (wanted.test(read)) {
                    rows.add(read);
                  }
                }));
    return rows;
  }

  private T value(CsvTable.Row fields, Constructor<T> constructor, Map<List<String>, Cell> cells) {
    Class<?>[] types = constructor.getParameterTypes();
    @Nullable Object[] values = new @Nullable Object[types.length];
    int column = 0;
    for (int i = 0; i < types.length; i++) {
      if (types[i] == Cell.class) {
        values[i] = cell(fields, cells);
        continue;
      }
      while (parts.contains(columns.get(column))) {
        column++;
      }
      values[i] =
          types[i] == double.class
              ? (Object) fields.number(column)
              : types[i] == int.class ? (Object) fields.integer(column) : fields.text(column);
      column++;
    }
    try {
      return constructor.newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** One object for all rows of a cell; null where no part is given. */
  private @Nullable Cell cell(CsvTable.Row fields, Map<List<String>, Cell> cells) {
    List<String> own = parts.stream().map(fields::text).toList();
    if (own.stream().allMatch(String::isEmpty)) {
      return null;
    }
    try {
      return cells.computeIfAbsent(own, key -> CellParts.parse(parts, fields::text));
    } catch (StudyException e) {
      throw fields.error(String.valueOf(e.getMessage()));
    }
  }

  /** Writes the table of a run. */
  public void write(Path run, Consumer<Consumer<T>> rows) {
    writeFile(run.resolve(file), rows);
  }

  /** Writes a file of any name. */
  void writeFile(Path path, Consumer<Consumer<T>> rows) {
    CsvTable.write(path, columns, out -> rows.accept(value -> out.accept(fields(value))));
  }

  private List<String> fields(T value) {
    Cell cell = null;
    List<String> others = new ArrayList<>();
    for (RecordComponent component : row.getRecordComponents()) {
      Object field = RecordCodec.value(value, component);
      if (component.getType() == Cell.class) {
        cell = (Cell) field;
      } else {
        others.add(field instanceof Double number ? Decimals.of(number) : String.valueOf(field));
      }
    }
    Iterator<String> next = others.iterator();
    List<String> fields = new ArrayList<>(columns.size());
    for (String column : columns) {
      fields.add(
          !parts.contains(column) ? next.next() : cell == null ? "" : CellParts.of(cell, column));
    }
    return fields;
  }
}
