package org.sonaffect.study.fit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sonaffect.study.AutoMlModel;
import org.sonaffect.study.Cell;
import org.sonaffect.study.FoldResult;
import org.sonaffect.study.JointAutoMlModel;
import org.sonaffect.study.JointChoice;
import org.sonaffect.study.Mixture;
import org.sonaffect.study.folder.AutoMlFiles;
import org.sonaffect.study.plan.Labels;
import org.sonaffect.study.plan.PlannedTraining;
import org.sonaffect.study.plan.StudyPlan;

/**
 * The joint model of the AutoML: what its searches of each corpus alone and of the mixture predict
 * of their own training rows, out of their inner folds, decides which of the two predicts the test
 * rows of the corpus. For real ratings only, of which these predictions are kept.
 */
public final class JointAutoMlRun {
  /** What is chosen where the mixture's model predicts. */
  private static final String JOINT = "joint";

  private final Engine engine;
  private final StudyPlan plan;
  private final AutoMlFiles files;

  /** After the searches of the run. */
  public JointAutoMlRun(Engine engine, Path run) {
    this.engine = engine;
    this.plan = engine.plan();
    this.files = AutoMlFiles.read(run);
  }

  /** Chooses in every training that the log does not hold yet. */
  public void run() {
    JointAutoMlModel model = new JointAutoMlModel();
    for (PlannedTraining training : plan.trainings()) {
      if (model.exists(training.protocol(), training.mixture())) {
        for (Labels labels : plan.realLabels()) {
          if (engine.log().isOpen(training.cell(labels, model.name()))) {
            choose(training, labels, model.name());
          }
        }
      }
    }
  }

  private void choose(PlannedTraining training, Labels labels, String model) {
    FoldResult joint = engine.log().result(training.cell(labels, AutoMlModel.NAME));
    double[] ofMixture = AutoMlRun.outOfFold(files, plan, training, labels);
    double[] predictions = joint.predictions().clone();
    List<JointChoice> choices = new ArrayList<>();
    double score = 0;
    for (Mixture mixture : training.mixture().alone()) {
      PlannedTraining alone = alone(training, mixture);
      int corpus = plan.rows().corpusOf(alone.train()[0]);
      FoldResult separate = engine.log().result(alone.cell(labels, AutoMlModel.NAME));
      JointRule.Verdict verdict =
          verdict(
              alone.train(), labels, ofMixture, AutoMlRun.outOfFold(files, plan, alone, labels));
      boolean joined = verdict.candidate() >= 0;
      double[] own = training.ofCorpus(separate.predictions(), corpus);
      if (!joined) {
        int from = 0;
        for (int c = 0; c < corpus; c++) {
          from += training.test()[c].length;
        }
        System.arraycopy(own, 0, predictions, from, own.length);
      }
      score += (joined ? joint : separate).score() / training.mixture().alone().size();
      choices.add(
          new JointChoice(
              plan.rows().names().get(corpus),
              joined ? JOINT : JointChoice.SEPARATE,
              verdict.gain(),
              verdict.error(),
              (joined ? joint : separate).pipeline(),
              own));
    }
    Cell cell = training.cell(labels, model);
    engine.log().add(FoldResult.of(cell, score, predictions, 0, choices));
  }

  /** The training of a corpus alone in the same fold. */
  private PlannedTraining alone(PlannedTraining training, Mixture mixture) {
    return plan.trainings().stream()
        .filter(t -> t.protocol() == training.protocol() && t.repeat() == training.repeat())
        .filter(t -> t.fold() == training.fold() && t.mixture().equals(mixture))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no training on " + mixture.shares()));
  }

  /** Rows that a search was too short to predict do not count. */
  private static JointRule.Verdict verdict(
      int[] rows, Labels labels, double[] joint, double[] separate) {
    int[] known =
        Arrays.stream(rows)
            .filter(row -> Double.isFinite(joint[row]) && Double.isFinite(separate[row]))
            .toArray();
    return JointRule.of(
        labels.ratings(known),
        Arrays.stream(known).mapToDouble(row -> separate[row]).toArray(),
        new double[][] {Arrays.stream(known).mapToDouble(row -> joint[row]).toArray()});
  }
}
