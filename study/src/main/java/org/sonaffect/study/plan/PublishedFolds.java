package org.sonaffect.study.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.sonaffect.learning.folds.Draw;
import org.sonaffect.learning.folds.Split;
import org.sonaffect.learning.random.Seeds;
import org.sonaffect.study.Mixture;
import org.sonaffect.study.Protocol;
import org.sonaffect.study.StudyException;
import org.sonaffect.study.StudyFile;

/**
 * The rows of the published code (docs/spec/experiment.md §4), which is tuned on the folds that are
 * reported and placed so that some tested rows are trained on: made to explain published numbers,
 * not to judge a model by.
 */
final class PublishedFolds {
  private PublishedFolds() {}

  /** Every fold of every repetition and mixture. */
  static List<PlannedTraining> of(
      StudyFile study,
      Protocol protocol,
      StackedRows rows,
      OuterFolds folds,
      RowStrata strata,
      Seeds seeds) {
    if (rows.corpora().size() != 2) {
      throw new StudyException(
          "%s: the protocol %s stacks two corpora, the study has %d"
              .formatted(study.file(), protocol.word(), rows.corpora().size()));
    }
    List<PlannedTraining> trainings = new ArrayList<>();
    for (int repeat = 0; repeat < folds.fold().length; repeat++) {
      for (Mixture mixture : study.mixtures()) {
        List<PublishedPlacement.Placed> placed = new ArrayList<>();
        BitSet searched = new BitSet(rows.size());
        for (int fold = 0; fold < folds.count(); fold++) {
          PublishedPlacement.Placed place =
              placement(protocol).place(drawn(rows, folds, strata, mixture, repeat, fold, seeds));
          Arrays.stream(place.search().train()).forEach(searched::set);
          Arrays.stream(place.search().test()).forEach(searched::set);
          placed.add(place);
        }
        for (int fold = 0; fold < folds.count(); fold++) {
          PublishedPlacement.Placed place = placed.get(fold);
          trainings.add(
              new PlannedTraining(
                  protocol,
                  repeat,
                  fold,
                  mixture,
                  mixture.of(rows.names()),
                  place.train(),
                  searched.stream().toArray(),
                  place.search().test(),
                  new int[][] {place.testA(), place.testB()}));
        }
      }
    }
    return trainings;
  }

  private static PublishedPlacement placement(Protocol protocol) {
    return protocol == Protocol.PUBLISHED_2023
        ? PublishedPlacement.YEAR_2023
        : PublishedPlacement.YEAR_2024;
  }

  private static PublishedPlacement.Drawn drawn(
      StackedRows rows,
      OuterFolds folds,
      RowStrata strata,
      Mixture mixture,
      int repeat,
      int fold,
      Seeds seeds) {
    Split a = split(rows, folds, 0, repeat, fold);
    Split b = split(rows, folds, 1, repeat, fold);
    double k = mixture.shares().get(0);
    double p = mixture.shares().get(1);
    if (mixture.complementary()) {
      int smaller = Math.min(a.train().length, b.train().length);
      k = (double) Draw.size(k, smaller) / a.train().length;
      p = (double) Draw.size(p, smaller) / b.train().length;
    }
    return PublishedPlacement.Drawn.of(
        a,
        b,
        Arrays.copyOfRange(strata.within(), 0, rows.size(0)),
        Arrays.copyOfRange(strata.within(), rows.size(0), rows.size()),
        k,
        p,
        seeds.child("published").child(repeat).child(fold));
  }

  /** Train and test rows of a corpus's own fold, by their numbers within the corpus. */
  private static Split split(StackedRows rows, OuterFolds folds, int corpus, int repeat, int fold) {
    int offset = rows.offset(corpus);
    int[] all = Arrays.stream(rows.rowsOf(corpus)).map(row -> row - offset).toArray();
    int[] in = folds.fold()[repeat];
    return new Split(
        Arrays.stream(all).filter(row -> in[row + offset] != fold).toArray(),
        Arrays.stream(all).filter(row -> in[row + offset] == fold).toArray());
  }
}
