package org.sonaffect.study.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sonaffect.learning.folds.Folds;
import org.sonaffect.learning.random.Seeds;
import org.sonaffect.study.FoldSettings;
import org.sonaffect.study.StudyException;

/**
 * The outer fold of every row: fold i of the study joins fold i of each corpus.
 *
 * @param count folds, numbered from 0
 * @param fold by repetition, then row
 */
@SuppressWarnings("ArrayRecordComponent")
public record OuterFolds(int count, int[][] fold) {
  /**
   * Draws stratified folds that keep groups whole. Each corpus is drawn by itself, so that its
   * folds do not depend on what it is studied with; only corpora that share a group are drawn
   * together.
   *
   * @throws StudyException where a corpus has fewer groups than folds
   */
  public static OuterFolds draw(
      StackedRows rows, RowStrata strata, RowGroups groups, FoldSettings plan, Seeds seeds) {
    int[][] fold = new int[plan.repeats()][rows.size()];
    for (List<Integer> linked : linkedCorpora(rows, groups)) {
      String name = rows.names().get(linked.get(0));
      int[] together = linked.stream().flatMapToInt(c -> Arrays.stream(rows.rowsOf(c))).toArray();
      for (int r = 0; r < plan.repeats(); r++) {
        try {
          int[] drawn =
              Folds.within(
                  together,
                  strata.overall(),
                  groups.names(),
                  plan.count(),
                  seeds.child("folds").child(name).child(r).value());
          for (int i = 0; i < together.length; i++) {
            fold[r][together[i]] = drawn[i];
          }
        } catch (IllegalArgumentException e) {
          throw new StudyException("corpus %s: %s".formatted(name, e.getMessage()), e);
        }
      }
    }
    return new OuterFolds(plan.count(), fold).checked(rows);
  }

  /** Every corpus must have rows to test on, and others to train on, in every fold. */
  OuterFolds checked(StackedRows rows) {
    for (int r = 0; r < fold.length; r++) {
      for (int c = 0; c < rows.corpora().size(); c++) {
        int[] size = new int[count];
        for (int row : rows.rowsOf(c)) {
          size[fold[r][row]]++;
        }
        for (int f = 0; f < count; f++) {
          if (size[f] == 0) {
            throw new StudyException(
                "corpus %s has no row in fold %d of repetition %d, expected some in each of %d"
                    .formatted(rows.names().get(c), f, r, count));
          }
        }
      }
    }
    return this;
  }

  private static List<List<Integer>> linkedCorpora(StackedRows rows, RowGroups groups) {
    List<List<Integer>> parts = new ArrayList<>();
    for (int c = 0; c < rows.corpora().size(); c++) {
      int corpus = c;
      List<List<Integer>> touched =
          parts.stream()
              .filter(part -> part.stream().anyMatch(other -> groups.link(rows, other, corpus)))
              .toList();
      if (touched.isEmpty()) {
        parts.add(new ArrayList<>(List.of(corpus)));
      } else {
        List<Integer> joined = touched.get(0);
        touched.stream().skip(1).forEach(joined::addAll);
        joined.add(corpus);
        parts.removeIf(part -> part != joined && touched.contains(part));
      }
    }
    return parts;
  }
}
