package org.sonaffect.study.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sonaffect.automl.search.AutoMlResult;
import org.sonaffect.corpus.Corpus;
import org.sonaffect.corpus.extract.Progress;
import org.sonaffect.learning.FittedByDomain;
import org.sonaffect.learning.FittedModel;
import org.sonaffect.learning.FittedPipeline;
import org.sonaffect.learning.FittedPipelines;
import org.sonaffect.learning.Pipeline;
import org.sonaffect.learning.folds.Split;
import org.sonaffect.learning.grid.RungRows;
import org.sonaffect.learning.rows.Crew;
import org.sonaffect.learning.rows.Matrix;
import org.sonaffect.study.Augmentation;
import org.sonaffect.study.AutoMlModel;
import org.sonaffect.study.Cell;
import org.sonaffect.study.FoldResult;
import org.sonaffect.study.JointModel;
import org.sonaffect.study.ModelGrid;
import org.sonaffect.study.Protocol;
import org.sonaffect.study.StudyFile;
import org.sonaffect.study.StudyModel;
import org.sonaffect.study.StudyOptions;
import org.sonaffect.study.fit.AutoMlRun;
import org.sonaffect.study.fit.Engine;
import org.sonaffect.study.fit.FitSource;
import org.sonaffect.study.fit.JointRun;
import org.sonaffect.study.fit.NestedRun;
import org.sonaffect.study.fit.RunStage;
import org.sonaffect.study.folder.AutoMlFiles;
import org.sonaffect.study.folder.RunFolder;
import org.sonaffect.study.folder.RunLock;
import org.sonaffect.study.folder.RunLogFile;
import org.sonaffect.study.plan.Labels;
import org.sonaffect.study.plan.PlannedTraining;
import org.sonaffect.study.plan.StudyPlan;

/**
 * The training of one model: its nested evaluation as a study, and then the same search on all rows
 * and the fit. All of it is in a run folder, and an interrupted training is continued: {@code
 * final.jsonl} is the log of what comes after the study.
 */
public final class WholeTraining {
  private static final String LOG = "final.jsonl";
  private static final String FOLDER = "final";

  private final StudyPlan plan;
  private final StudyModel model;
  private final Path folder;
  private final RunLogFile nested;
  private final RunLogFile log;
  private final Crew crew;
  private final Progress.Stage stage;

  private WholeTraining(
      StudyPlan plan,
      Path folder,
      RunLogFile nested,
      RunLogFile log,
      Crew crew,
      Progress.Stage stage) {
    this.plan = plan;
    this.model = plan.study().models().get(0);
    this.folder = folder;
    this.nested = nested;
    this.log = log;
    this.crew = crew;
    this.stage = stage;
  }

  /**
   * What a training gives.
   *
   * @param corpora in study order; the domain of a row is the number of its corpus
   * @param x the features of all rows, corpus after corpus
   * @param all the same, and behind them those of changed clips
   * @param augment what was done with changed clips
   * @param group the lowest row of the group of each row
   * @param targets in study order
   * @param model what predicts; the domain of a row is the number of its corpus
   * @param words what was chosen, one text a target
   * @param warning what is to be known of the AutoML's model, such as that its budget was too
   *     short; null where nothing is
   * @param folds the outer folds of the first repetition
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Outcome(
      List<Corpus> corpora,
      Matrix x,
      Matrix all,
      Augmentation augment,
      int[] group,
      List<String> targets,
      FittedModel model,
      List<String> words,
      @Nullable String warning,
      List<OuterFold> folds) {}

  /**
   * Trains, or continues an interrupted training.
   *
   * @param study of one model, one mixture of all rows and the nested protocol
   * @param folder the run folder
   * @throws org.sonaffect.study.StudyException naming what is wrong with study, corpora or folder
   * @throws java.util.concurrent.CancellationException where the thread was interrupted
   */
  public static Outcome run(StudyFile study, Path folder, StudyOptions options, Progress progress) {
    Study.Ended ended =
        Study.toItsEnd(study, folder, options.withResume(true).withQuick(false), progress, null);
    StudyPlan plan = ended.plan();
    String identity = ended.identity();
    ExecutorService pool = Executors.newFixedThreadPool(options.jobs());
    try (@SuppressWarnings("unused")
        RunLock lock = RunLock.take(folder)) {
      Outcome outcome;
      Map<Cell, Integer> places = new HashMap<>();
      try (Progress.Stage stage =
              progress.stage("fit on all rows", plan.folds().count() + 1, "steps");
          RunLogFile nested = new RunLogFile(folder.resolve(RunFolder.TRIALS), identity, progress);
          RunLogFile log = new RunLogFile(folder.resolve(LOG), "final " + identity, progress)) {
        Crew crew = new Crew(pool, options.jobs());
        outcome = new WholeTraining(plan, folder, nested, log, crew, stage).outcome(places);
      }
      RunLogFile.sort(folder.resolve(LOG), places);
      return outcome;
    } finally {
      pool.shutdownNow();
    }
  }

  private Outcome outcome(Map<Cell, Integer> places) {
    List<OuterFold> folds = new ArrayList<>();
    for (PlannedTraining training : plan.trainings()) {
      if (training.repeat() == 0) {
        folds.add(fold(training, places));
        stage.advance(1);
      }
    }
    int[] all = IntStream.range(0, plan.rows().size()).toArray();
    PlannedTraining first = plan.trainings().get(0);
    PlannedTraining whole =
        PlannedTraining.nested(
            0,
            plan.folds().count(),
            first.mixture(),
            first.set(),
            all,
            new int[plan.rows().corpora().size()][0]);
    for (Labels labels : plan.labels()) {
      if (model instanceof JointModel joint) {
        for (String corpus : plan.rows().names()) {
          places.put(whole.cell(labels, joint.search(corpus)), places.size());
        }
      }
      places.put(cell(whole, labels), places.size());
    }
    List<String> words = new ArrayList<>();
    FittedModel fitted;
    String warning = null;
    if (model instanceof AutoMlModel automl) {
      AutoMlResult result = ensemble(automl, whole);
      fitted = result.model();
      warning = result.leaderboard().warning();
      for (int t = 0; t < plan.labels().size(); t++) {
        words.add(AutoMlRun.words(result, t));
      }
    } else if (model instanceof JointModel joint) {
      fitted = byDomain(joint, whole, words);
    } else {
      fitted = pipelines(whole, words);
    }
    stage.advance(1);
    int[] group = Arrays.stream(all).map(plan.groups()::root).toArray();
    return new Outcome(
        plan.rows().corpora(),
        plan.rows().x(),
        plan.variants().x(),
        plan.variants().augment(),
        group,
        plan.labels().stream().map(Labels::word).toList(),
        fitted,
        words,
        warning,
        folds);
  }

  private Cell cell(PlannedTraining training, Labels labels) {
    return training.cell(labels, model.name());
  }

  private AutoMlResult ensemble(AutoMlModel automl, PlannedTraining whole) {
    Engine engine = new Engine(plan, List.of(), log, crew, RunStage.within(stage));
    return new AutoMlRun(engine, automl, folder.resolve(FOLDER))
        .search(new AutoMlRun.Planned(whole, plan.labels()));
  }

  /** For each corpus what is chosen for it on all rows. */
  private FittedModel byDomain(JointModel joint, PlannedTraining whole, List<String> words) {
    List<List<FittedPipeline>> byDomain = new ArrayList<>();
    plan.rows().corpora().forEach(corpus -> byDomain.add(new ArrayList<>()));
    List<List<JointRun.Chosen>> chosen = choose(joint, whole, log);
    for (int t = 0; t < chosen.size(); t++) {
      List<String> own = new ArrayList<>();
      for (JointRun.Chosen choice : chosen.get(t)) {
        byDomain.get(choice.corpus()).add(choice.fit(plan.labels().get(t)));
        own.add(
            "%s: %s %s"
                .formatted(
                    plan.rows().names().get(choice.corpus()),
                    choice.words(),
                    choice.pipeline().describe()));
      }
      words.add(String.join("; ", own));
    }
    return new FittedByDomain(byDomain.stream().map(FittedPipelines::new).toList());
  }

  /** With the trials that a log holds, and what it does not hold yet. */
  private List<List<JointRun.Chosen>> choose(
      JointModel joint, PlannedTraining training, RunLogFile trials) {
    return new JointRun(engine(List.of(), trials), joint).choose(training, plan.labels());
  }

  /** Tells nobody how far it is. */
  private Engine engine(List<ModelGrid> grids, RunLogFile trials) {
    return new Engine(plan, grids, trials, crew, RunStage.within(Progress.NONE.stage("", 0, "")));
  }

  private FittedModel pipelines(PlannedTraining whole, List<String> words) {
    List<FittedPipeline> pipelines = new ArrayList<>();
    ModelGrid grid = (ModelGrid) model;
    NestedRun.ofMixtures(engine(List.of(grid), log)).run(whole);
    int[] train = whole.train();
    int[] penaltyFolds = plan.rungRows(whole).penaltyFolds(train);
    for (Labels labels : plan.labels()) {
      FoldResult chosen = log.result(cell(whole, labels));
      Pipeline pipeline = grid.grid().points().get(chosen.point()).representative();
      pipelines.add(
          FitSource.fitted(pipeline, plan.variants(), labels.target(), train, penaltyFolds));
      words.add(chosen.pipeline());
    }
    return new FittedPipelines(pipelines);
  }

  private OuterFold fold(PlannedTraining training, Map<Cell, Integer> places) {
    int targets = plan.labels().size();
    double[][] tested = new double[targets][];
    double[][] changed = new double[targets][];
    for (int t = 0; t < targets; t++) {
      FoldResult result = nested.result(cell(training, plan.labels().get(t)));
      tested[t] = result.predictions();
      changed[t] = result.changed();
    }
    double[][] outOfFold =
        model instanceof ModelGrid grid
            ? inner(grid, training, places)
            : model instanceof JointModel joint ? inner(joint, training) : read(training);
    int[] test = training.tested();
    int[] compared = plan.variants().compared(test);
    return new OuterFold(training.train(), outOfFold, test, tested, compared, changed);
  }

  /**
   * The fold's chosen pipelines, fitted on parts of its training rows: those inner folds that the
   * search went by.
   */
  private double[][] inner(ModelGrid grid, PlannedTraining training, Map<Cell, Integer> places) {
    List<Cell> cells = new ArrayList<>();
    for (Labels labels : plan.labels()) {
      Cell cell = cell(training, labels).insideFold();
      places.put(cell, places.size());
      cells.add(cell);
    }
    if (cells.stream().anyMatch(log::isOpen)) {
      predictInner(grid, training, cells);
    }
    return cells.stream().map(cell -> log.result(cell).predictions()).toArray(double[][]::new);
  }

  private void predictInner(ModelGrid grid, PlannedTraining training, List<Cell> cells) {
    List<Split> splits = NestedRun.ofMixtures(engine(List.of(grid), log)).innerSplits(training);
    RungRows rungRows = plan.rungRows(training);
    int[] at = new int[plan.rows().size()];
    for (int i = 0; i < training.train().length; i++) {
      at[training.train()[i]] = i;
    }
    double[][] outOfFold = new double[cells.size()][training.train().length];
    crew.run(
        splits.size(),
        s -> {
          Split split = splits.get(s);
          var fits = FitSource.of(Protocol.NESTED, plan.variants()).of(plan.variants().x(), split);
          int[] penaltyFolds = rungRows.penaltyFolds(split.train());
          for (int t = 0; t < cells.size(); t++) {
            double[] own = outOfFold[t];
            Labels labels = plan.labels().get(t);
            int point = nested.result(cell(training, labels)).point();
            fits.predict(
                labels.target(),
                penaltyFolds,
                List.of(grid.grid().points().get(point).representative()),
                (position, predictions) -> {
                  for (int i = 0; i < predictions.length; i++) {
                    own[at[split.test()[i]]] = predictions[i];
                  }
                });
          }
        });
    for (int t = 0; t < cells.size(); t++) {
      FoldResult chosen = nested.result(cell(training, plan.labels().get(t)));
      log.add(
          new FoldResult(
              cells.get(t), chosen.point(), chosen.pipeline(), chosen.score(), outOfFold[t], 0));
    }
  }

  /** What the fold's choices predict of the rows that they were made by. */
  private double[][] inner(JointModel joint, PlannedTraining training) {
    int[] train = training.train();
    Map<Integer, Integer> at = new HashMap<>();
    for (int i = 0; i < train.length; i++) {
      at.put(train[i], i);
    }
    double[][] outOfFold = new double[plan.labels().size()][train.length];
    List<List<JointRun.Chosen>> chosen = choose(joint, training, nested);
    for (int t = 0; t < outOfFold.length; t++) {
      for (JointRun.Chosen choice : chosen.get(t)) {
        for (int i = 0; i < choice.own().length; i++) {
          outOfFold[t][at.getOrDefault(choice.own()[i], 0)] = choice.outOfFold()[i];
        }
      }
    }
    return outOfFold;
  }

  /** What the search of a fold has left of its own out-of-fold predictions. */
  private double[][] read(PlannedTraining training) {
    AutoMlFiles files = AutoMlFiles.read(folder);
    double[][] outOfFold = new double[plan.labels().size()][];
    for (int t = 0; t < outOfFold.length; t++) {
      double[] all = AutoMlRun.outOfFold(files, plan, training, plan.labels().get(t));
      outOfFold[t] = Arrays.stream(training.train()).mapToDouble(row -> all[row]).toArray();
    }
    return outOfFold;
  }
}
