package org.sonaffect.study.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.sonaffect.learning.CoupledFits;
import org.sonaffect.learning.Coupling;
import org.sonaffect.learning.FittedPipeline;
import org.sonaffect.learning.Pipeline;
import org.sonaffect.learning.folds.Split;
import org.sonaffect.learning.grid.PipelineFits;
import org.sonaffect.learning.rows.Crew;
import org.sonaffect.study.Mixture;
import org.sonaffect.study.Protocol;
import org.sonaffect.study.TrainingSet;
import org.sonaffect.study.plan.Labels;
import org.sonaffect.study.plan.PlannedTraining;
import org.sonaffect.study.plan.StudyPlan;

/**
 * One corpus of a joint training: its own training rows, and those of the others.
 *
 * @param plan of the study
 * @param corpus its number
 * @param alone the training on its own rows, as if the study trained on them alone
 * @param others training rows of the other corpora
 * @param splits inner folds of the own rows
 */
@SuppressWarnings("ArrayRecordComponent")
record JointPart(
    StudyPlan plan, int corpus, PlannedTraining alone, int[] others, List<Split> splits) {

  /** A machine, and how the others take part in it. */
  record Candidate(Pipeline pipeline, Coupling coupling) {}

  /** The corpora of a joint training, in study order. */
  static List<JointPart> of(StudyPlan plan, PlannedTraining training, NestedRun search) {
    List<JointPart> parts = new ArrayList<>();
    List<Mixture> mixtures = training.mixture().alone();
    for (Mixture mixture : mixtures) {
      TrainingSet set = mixture.of(plan.rows().names());
      int corpus = plan.rows().names().indexOf(set.corpora().get(0));
      int[] own = rows(plan, training, corpus, true);
      PlannedTraining alone =
          PlannedTraining.nested(
              training.repeat(), training.fold(), mixture, set, own, training.test());
      int[] others = rows(plan, training, corpus, false);
      parts.add(new JointPart(plan, corpus, alone, others, search.innerSplits(alone)));
    }
    return parts;
  }

  private static int[] rows(StudyPlan plan, PlannedTraining training, int corpus, boolean own) {
    return Arrays.stream(training.train())
        .filter(row -> (plan.rows().corpusOf(row) == corpus) == own)
        .toArray();
  }

  /** The own training rows. */
  int[] own() {
    return alone.train();
  }

  /**
   * What is predicted of the own rows by fits on the other inner folds, for several columns of
   * ratings at once.
   *
   * @param pipelines of separate training, one for each column
   * @param candidates of each column
   * @return {@code [column][0 for separate, then the candidates][own row]}
   */
  double[][][] outOfFold(
      Crew crew, List<Labels> columns, List<Pipeline> pipelines, List<List<Candidate>> candidates) {
    double[][][] predicted = new double[columns.size()][][];
    Arrays.setAll(predicted, l -> new double[1 + candidates.get(l).size()][own().length]);
    int[] at = new int[plan.rows().size()];
    for (int i = 0; i < own().length; i++) {
      at[own()[i]] = i;
    }
    crew.run(
        splits.size(),
        s -> {
          Split split = splits.get(s);
          PipelineFits separate = FitSource.of(Protocol.NESTED).of(plan.rows().x(), split);
          Map<Coupling.Scales, CoupledFits> coupled = new EnumMap<>(Coupling.Scales.class);
          int[] allowed = apart(split.test());
          for (int l = 0; l < predicted.length; l++) {
            double[][] own = predicted[l];
            separate.predict(
                columns.get(l).target(),
                new int[0],
                List.of(pipelines.get(l).representative()),
                (position, values) -> put(values, split.test(), at, own[0]));
            for (int c = 0; c < candidates.get(l).size(); c++) {
              Candidate candidate = candidates.get(l).get(c);
              if (allowed.length == 0) {
                for (int row : split.test()) {
                  own[1 + c][at[row]] = own[0][at[row]];
                }
                continue;
              }
              CoupledFits fits =
                  coupled.computeIfAbsent(
                      candidate.coupling().scales(),
                      scales -> fits(scales, split.train(), allowed));
              double[] values =
                  fits.fit(
                          candidate.pipeline().representative(),
                          candidate.coupling().strength(),
                          columns.get(l).ratings())
                      .predict(plan.rows().x().rows(split.test()));
              put(values, split.test(), at, own[1 + c]);
            }
          }
        });
    return predicted;
  }

  private static void put(double[] values, int[] rows, int[] at, double[] into) {
    for (int i = 0; i < rows.length; i++) {
      into[at[rows[i]]] = values[i];
    }
  }

  /** The rows of other corpora none of whose group is to be predicted. */
  private int[] apart(int[] tested) {
    Set<Integer> groups =
        Arrays.stream(tested).map(plan.groups()::root).boxed().collect(Collectors.toSet());
    return Arrays.stream(others).filter(row -> !groups.contains(plan.groups().root(row))).toArray();
  }

  private CoupledFits fits(Coupling.Scales scales, int[] train, int[] allowed) {
    return CoupledFits.of(scales, plan.rows().x(), plan.corpusOf(), train, allowed);
  }

  /** A candidate fitted on all training rows. */
  FittedPipeline fit(Candidate candidate, Labels labels) {
    return fits(candidate.coupling().scales(), own(), others)
        .fit(
            candidate.pipeline().representative(),
            candidate.coupling().strength(),
            labels.ratings());
  }
}
