package org.sonaffect.study.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.sonaffect.learning.grid.RungRows;
import org.sonaffect.learning.random.Seeds;
import org.sonaffect.study.Protocol;
import org.sonaffect.study.StudyFile;
import org.sonaffect.study.TrainingSet;

/**
 * A study with its corpora in memory and its rows parted, before anything is fitted.
 *
 * @param study its file, in the form that is run
 * @param rows of all corpora
 * @param strata of the real ratings
 * @param groups over all corpora
 * @param folds the outer folds of the nested protocol
 * @param labels the columns that are learnt
 * @param trainings of the mixtures, in every fold of every protocol
 * @param curvesAndTransfers learning curves and transfers, beside the mixtures
 * @param variants of the clips, which are trained on where these are
 * @param seeds of the study
 */
public record StudyPlan(
    StudyFile study,
    StackedRows rows,
    RowStrata strata,
    RowGroups groups,
    OuterFolds folds,
    List<Labels> labels,
    List<PlannedTraining> trainings,
    CurvesAndTransfers curvesAndTransfers,
    VariantRows variants,
    Seeds seeds) {

  /** The columns of real ratings. */
  public List<Labels> realLabels() {
    return labels.stream().filter(l -> l.control().isNone()).toList();
  }

  /** One corpus trained on alone, all of it. */
  public TrainingSet whole(int corpus) {
    return TrainingSet.alone(rows.names().get(corpus));
  }

  /** Of the search on one training set of the nested protocol. */
  public Seeds searchSeeds(PlannedTraining training) {
    return searchSeeds(training, training.set());
  }

  private Seeds searchSeeds(PlannedTraining training, TrainingSet set) {
    return seeds.child("search").child(training.repeat()).child(training.fold()).child(set.label());
  }

  /** Where that search finds its rungs and the folds of its penalties. */
  public RungRows rungRows(PlannedTraining training) {
    return rungRows(training, training.set());
  }

  /** The same of a search on another training set of the fold. */
  public RungRows rungRows(PlannedTraining training, TrainingSet set) {
    return RungRows.sound(corpusOf(), strata.within(), groups.names(), searchSeeds(training, set));
  }

  /** Every training: of the mixtures, of learning curves and of transfers. */
  public List<PlannedTraining> everyTraining() {
    List<PlannedTraining> every = new ArrayList<>(trainings);
    every.addAll(extraTrainings());
    curvesAndTransfers.transfers().forEach(transfer -> every.add(transfer.training()));
    return every;
  }

  /** Searched for learning curves and transfers, and not trained on by a mixture already. */
  public List<PlannedTraining> extraTrainings() {
    Set<List<Object>> known = new HashSet<>();
    for (PlannedTraining training : trainings) {
      if (training.protocol() == Protocol.NESTED) {
        known.add(List.of(training.repeat(), training.fold(), training.set()));
      }
    }
    return curvesAndTransfers.searched().stream()
        .filter(
            training ->
                !known.contains(List.of(training.repeat(), training.fold(), training.set())))
        .toList();
  }

  /** The corpus of every row, from 0. */
  public int[] corpusOf() {
    int[] corpus = new int[rows.size()];
    Arrays.setAll(corpus, row -> rows.corpusOf(row));
    return corpus;
  }
}
