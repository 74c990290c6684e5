package org.sonaffect.study.run;

import java.util.List;
import org.sonaffect.learning.Seeds;
import org.sonaffect.study.StudyFile;

/**
 * A study with its corpora in memory and its rows parted, before anything is fitted.
 *
 * @param study its file, in the form that is run
 * @param rows of all corpora
 * @param strata of the real ratings
 * @param groups over all corpora
 * @param folds the outer folds of the sound protocol
 * @param published those of the published protocols, which know no groups; the same where no groups
 *     are
 * @param labels the columns that are learnt
 * @param plan every fold of every protocol
 * @param seeds of the study
 */
record Prepared(
    StudyFile study,
    StackedRows rows,
    RowStrata strata,
    RowGroups groups,
    OuterFolds folds,
    OuterFolds published,
    List<Labels> labels,
    List<PlannedFold> plan,
    Seeds seeds) {

  /** The corpus of every row, from 0. */
  int[] corpusOf() {
    int[] corpus = new int[rows.size()];
    for (int row = 0; row < corpus.length; row++) {
      corpus[row] = rows.corpusOf(row);
    }
    return corpus;
  }
}
