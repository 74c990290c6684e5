package org.sonaffect.study.folder;

import java.util.List;
import java.util.stream.Stream;
import org.sonaffect.study.Prediction;
import org.sonaffect.study.RatedClip;
import org.sonaffect.study.Result;

/**
 * The CSV files of a run folder: their columns, and the words in them (docs/spec/file-formats.md
 * §5); {@link AutoMlFiles} has those of the folder {@code automl}.
 */
public final class RunColumns {
  /** Every score. */
  public static final RunTable<Result> RESULTS =
      new RunTable<>(
          "results.csv",
          Result.class,
          "protocol,control,repeat,fold,test,train,model,target,metric,value");

  /** Every prediction of a test row. */
  public static final RunTable<Prediction> PREDICTIONS =
      new RunTable<>(
          "predictions.csv",
          Prediction.class,
          "protocol,control,repeat,fold,test,train,model,target,id,rating,prediction");

  /** The outer fold of every clip. */
  public static final RunTable<RunRows.Fold> FOLDS =
      new RunTable<>("folds.csv", RunRows.Fold.class, "repeat,corpus,id,fold,group,hash");

  /** The rows of every training and test. */
  public static final RunTable<RunRows.Split> SPLITS =
      new RunTable<>(
          "splits.csv", RunRows.Split.class, "protocol,control,repeat,fold,train,role,corpus,id");

  /** The value of splits.csv's column {@code control}: rows do not depend on it. */
  public static final String ANY_CONTROL = "any";

  /** Role of rows that were trained on. */
  public static final String TRAIN = "train";

  /** Role of rows that the search was fitted or scored on. */
  public static final String SEARCH = "search";

  /** Role of rows reported as a corpus's test rows: this and the corpus's name. */
  public static final String TEST = "test:";

  /** Role of rows whose features, not ratings, an alignment was fitted on. */
  public static final String UNLABELLED = "unlabelled";

  /** What each step of each final fit was fitted on. */
  public static final RunTable<RunRows.Fit> FITS =
      new RunTable<>("fits.csv", RunRows.Fit.class, "protocol,repeat,fold,train,step,rows,hash");

  /** Every clip with its ratings and its stratum. */
  public static final RunTable<RatedClip> STRATA =
      new RunTable<>("strata.csv", RatedClip.class, "corpus,id,arousal,valence,category,stratum");

  /** Ratings of targets other than arousal and valence; only where the study has some. */
  public static final RunTable<RunRows.Dimension> DIMENSIONS =
      new RunTable<>("dimensions.csv", RunRows.Dimension.class, "corpus,id,target,rating");

  /** How much the raters of a clip disagree. */
  public static final RunTable<RunRows.Raters> RATERS =
      new RunTable<>("raters.csv", RunRows.Raters.class, "corpus,id,raters,arousal_sd,valence_sd");

  /** Clips with nearly the same features. */
  public static final RunTable<RunRows.Duplicates> DUPLICATES =
      new RunTable<>("duplicates.csv", RunRows.Duplicates.class, "corpus,id,other_corpus,other_id");

  /** How long searches and fits took; differs from run to run. */
  public static final RunTable<RunRows.Timing> TIMINGS =
      new RunTable<>(
          "timings.csv",
          RunRows.Timing.class,
          "what,protocol,control,repeat,fold,train,model,target,seconds");

  /** Scores over the number of clips trained on. */
  public static final RunTable<RunRows.CurveScore> LEARNING_CURVE =
      new RunTable<>(
          "learning-curve.csv",
          RunRows.CurveScore.class,
          "protocol,repeat,fold,test,train,share,clips,own,model,target,metric,value");

  /** Scores of models trained on one corpus and tested on another. */
  public static final RunTable<RunRows.TransferScore> TRANSFER =
      new RunTable<>(
          "transfer.csv",
          RunRows.TransferScore.class,
          "protocol,repeat,fold,source,test,alignment,labelled,model,target,metric,value");

  /** Predictions of changed test clips against those of the same clips as they are. */
  public static final RunTable<RunRows.ChangeScore> CHANGES =
      new RunTable<>(
          "changes.csv",
          RunRows.ChangeScore.class,
          "protocol,repeat,test,train,model,target,change,clips,shift,rms,pearson,r2,coverage");

  /** The change of clips that are as they are. */
  public static final String UNCHANGED = "none";

  /** What the joint models chose for each corpus of their mixtures, and what it gained. */
  public static final RunTable<RunRows.Joint> JOINT =
      new RunTable<>(
          "joint.csv",
          RunRows.Joint.class,
          "protocol,control,repeat,fold,test,train,model,target,choice,gain,error,separate,joint,pipeline");

  /** The alignment of a training on the test corpus alone. */
  public static final String ALONE = "alone";

  /** So many labelled clips: all training rows. */
  public static final String EVERY_ROW = "all";

  private RunColumns() {}

  /** The names of all of them in a run folder. */
  public static List<String> files() {
    return Stream.of(
            RESULTS,
            PREDICTIONS,
            FOLDS,
            SPLITS,
            FITS,
            STRATA,
            RATERS,
            DIMENSIONS,
            DUPLICATES,
            TIMINGS,
            LEARNING_CURVE,
            TRANSFER,
            CHANGES,
            JOINT)
        .map(RunTable::file)
        .toList();
  }
}
