package org.sonaffect.study.plan;

import org.sonaffect.study.Cell;
import org.sonaffect.study.Mixture;
import org.sonaffect.study.Protocol;

/**
 * The rows of one training and its test, before anything is fitted. The same for every control,
 * model and target.
 *
 * @param label of the mixture
 * @param train rows trained on, in the protocol's order
 * @param search rows that the search is fitted or scored on, ascending
 * @param tuned rows by which the published forms choose a point, in their order; none where the
 *     search is nested in the training rows
 * @param test by corpus, the rows that are reported as that corpus's test rows
 */
@SuppressWarnings("ArrayRecordComponent")
public record PlannedFold(
    Protocol protocol,
    int repeat,
    int fold,
    Mixture mixture,
    String label,
    int[] train,
    int[] search,
    int[] tuned,
    int[][] test) {

  /** All test rows, corpus after corpus: the order of a fold's predictions. */
  public int[] tested() {
    int size = 0;
    for (int[] rows : test) {
      size += rows.length;
    }
    int[] all = new int[size];
    int at = 0;
    for (int[] rows : test) {
      System.arraycopy(rows, 0, all, at, rows.length);
      at += rows.length;
    }
    return all;
  }

  /** Where the predictions of a control, model and target belong. */
  public Cell cell(String control, String model, String target) {
    return new Cell(protocol.word(), control, repeat, Integer.toString(fold), label, model, target);
  }
}
