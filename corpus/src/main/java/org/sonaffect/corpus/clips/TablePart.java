package org.sonaffect.corpus.clips;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sonaffect.corpus.CorpusException;
import org.sonaffect.corpus.Problem;
import org.sonaffect.corpus.file.PlainText;
import org.sonaffect.corpus.manifest.Manifest;
import org.sonaffect.corpus.manifest.TableSource;
import org.sonaffect.corpus.table.DecimalText;
import org.sonaffect.corpus.table.NumericTable;
import org.sonaffect.corpus.table.NumericTable.Kind;

/** One of the tables of a corpus: the rows that count, and their cells by our names. */
final class TablePart {
  private final TableSource source;
  private final NumericTable table;
  private final ClipColumns columns;
  private final List<Integer> rows = new ArrayList<>();
  private final Map<String, Integer> byKey = new HashMap<>();

  private TablePart(TableSource source, NumericTable table, ClipColumns columns) {
    this.source = source;
    this.table = table;
    this.columns = columns;
  }

  /** The same with other rows, all of which count. */
  TablePart withRows(NumericTable other) {
    TablePart part = new TablePart(source, other, columns);
    for (int row = 0; row < other.rows(); row++) {
      part.rows.add(row);
    }
    return part;
  }

  /**
   * Reads a table; rows that {@code only} passes over are gone.
   *
   * @param texts names of columns, ours or the table's, that are read as text
   * @param withNumbers whether every other numeric column is a feature
   */
  static TablePart read(
      Manifest manifest,
      TableSource source,
      Path file,
      Set<String> texts,
      boolean withNumbers,
      List<Problem> problems)
      throws CorpusException {
    Set<String> read = new HashSet<>(source.closed() ? Set.of() : Manifest.COLUMNS);
    if (!source.closed()) {
      read.addAll(manifest.dimensions());
    }
    read.addAll(texts);
    read.addAll(source.only().keySet());
    read.addAll(source.columns().values());
    read.addAll(source.header() == null ? List.of() : Manifest.NAMED_COLUMNS);
    Set<String> lower = new HashSet<>();
    read.forEach(name -> lower.add(name.toLowerCase(Locale.ROOT)));
    Kind other = withNumbers ? Kind.NUMBER : Kind.IGNORED;
    NumericTable table =
        NumericTable.read(
            file,
            source.header(),
            source.ragged(),
            name -> lower.contains(name.toLowerCase(Locale.ROOT)) ? Kind.TEXT : other);
    ClipColumns columns = ClipColumns.find(manifest, source, table, lower, problems);
    TablePart part = new TablePart(source, table, columns);
    part.take(manifest, problems);
    return part;
  }

  private void take(Manifest manifest, List<Problem> problems) {
    for (int row = 0; row < table.rows(); row++) {
      int each = row;
      if (row == 0 && source.header() != null && isHeader(manifest)) {
        String message = "taken for a header, although the manifest says that there is none";
        problems.add(Problem.note(file(), table.line(0), message));
      } else if (source.only().entrySet().stream()
          .allMatch(only -> only.getValue().contains(cell(each, only.getKey())))) {
        rows.add(row);
      }
    }
    if (rows.isEmpty() && table.rows() > 0) {
      String message = "only: no row of %s has %s".formatted(file().getFileName(), source.only());
      problems.add(new Problem(manifest.file(), source.line(), message));
    }
  }

  /** Whether the first row has words where ratings should be. */
  private boolean isHeader(Manifest manifest) {
    List<String> rated = manifest.rated().stream().filter(columns::has).toList();
    return !rated.isEmpty()
        && rated.stream()
            .map(name -> cell(0, name))
            .allMatch(t -> !t.isEmpty() && Double.isNaN(DecimalText.parseDouble(t, ',')));
  }

  TableSource source() {
    return source;
  }

  NumericTable table() {
    return table;
  }

  ClipColumns columns() {
    return columns;
  }

  Path file() {
    return table.file();
  }

  int rows() {
    return rows.size();
  }

  int line(int row) {
    return table.line(rows.get(row));
  }

  /** The row of the table itself. */
  int tableRow(int row) {
    return rows.get(row);
  }

  /** Whether there is a column of this name, ours or the table's. */
  boolean has(String name) {
    return columns.place(table, name) >= 0;
  }

  /** The text of a column, ours or the table's, which must be there; empty where the cell is. */
  String text(int row, String name) {
    return cell(rows.get(row), name);
  }

  private String cell(int row, String name) {
    int place = columns.place(table, name);
    return place < 0 ? "" : table.text(row, place);
  }

  /** What joins a row to those of other tables. */
  String key(int row) {
    return text(row, columns.has("id") ? "id" : "file");
  }

  /** The first row of a key; null where there is none. */
  @Nullable Integer row(String key) {
    return byKey.get(key);
  }

  /**
   * Takes the row as that of its key.
   *
   * @return the row that was taken before, null where none was
   */
  @Nullable Integer join(int row) {
    return byKey.putIfAbsent(key(row), row);
  }

  /** Names a second row of a key, which is not read. */
  Problem doubled(int row, int earlier) {
    return Problem.kept(
        file(),
        line(row),
        "%s %s is already in line %d, which is used"
            .formatted(
                source.own(columns.has("id") ? "id" : "file"),
                PlainText.shortened(key(row)),
                line(earlier)));
  }
}
