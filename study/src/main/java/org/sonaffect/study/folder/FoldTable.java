package org.sonaffect.study.folder;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sonaffect.corpus.table.CsvTable;
import org.sonaffect.study.StudyException;

/**
 * Folds in a CSV (docs/spec/file-formats.md §7): {@code id,fold}; or one column {@code repeat0},
 * {@code repeat1}, ... for each repetition; or {@code repeat,corpus,id,fold,...} as in a run
 * folder. {@code corpus}, {@code group} and {@code hash} are optional everywhere.
 *
 * @param file where it was read
 * @param entries in file order
 */
public record FoldTable(Path file, List<Entry> entries) {

  /**
   * The fold of one clip in one repetition.
   *
   * @param line where it stands, from 1
   * @param repeat from 0
   * @param corpus null where the file does not say
   * @param group null where the file does not say, or says nothing
   * @param hash null where the file does not say, or says nothing
   */
  public record Entry(
      long line,
      int repeat,
      @Nullable String corpus,
      String id,
      String fold,
      @Nullable String group,
      @Nullable String hash) {}

  /**
   * Reads a fold file.
   *
   * @throws StudyException naming file, line and what was expected
   */
  public static FoldTable read(Path file) {
    return StudyException.reading(() -> of(file, CsvTable.read(file)));
  }

  private static FoldTable of(Path file, CsvTable table) {
    int id = table.require("id");
    int fold = table.column("fold");
    int repeat = table.column("repeat");
    int corpus = table.column("corpus");
    int group = table.column("group");
    int hash = table.column("hash");
    List<Integer> repeats = new ArrayList<>();
    while (table.column("repeat" + repeats.size()) >= 0) {
      repeats.add(table.column("repeat" + repeats.size()));
    }
    if ((fold >= 0) == !repeats.isEmpty()) {
      throw new StudyException(
          "%s: has the columns %s, expected id and either fold or repeat0, repeat1, ..."
              .formatted(file, table.columns()));
    }
    List<Entry> entries = new ArrayList<>();
    for (CsvTable.Row row : table.rows()) {
      List<String> fields = row.fields();
      if (fold >= 0) {
        repeats = List.of(fold);
      }
      for (int r = 0; r < repeats.size(); r++) {
        String value = fields.get(repeats.get(r)).strip();
        if (value.isEmpty() || fields.get(id).isBlank()) {
          throw new StudyException(
              "%s line %d: has no %s".formatted(file, row.line(), value.isEmpty() ? "fold" : "id"));
        }
        entries.add(
            new Entry(
                row.line(),
                repeat >= 0 ? number(file, row.line(), "repeat", fields.get(repeat)) : r,
                text(fields, corpus),
                fields.get(id),
                value,
                text(fields, group),
                text(fields, hash)));
      }
    }
    return new FoldTable(file, List.copyOf(entries));
  }

  /** Whether clips are distinguished by corpus here. */
  public boolean namesCorpora() {
    return entries.stream().anyMatch(entry -> entry.corpus() != null);
  }

  /** The fold of an entry as a number from 0. */
  public int number(Entry entry) {
    return number(file, entry.line(), "fold", entry.fold());
  }

  private static int number(Path file, long line, String what, String text) {
    try {
      int value = Integer.parseInt(text.strip());
      if (value >= 0) {
        return value;
      }
    } catch (NumberFormatException e) {
      // reported below
    }
    throw new StudyException(
        "%s line %d: %s is %s, expected a whole number from 0".formatted(file, line, what, text));
  }

  private static @Nullable String text(List<String> fields, int column) {
    return column < 0 || fields.get(column).isBlank() ? null : fields.get(column);
  }
}
