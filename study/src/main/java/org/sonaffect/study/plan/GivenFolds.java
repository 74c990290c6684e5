package org.sonaffect.study.plan;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sonaffect.corpus.extract.Progress;
import org.sonaffect.study.FoldSettings;
import org.sonaffect.study.StudyException;
import org.sonaffect.study.folder.FoldTable;

/** Outer folds that a study takes from files, to compare programs on equal rows. */
final class GivenFolds {
  private GivenFolds() {}

  /**
   * The folds of every row in the first repetitions of the files.
   *
   * @throws StudyException where a clip has no fold or two, or the files differ in their count
   */
  static OuterFolds read(StackedRows rows, FoldSettings plan, Progress progress) {
    int[][] fold = new int[plan.repeats()][rows.size()];
    Map<Path, FoldTable> tables = new HashMap<>();
    for (String name : plan.from().keySet()) {
      if (!name.equals(FoldSettings.ALL) && !rows.names().contains(name)) {
        throw new StudyException(
            "folds.from names the corpus %s, the study has %s".formatted(name, rows.names()));
      }
    }
    int count = 0;
    for (int c = 0; c < rows.corpora().size(); c++) {
      String name = rows.names().get(c);
      Path file = plan.from().getOrDefault(name, plan.from().get(FoldSettings.ALL));
      if (file == null) {
        throw new StudyException(
            "folds.from has no file for the corpus %s, found %s"
                .formatted(name, plan.from().keySet().stream().sorted().toList()));
      }
      FoldTable table = tables.computeIfAbsent(file, FoldTable::read);
      for (int r = 0; r < plan.repeats(); r++) {
        boolean shared = !plan.from().containsKey(name) || table.namesCorpora();
        count = Math.max(count, fill(rows, c, table, r, fold[r], shared, progress));
      }
    }
    if (count < 2) {
      throw new StudyException("the fold files hold one fold, expected at least 2");
    }
    return new OuterFolds(count, fold).checked(rows);
  }

  /** Enters the folds of one corpus in one repetition; the highest fold plus one. */
  private static int fill(
      StackedRows rows,
      int corpus,
      FoldTable table,
      int repeat,
      int[] fold,
      boolean shared,
      Progress progress) {
    String name = rows.names().get(corpus);
    Map<String, FoldTable.Entry> byId = new HashMap<>();
    for (FoldTable.Entry entry : table.entries()) {
      @Nullable String owner = entry.corpus();
      if (entry.repeat() == repeat && (owner == null || owner.equals(name))) {
        FoldTable.Entry twin = byId.put(entry.id(), entry);
        if (twin != null) {
          throw new StudyException(
              "%s line %d: %s is already in line %d"
                  .formatted(table.file(), entry.line(), entry.id(), twin.line()));
        }
      }
    }
    if (byId.isEmpty()) {
      throw new StudyException(
          "%s: has no folds of repetition %d for the corpus %s"
              .formatted(table.file(), repeat, name));
    }
    int count = 0;
    for (int row : rows.rowsOf(corpus)) {
      FoldTable.Entry entry = byId.remove(rows.item(row).id());
      if (entry == null) {
        throw new StudyException(
            "%s: has no fold for %s of the corpus %s"
                .formatted(table.file(), rows.item(row).id(), name));
      }
      fold[row] = table.number(entry);
      count = Math.max(count, fold[row] + 1);
    }
    List<String> left = byId.keySet().stream().sorted().toList();
    if (repeat == 0 && !left.isEmpty() && !shared) {
      progress.warn(
          "%s: %d clips are not in the corpus %s, the first is %s"
              .formatted(table.file(), left.size(), name, left.get(0)));
    }
    return count;
  }
}
