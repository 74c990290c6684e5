package org.sonaffect.study.plan;

import java.util.ArrayList;
import java.util.List;
import org.sonaffect.corpus.extract.Progress;
import org.sonaffect.study.Mixture;
import org.sonaffect.study.StudyException;
import org.sonaffect.study.StudyFile;
import org.sonaffect.study.TrainingSet;

/** The rows of the nested protocol (docs/spec/experiment.md §5): what is tested was never seen. */
final class NestedFolds {
  private NestedFolds() {}

  /** Every fold of every repetition and mixture. */
  static List<PlannedTraining> of(StudyFile study, MixtureRows training, Progress progress) {
    OuterFolds folds = training.folds();
    List<PlannedTraining> trainings = new ArrayList<>();
    int leftOut = 0;
    for (int repeat = 0; repeat < folds.fold().length; repeat++) {
      for (int fold = 0; fold < folds.count(); fold++) {
        leftOut += training.leftOut(repeat, fold);
        int[][] test = training.test(repeat, fold);
        for (Mixture mixture : study.mixtures()) {
          int[] train = training.train(repeat, fold, mixture);
          TrainingSet set = mixture.of(training.rows().names());
          if (train.length < 2) {
            throw new StudyException(
                "mixture %s leaves %d training rows in fold %d, expected at least 2"
                    .formatted(set, train.length, fold));
          }
          trainings.add(PlannedTraining.nested(repeat, fold, mixture, set, train, test));
        }
      }
    }
    if (leftOut > 0) {
      progress.warn(
          "the given folds split groups: %d times a training row is left out because a row of its"
                  .formatted(leftOut)
              + " group is tested");
    }
    return trainings;
  }
}
