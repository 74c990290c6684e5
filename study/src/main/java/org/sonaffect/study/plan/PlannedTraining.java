package org.sonaffect.study.plan;

import java.util.Arrays;
import java.util.List;
import org.sonaffect.study.Cell;
import org.sonaffect.study.Control;
import org.sonaffect.study.JointAutoMlModel;
import org.sonaffect.study.Mixture;
import org.sonaffect.study.Protocol;
import org.sonaffect.study.StudyModel;
import org.sonaffect.study.TrainingSet;

/**
 * The rows of one training and its test, before anything is fitted. The same for every control,
 * model and target.
 *
 * @param set the training set that the rows are of
 * @param train rows trained on, in the protocol's order
 * @param search rows that the search is fitted or scored on, ascending
 * @param tuned rows by which the published forms choose a point, in their order; none where the
 *     search is nested in the training rows
 * @param test by corpus, the rows that are reported as that corpus's test rows
 */
@SuppressWarnings("ArrayRecordComponent")
public record PlannedTraining(
    Protocol protocol,
    int repeat,
    int fold,
    Mixture mixture,
    TrainingSet set,
    int[] train,
    int[] search,
    int[] tuned,
    int[][] test) {

  /** Of the nested protocol: searched on its training rows alone. */
  public static PlannedTraining nested(
      int repeat, int fold, Mixture mixture, TrainingSet set, int[] train, int[][] test) {
    return new PlannedTraining(
        Protocol.NESTED, repeat, fold, mixture, set, train, train.clone(), new int[0], test);
  }

  /** All test rows, corpus after corpus: the order of a fold's predictions. */
  public int[] tested() {
    return Arrays.stream(test).flatMapToInt(Arrays::stream).toArray();
  }

  /** Those of the fold's predictions that are of the test rows of one corpus. */
  public double[] ofCorpus(double[] predictions, int corpus) {
    int from = 0;
    for (int c = 0; c < corpus; c++) {
      from += test[c].length;
    }
    return Arrays.copyOfRange(predictions, from, from + test[corpus].length);
  }

  /** The name of its training set. */
  public String label() {
    return set.label();
  }

  /** Those of some columns of ratings that say anything about the fold's mixture. */
  public List<Labels> concerned(List<Labels> labels) {
    return labels.stream().filter(l -> l.concerns(mixture)).toList();
  }

  /** Whether a model learns some ratings here. */
  public boolean learns(StudyModel model, Labels labels) {
    return labels.concerns(mixture)
        && model.exists(protocol, mixture)
        && (labels.control().isNone() || !(model instanceof JointAutoMlModel));
  }

  /** Where the predictions of a model of some ratings belong. */
  public Cell cell(Labels labels, String model) {
    return Cell.ofFit(protocol, labels.control(), repeat, fold, set, model, labels.word());
  }

  /** Where its rows belong, whatever the ratings and the model. */
  public Cell rows() {
    return Cell.ofFit(protocol, Control.NONE, repeat, fold, set, Cell.EVERY, Cell.EVERY);
  }
}
