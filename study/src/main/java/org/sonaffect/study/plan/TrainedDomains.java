package org.sonaffect.study.plan;

import java.util.Arrays;

/**
 * The domains of a training set, numbered from 0 in study order over the corpora that it has rows
 * of; rows of other corpora are of one more domain, which no fit has seen.
 *
 * @param number by corpus
 */
@SuppressWarnings("ArrayRecordComponent")
public record TrainedDomains(StackedRows rows, int[] number) {
  public static TrainedDomains of(StudyPlan plan, PlannedTraining training) {
    int corpora = plan.rows().corpora().size();
    boolean[] trained = new boolean[corpora];
    for (int row : training.train()) {
      trained[plan.rows().corpusOf(row)] = true;
    }
    int[] number = new int[corpora];
    int known = 0;
    for (int c = 0; c < corpora; c++) {
      number[c] = trained[c] ? known++ : -1;
    }
    for (int c = 0; c < corpora; c++) {
      number[c] = number[c] < 0 ? known : number[c];
    }
    return new TrainedDomains(plan.rows(), number);
  }

  /** The domain of each of some rows. */
  public int[] of(int[] which) {
    return Arrays.stream(which).map(row -> number[rows.corpusOf(row)]).toArray();
  }
}
