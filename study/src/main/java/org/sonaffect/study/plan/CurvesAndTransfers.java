package org.sonaffect.study.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.sonaffect.learning.folds.Draw;
import org.sonaffect.learning.prepare.Alignment;
import org.sonaffect.learning.random.Seeds;
import org.sonaffect.study.LearningCurve;
import org.sonaffect.study.Mixture;
import org.sonaffect.study.Protocol;
import org.sonaffect.study.StudyException;
import org.sonaffect.study.StudyFile;
import org.sonaffect.study.TrainingSet;
import org.sonaffect.study.Transfer;

/**
 * The rows of what a study does beside its mixtures, on the outer folds of the nested protocol:
 * learning curves and transfers.
 *
 * @param curve every point of every learning curve
 * @param references what transfers start from and are measured against: each corpus by itself, and
 *     a few of its clips by themselves
 * @param transfers fitted with the pipelines that the searches on {@code references} chose
 */
public record CurvesAndTransfers(
    List<CurvePoint> curve, List<Reference> references, List<PlannedTransfer> transfers) {
  /** Fewer groups cannot be parted into inner folds and these into folds of a penalty. */
  private static final int FEWEST_GROUPS = 3;

  /**
   * A point of a learning curve.
   *
   * @param share of the training rows
   * @param whole the training set at share 1
   */
  public record CurvePoint(PlannedTraining training, double share, TrainingSet whole) {}

  /**
   * A training on clips of one corpus.
   *
   * @param labelled how many clips; -1 for all training rows
   */
  public record Reference(PlannedTraining training, int corpus, int labelled) {}

  /** All rows trained on with a search, each once; also those that the mixtures train on. */
  List<PlannedTraining> searched() {
    List<PlannedTraining> trainings = new ArrayList<>();
    Set<List<Object>> known = new HashSet<>();
    IntStream.range(0, curve.size() + references.size())
        .mapToObj(
            i ->
                i < curve.size()
                    ? curve.get(i).training()
                    : references.get(i - curve.size()).training())
        .filter(training -> known.add(List.of(training.repeat(), training.fold(), training.set())))
        .forEach(trainings::add);
    return trainings;
  }

  /** The plan of a study; empty where it asks for neither. */
  static CurvesAndTransfers of(StudyFile study, MixtureRows training) {
    CurvesAndTransfers plan =
        new CurvesAndTransfers(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    int[] group = IntStream.range(0, training.rows().size()).map(training.groups()::root).toArray();
    for (int repeat = 0; repeat < training.folds().fold().length; repeat++) {
      for (int fold = 0; fold < training.folds().count(); fold++) {
        int[][] test = training.test(repeat, fold);
        int[][] outside = training.outside(repeat, fold);
        new Fold(study, training, group, repeat, fold, outside, test).addTo(plan);
      }
    }
    return new CurvesAndTransfers(
        List.copyOf(plan.curve), List.copyOf(plan.references), List.copyOf(plan.transfers));
  }

  @SuppressWarnings("ArrayRecordComponent")
  private record Fold(
      StudyFile study,
      MixtureRows training,
      int[] group,
      int repeat,
      int fold,
      int[][] outside,
      int[][] test) {
    void addTo(CurvesAndTransfers plan) {
      int corpora = test.length;
      LearningCurve shares = study.learningCurve();
      if (shares != null) {
        for (int c = 0; c < corpora; c++) {
          points(shares, IntStream.of(c).toArray(), plan.curve);
        }
        if (study.mixtures().stream().anyMatch(Mixture::joint)) {
          points(shares, IntStream.range(0, corpora).toArray(), plan.curve);
        }
      }
      Transfer transfer = study.transfer();
      if (transfer != null) {
        for (int c = 0; c < corpora; c++) {
          references(transfer, c, plan.references);
        }
        for (int source = 0; source < corpora; source++) {
          for (int target = 0; target < corpora; target++) {
            if (source != target) {
              transfers(transfer, source, target, plan.transfers);
            }
          }
        }
      }
    }

    /** A curve's points of one fold: each holds the rows of the one before. */
    private void points(LearningCurve shares, int[] trained, List<CurvePoint> curve) {
      TrainingSet whole = mixture(trained, 1).of(names());
      for (double share : shares.shares()) {
        IntStream train = IntStream.empty();
        for (int c : trained) {
          int[] part =
              Draw.wholeGroups(outside[c], stratum(), group, share, seed("curve", c).value());
          train = IntStream.concat(train, Arrays.stream(part));
        }
        Mixture mixture = mixture(trained, share);
        PlannedTraining planned = planned(mixture, mixture.of(names()), train.sorted().toArray());
        curve.add(new CurvePoint(planned, share, whole));
      }
    }

    private void references(Transfer transfer, int corpus, List<Reference> references) {
      int[] all = outside[corpus];
      Mixture whole = mixture(new int[] {corpus}, 1);
      references.add(new Reference(planned(whole, whole.of(names()), all), corpus, -1));
      for (int labelled : transfer.labelled()) {
        if (labelled > 0) {
          Mixture part = mixture(new int[] {corpus}, labelled / (double) all.length);
          int[] train = labelled(labelled, corpus);
          references.add(
              new Reference(planned(part, clips(corpus, labelled), train), corpus, labelled));
        }
      }
    }

    private void transfers(
        Transfer transfer, int source, int target, List<PlannedTransfer> transfers) {
      int[][] tested = new int[test.length][0];
      tested[target] = test[target];
      for (Alignment alignment : Alignment.values()) {
        for (int labelled : transfer.labelled()) {
          int[] few = labelled(labelled, target);
          List<Double> shares = new ArrayList<>(mixture(new int[] {source}, 1).shares());
          shares.set(target, labelled / (double) outside[target].length);
          TrainingSet from = TrainingSet.alone(names().get(source));
          TrainingSet set =
              (labelled > 0 ? TrainingSet.sum(List.of(from, clips(target, labelled)), false) : from)
                  .transferredTo(names().get(target), alignment.word());
          PlannedTraining planned =
              new PlannedTraining(
                  Protocol.NESTED,
                  repeat,
                  fold,
                  new Mixture(shares, false),
                  set,
                  IntStream.concat(Arrays.stream(outside[source]), Arrays.stream(few))
                      .sorted()
                      .toArray(),
                  outside[source].clone(),
                  new int[0],
                  tested);
          transfers.add(
              new PlannedTransfer(
                  planned, source, target, alignment, labelled, outside[target].clone()));
        }
      }
    }

    /** The first so many of the fold's training rows, in an order that is the same for all. */
    private int[] labelled(int count, int corpus) {
      int[] all = outside[corpus];
      if (count > all.length) {
        throw new StudyException(
            "%s: transfer needs %d labelled clips, %s has %d training rows in fold %d"
                .formatted(study.file(), count, names().get(corpus), all.length, fold));
      }
      long seed = seed("labelled", corpus).value();
      return Arrays.stream(Draw.oneOfEachGroupFirst(all, stratum(), group, seed), 0, count)
          .sorted()
          .toArray();
    }

    private PlannedTraining planned(Mixture mixture, TrainingSet set, int[] train) {
      long found = Arrays.stream(train).map(row -> group[row]).distinct().count();
      if (found < FEWEST_GROUPS) {
        throw new StudyException(
            "%s: %s is %d clips of %d groups in fold %d, expected at least %d groups"
                .formatted(study.file(), set, train.length, found, fold, FEWEST_GROUPS));
      }
      return PlannedTraining.nested(repeat, fold, mixture, set, train, test);
    }

    private Mixture mixture(int[] trained, double share) {
      return new Mixture(
          IntStream.range(0, test.length)
              .mapToObj(c -> Arrays.stream(trained).anyMatch(t -> t == c) ? share : 0.0)
              .toList(),
          false);
    }

    private TrainingSet clips(int corpus, int count) {
      return TrainingSet.clips(names().get(corpus), count);
    }

    private Seeds seed(String what, int corpus) {
      return training.seed(what, corpus, repeat, fold);
    }

    private List<String> names() {
      return training.rows().names();
    }

    private int[] stratum() {
      return training.strata().overall();
    }
  }
}
