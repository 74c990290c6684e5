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
  static CurvesAndTransfers of(
      StudyFile study,
      StackedRows rows,
      RowStrata strata,
      RowGroups groups,
      OuterFolds folds,
      Seeds seeds) {
    Draft draft = new Draft(study, rows, strata, groups, folds, seeds);
    for (int repeat = 0; repeat < folds.fold().length; repeat++) {
      for (int fold = 0; fold < folds.count(); fold++) {
        draft.add(repeat, fold);
      }
    }
    return new CurvesAndTransfers(
        List.copyOf(draft.curve), List.copyOf(draft.references), List.copyOf(draft.transfers));
  }

  private static final class Draft {
    private final List<CurvePoint> curve = new ArrayList<>();
    private final List<Reference> references = new ArrayList<>();
    private final List<PlannedTransfer> transfers = new ArrayList<>();
    private final StudyFile study;
    private final StackedRows rows;
    private final int[] stratum;
    private final int[] group;
    private final MixtureRows training;
    private final Seeds seeds;

    Draft(
        StudyFile study,
        StackedRows rows,
        RowStrata strata,
        RowGroups groups,
        OuterFolds folds,
        Seeds seeds) {
      this.study = study;
      this.rows = rows;
      this.stratum = strata.overall();
      this.group = IntStream.range(0, rows.size()).map(groups::root).toArray();
      this.training = new MixtureRows(rows, strata, groups, folds, seeds);
      this.seeds = seeds;
    }

    void add(int repeat, int fold) {
      int corpora = rows.corpora().size();
      int[][] outside = new int[corpora][];
      int[][] test = new int[corpora][];
      for (int c = 0; c < corpora; c++) {
        outside[c] = training.outside(repeat, fold, c);
        test[c] = training.test(repeat, fold, c);
      }
      LearningCurve shares = study.learningCurve();
      if (shares != null) {
        for (int c = 0; c < corpora; c++) {
          points(shares, repeat, fold, IntStream.of(c).toArray(), outside, test);
        }
        if (study.mixtures().stream().anyMatch(Mixture::joint)) {
          points(shares, repeat, fold, IntStream.range(0, corpora).toArray(), outside, test);
        }
      }
      Transfer transfer = study.transfer();
      if (transfer != null) {
        for (int c = 0; c < corpora; c++) {
          references(transfer, repeat, fold, c, outside, test);
        }
        for (int source = 0; source < corpora; source++) {
          for (int target = 0; target < corpora; target++) {
            if (source != target) {
              transfers(transfer, repeat, fold, source, target, outside, test);
            }
          }
        }
      }
    }

    /** A curve's points of one fold: each holds the rows of the one before. */
    private void points(
        LearningCurve shares, int repeat, int fold, int[] trained, int[][] outside, int[][] test) {
      TrainingSet whole = mixture(trained, 1).of(rows.names());
      for (double share : shares.shares()) {
        IntStream train = IntStream.empty();
        for (int c : trained) {
          int[] part =
              Draw.wholeGroups(
                  outside[c], stratum, group, share, seed("curve", c, repeat, fold).value());
          train = IntStream.concat(train, Arrays.stream(part));
        }
        Mixture mixture = mixture(trained, share);
        TrainingSet set = mixture.of(rows.names());
        PlannedTraining planned =
            planned(repeat, fold, mixture, set, train.sorted().toArray(), test);
        curve.add(new CurvePoint(planned, share, whole));
      }
    }

    private void references(
        Transfer transfer, int repeat, int fold, int corpus, int[][] outside, int[][] test) {
      Mixture whole = mixture(new int[] {corpus}, 1);
      references.add(
          new Reference(
              planned(repeat, fold, whole, whole.of(rows.names()), outside[corpus], test),
              corpus,
              -1));
      for (int labelled : transfer.labelled()) {
        if (labelled > 0) {
          int[] train = labelled(labelled, repeat, fold, corpus, outside[corpus]);
          Mixture part = mixture(new int[] {corpus}, labelled / (double) outside[corpus].length);
          references.add(
              new Reference(
                  planned(repeat, fold, part, clips(corpus, labelled), train, test),
                  corpus,
                  labelled));
        }
      }
    }

    private void transfers(
        Transfer transfer,
        int repeat,
        int fold,
        int source,
        int target,
        int[][] outside,
        int[][] test) {
      int[][] tested = new int[test.length][0];
      tested[target] = test[target];
      for (Alignment alignment : Alignment.values()) {
        for (int labelled : transfer.labelled()) {
          int[] few = labelled(labelled, repeat, fold, target, outside[target]);
          List<Double> shares = new ArrayList<>(mixture(new int[] {source}, 1).shares());
          shares.set(target, labelled / (double) outside[target].length);
          TrainingSet from = TrainingSet.alone(rows.names().get(source));
          TrainingSet set =
              (labelled > 0 ? TrainingSet.sum(List.of(from, clips(target, labelled)), false) : from)
                  .transferredTo(rows.names().get(target), alignment.word());
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
    private int[] labelled(int count, int repeat, int fold, int corpus, int[] outside) {
      if (count > outside.length) {
        throw new StudyException(
            "%s: transfer needs %d labelled clips, %s has %d training rows in fold %d"
                .formatted(study.file(), count, rows.names().get(corpus), outside.length, fold));
      }
      long seed = seed("labelled", corpus, repeat, fold).value();
      return Arrays.stream(Draw.oneOfEachGroupFirst(outside, stratum, group, seed), 0, count)
          .sorted()
          .toArray();
    }

    private PlannedTraining planned(
        int repeat, int fold, Mixture mixture, TrainingSet set, int[] train, int[][] test) {
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
          IntStream.range(0, rows.corpora().size())
              .mapToObj(c -> Arrays.stream(trained).anyMatch(t -> t == c) ? share : 0.0)
              .toList(),
          false);
    }

    private TrainingSet clips(int corpus, int count) {
      return TrainingSet.clips(rows.names().get(corpus), count);
    }

    private Seeds seed(String what, int corpus, int repeat, int fold) {
      return seeds.child(what).child(rows.names().get(corpus)).child(repeat).child(fold);
    }
  }
}
